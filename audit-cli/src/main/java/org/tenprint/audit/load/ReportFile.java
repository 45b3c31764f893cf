package org.tenprint.audit.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tenprint.audit.answer.Failure;
import org.tenprint.policy.law.Instrument;

/**
 * What an approver reads of drafts before approving them: a line each, of the id, the name of the
 * report, and sentence by sentence what it would change and conflicts with; tabs between.
 */
final class ReportFile {
  private static final String HEAD = "id\treport\twhat it would change, and conflicts with\n";

  private final Path path;
  private final Map<String, String> reports;

  private ReportFile(Path path, Map<String, String> reports) {
    this.path = path;
    this.reports = reports;
  }

  /**
   * One that was read by whoever signs.
   *
   * @throws Failure if there is none, or it was not written to its end
   */
  static ReportFile read(Path path) throws IOException {
    Map<String, String> reports = new HashMap<>();
    try {
      for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 3) {
          throw new Failure(path + ": a line has no report: have it written again, without --sign");
        }
        reports.put(fields[0], fields[1]);
      }
    } catch (NoSuchFileException e) {
      throw new Failure(path + " is not there: give the command without --sign first, and read it");
    }
    return new ReportFile(path, reports);
  }

  /**
   * The name of the report on a draft.
   *
   * @throws RefusedLine if it was not among those to be read
   */
  String of(Instrument draft) throws RefusedLine {
    String report = reports.get(plain(draft.id()));
    if (report == null) {
      throw new RefusedLine("NOT_READ", draft.id());
    }
    return report;
  }

  /** Begins one in place of what stands there. */
  static Writer write(Path path) throws IOException {
    return new Writer(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
  }

  /** Writes line by line. */
  static final class Writer implements AutoCloseable {
    private final BufferedWriter file;

    private Writer(BufferedWriter file) throws IOException {
      this.file = file;
      file.write(HEAD);
    }

    /**
     * @param effect as the door tells it
     */
    void add(JsonNode effect) throws IOException {
      file.write(plain(effect.path("instrument").asText()));
      file.write("\t" + plain(effect.path("report").asText()));
      for (JsonNode sentence : effect.path("statement")) {
        file.write("\t" + plain(sentence.asText()));
      }
      for (JsonNode conflict : effect.path("conflicts")) {
        file.write(
            "\t%s: %s"
                .formatted(
                    plain(conflict.path("kind").asText()), plain(conflict.path("text").asText())));
      }
      file.write("\n");
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}
