package org.tenprint.audit.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.tenprint.audit.answer.Failure;

/** How far the load of one file to one place has come; held by one process at a time. */
final class LoadState implements AutoCloseable {
  /**
   * Where a load stands.
   *
   * @param line up to which everything is taken or refused
   * @param loaded how many were taken of these
   */
  record Reached(long line, long loaded) {}

  private static final int DIGITS = 16;
  private static final int LONGEST = 64;

  private final FileChannel file;

  private LoadState(FileChannel file) {
    this.file = file;
  }

  /**
   * @param folder of all states, made where it is not there
   * @param what digest of the file, and where it goes to
   * @throws Failure where another process loads it
   */
  static LoadState open(Path folder, String what) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    byte[] digest = LineFile.sha256().digest(what.getBytes(StandardCharsets.UTF_8));
    Path path = folder.resolve(HexFormat.of().formatHex(digest).substring(0, DIGITS));
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return new LoadState(file);
      }
    } catch (OverlappingFileLockException e) {
      // this process
    }
    file.close();
    throw new Failure("another process loads this file");
  }

  Reached reached() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    file.read(bytes, 0);
    String[] words =
        new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII)
            .strip()
            .split(" ");
    return words.length == 2
        ? new Reached(Long.parseLong(words[0]), Long.parseLong(words[1]))
        : new Reached(0, 0);
  }

  /**
   * Written in one piece of one length: whoever is killed meanwhile leaves the one or the other.
   */
  void reach(Reached reached) throws IOException {
    String text = "%d %d".formatted(reached.line(), reached.loaded());
    String line = text + " ".repeat(LONGEST - 1 - text.length()) + "\n";
    file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
