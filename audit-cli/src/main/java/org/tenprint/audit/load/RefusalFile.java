package org.tenprint.audit.load;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * What was refused, or left out of what was taken: number of the line, reason, where; tabs between.
 * There is a file where there is such a thing.
 */
final class RefusalFile implements AutoCloseable {
  private static final String HEAD = "line\treason\twhere\n";
  private static final int NUMBER_AND_REASON = 2;

  private final Path path;
  private long refused;
  private long leftOut;
  private Writer writer;

  /**
   * @param kept up to which line what stands in the file stays; what is behind is told again
   */
  RefusalFile(Path path, long kept) throws IOException {
    this.path = path;
    if (kept == 0) {
      Files.deleteIfExists(path);
    } else if (Files.exists(path)) {
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(path)) {
        String[] fields = line.split("\t", -1);
        if (fields.length > NUMBER_AND_REASON && fields[0].matches("\\d+")) {
          if (Long.parseLong(fields[0]) <= kept) {
            lines.add(line);
            count(fields[1]);
          }
        }
      }
      Files.writeString(path, HEAD + (lines.isEmpty() ? "" : String.join("\n", lines) + "\n"));
    }
  }

  private void count(String reason) {
    if (reason.startsWith("LEFT_OUT ")) {
      leftOut++;
    } else {
      refused++;
    }
  }

  void refuse(long line, RefusedLine why) throws IOException {
    write(line, why.reason(), why.where());
  }

  /** Something of a line that was taken all the same. */
  void leaveOut(long line, RefusedLine why) throws IOException {
    write(line, "LEFT_OUT " + why.reason(), why.where());
  }

  private void write(long line, String reason, String where) throws IOException {
    if (writer == null) {
      if (!Files.exists(path)) {
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, HEAD);
      }
      writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
    writer.write(
        line + "\t" + reason + "\t" + where.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?") + "\n");
    count(reason);
  }

  /** Returns when what was refused so far stands in the file. */
  void flush() throws IOException {
    if (writer != null) {
      writer.flush();
    }
  }

  /** How many lines, those of earlier runs included. */
  long refused() {
    return refused;
  }

  long leftOut() {
    return leftOut;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
