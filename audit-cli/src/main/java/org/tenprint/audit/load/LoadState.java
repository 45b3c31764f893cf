package org.tenprint.audit.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenprint.audit.answer.Failure;

/** How far the load of one file to one place has come; held by one process at a time. */
final class LoadState implements AutoCloseable {
  /**
   * Where a load stands.
   *
   * @param line up to which everything is taken or refused
   * @param loaded how many were taken of these
   * @param refused how many were not
   * @param leftOut how many prints are not in what was taken
   * @param last of what was taken
   */
  record Reached(long line, long loaded, long refused, long leftOut, TopicLog.Mark last) {}

  private static final int DIGITS = 16;
  private static final int LONGEST = 192;
  private static final Pattern WORDS =
      Pattern.compile("(\\d+) (\\d+) (\\d+) (\\d+) (\\S+) (-1|\\d+) (-1|\\d+)");

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

  /**
   * Empty where nothing was reached.
   *
   * @throws Failure where it holds something else
   */
  Optional<Reached> reached() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    file.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), US_ASCII).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher words = WORDS.matcher(text);
    try {
      if (words.matches()) {
        return Optional.of(
            new Reached(
                Long.parseLong(words.group(1)),
                Long.parseLong(words.group(2)),
                Long.parseLong(words.group(3)),
                Long.parseLong(words.group(4)),
                new TopicLog.Mark(
                    words.group(5),
                    Integer.parseInt(words.group(6)),
                    Long.parseLong(words.group(7)))));
      }
    } catch (NumberFormatException e) {
      // as no words
    }
    throw new Failure("how far it was loaded cannot be read: --again loads from the first line");
  }

  /**
   * Written in one piece of one length: whoever is killed meanwhile leaves the one or the other.
   */
  void reach(Reached reached) throws IOException {
    TopicLog.Mark last = reached.last();
    write(
        String.format(
            Locale.ROOT,
            "%d %d %d %d %s %d %d",
            reached.line(),
            reached.loaded(),
            reached.refused(),
            reached.leftOut(),
            last.topicId(),
            last.partition(),
            last.offset()));
  }

  /** As before the first line. */
  void forget() throws IOException {
    write("");
  }

  private void write(String text) throws IOException {
    String line = text + " ".repeat(LONGEST - 1 - text.length()) + "\n";
    file.write(ByteBuffer.wrap(line.getBytes(US_ASCII)), 0);
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
