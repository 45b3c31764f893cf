package org.tenprint.audit.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tenprint.audit.answer.Failure;
import org.tenprint.policy.law.Instrument;

/**
 * What an approver reads of drafts before approving them: a line each, of the id, the name of the
 * report, and sentence by sentence what it would change and conflicts with; tabs between.
 */
final class ReportFile {
  private static final Pattern DAY =
      Pattern.compile("\\b(asked|convicted|released) on \\d{4}-\\d{2}-\\d{2}\\b");

  private static final String HEAD = "id\treport\twhat it would change, and conflicts with\n";

  private final Map<String, String> lines;

  private ReportFile(Map<String, String> lines) {
    this.lines = lines;
  }

  /**
   * One that was read by whoever signs.
   *
   * @throws Failure if there is none, or it was not written to its end
   */
  static ReportFile read(Path path) throws IOException {
    Map<String, String> lines = new HashMap<>();
    try {
      for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 3) {
          throw new Failure(path + ": a line has no report: have it written again, without --sign");
        }
        lines.put(fields[0], line);
      }
    } catch (NoSuchFileException e) {
      throw new Failure(path + " is not there: give the command without --sign first, and read it");
    }
    return new ReportFile(lines);
  }

  /**
   * The name of the report on a draft.
   *
   * @throws RefusedLine if it was not among those to be read
   */
  String of(Instrument draft) throws RefusedLine {
    return field(1, lineOf(draft));
  }

  /**
   * Looks whether what was read of a draft is what it would do now: its report is of its words and
   * conflicts, and time changes more, such as whether it recalls what was delivered.
   *
   * @param effect as the door tells it now; of another report the door says so itself
   * @throws RefusedLine if it would do something else
   */
  void stillSo(Instrument draft, JsonNode effect) throws RefusedLine {
    String read = undated(lineOf(draft));
    String now = undated(line(effect));
    if (field(1, now).equals(field(1, read)) && !now.equals(read)) {
      throw new RefusedLine("EFFECT_CHANGED", draft.id());
    }
  }

  /** The days of its examples are counted from the day on which it is asked for. */
  private static String undated(String line) {
    return DAY.matcher(line).replaceAll("$1 on a day");
  }

  private String lineOf(Instrument draft) throws RefusedLine {
    String line = lines.get(plain(draft.id()));
    if (line == null) {
      throw new RefusedLine("NOT_READ", draft.id());
    }
    return line;
  }

  private static String field(int which, String line) {
    return line.split("\t", -1)[which];
  }

  private static String line(JsonNode effect) {
    StringBuilder line = new StringBuilder(plain(effect.path("instrument").asText()));
    line.append('\t').append(plain(effect.path("report").asText()));
    effect.path("statement").forEach(one -> line.append('\t').append(plain(one.asText())));
    for (JsonNode conflict : effect.path("conflicts")) {
      line.append('\t').append(plain(conflict.path("kind").asText()));
      line.append(": ").append(plain(conflict.path("text").asText()));
    }
    return line.toString();
  }

  /** Begins one, which takes the place of what stands there once it is whole. */
  static Writer write(Path path) throws IOException {
    Files.deleteIfExists(path);
    return new Writer(path);
  }

  /** Writes line by line. Its owner alone reads it: it tells of orders about single bookings. */
  static final class Writer implements AutoCloseable {
    private final Path path;
    private final Path part;
    private final BufferedWriter file;

    private Writer(Path path) throws IOException {
      this.path = path;
      this.part = path.resolveSibling(path.getFileName() + ".part");
      Files.deleteIfExists(part);
      this.file =
          new BufferedWriter(
              Channels.newWriter(
                  FileChannel.open(
                      part,
                      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                      PosixFilePermissions.asFileAttribute(
                          PosixFilePermissions.fromString("rw-------"))),
                  StandardCharsets.UTF_8));
      file.write(HEAD);
    }

    /**
     * @param effect as the door tells it
     */
    void add(JsonNode effect) throws IOException {
      file.write(line(effect));
      file.write("\n");
    }

    /** All was written: it may be read. */
    void whole() throws IOException {
      file.close();
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
      file.close();
      Files.deleteIfExists(part);
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}
