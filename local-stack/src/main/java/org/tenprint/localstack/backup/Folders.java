package org.tenprint.localstack.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.tenprint.localstack.OwnersFolder;
import org.tenprint.localstack.StackException;

/** Folders and files, as backups handle them. */
final class Folders {
  private static final int AT_ONCE = 1 << 16;

  private Folders() {}

  /** A relative path with {@code /}. */
  static String text(Path relative) {
    StringBuilder text = new StringBuilder();
    for (Path name : relative) {
      text.append(text.length() == 0 ? "" : "/").append(name);
    }
    return text.toString();
  }

  /** Whether one is the other, or lies in it. */
  static boolean within(Path one, Path other) {
    return one.toAbsolutePath().normalize().startsWith(other.toAbsolutePath().normalize());
  }

  /**
   * It does not exist, or is empty.
   *
   * @throws StackException otherwise
   */
  static void requireNew(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new StackException(folder + " is not empty");
        }
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // it is not there
    }
  }

  /**
   * Writes the next bytes to a new file of the owner's alone, on disk when this returns.
   *
   * @return their SHA-256, hexadecimal
   * @throws EOFException if there are fewer
   */
  static String copy(InputStream in, long bytes, Path target) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[AT_ONCE];
    try (FileChannel out = FileChannel.open(OwnersFolder.file(target), StandardOpenOption.WRITE)) {
      long left = bytes;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(target.getFileName() + " lacks " + left + " bytes");
        }
        digest.update(buffer, 0, read);
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
        while (part.hasRemaining()) {
          out.write(part);
        }
        left -= read;
      }
      out.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
