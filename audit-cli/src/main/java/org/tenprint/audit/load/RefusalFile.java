package org.tenprint.audit.load;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.tenprint.audit.load.LoadState.Reached;

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
  private long lost;
  private FileChannel file;
  private Writer writer;

  /** Of a load from the first line: what stands there is of another. */
  RefusalFile(Path path) throws IOException {
    this.path = path;
    Files.deleteIfExists(path);
  }

  /**
   * Of a load that goes on.
   *
   * @param before up to which line what stands in the file stays; what is behind is told again
   */
  RefusalFile(Path path, Reached before) throws IOException {
    this.path = path;
    this.refused = before.refused();
    this.leftOut = before.leftOut();
    this.lost = refused + leftOut;
    if (Files.exists(path)) {
      Path part = path.resolveSibling(path.getFileName() + ".part");
      Files.deleteIfExists(part);
      try (BufferedReader lines = Files.newBufferedReader(path)) {
        open(part);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (number(line) <= before.line()) {
            writer.write(line + "\n");
            lost--;
          }
        }
        flush();
      } finally {
        close();
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Of which line it tells; of none at all where it is the head, or was not written to its end. */
  private static long number(String line) {
    String[] fields = line.split("\t", -1);
    return fields.length > NUMBER_AND_REASON && fields[0].matches("\\d{1,18}")
        ? Long.parseLong(fields[0])
        : Long.MAX_VALUE;
  }

  private void open(Path at) throws IOException {
    boolean there = Files.exists(at);
    file =
        FileChannel.open(
            at,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    writer = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
    if (!there) {
      writer.write(HEAD);
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
      open(path);
    }
    writer.write(
        line + "\t" + reason + "\t" + where.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?") + "\n");
    count(reason);
  }

  /** Returns when what was refused so far is on the disk. */
  void flush() throws IOException {
    if (writer != null) {
      writer.flush();
      file.force(false);
    }
  }

  /** How many lines, those of earlier runs included. */
  long refused() {
    return refused;
  }

  long leftOut() {
    return leftOut;
  }

  /** How many of earlier runs stand in the file no more. */
  long lost() {
    return lost;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
