package org.tenprint.audit.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The lines of a file of any length, one after the other; each is of bounded length. */
final class LineFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /**
   * A file as it is.
   *
   * @param digest SHA-256 in hexadecimal
   * @param lines how many it has
   */
  record Extent(String digest, long lines) {}

  /**
   * A line.
   *
   * @param number the first is 1
   * @param bytes without its end; empty where it is too long
   */
  record Line(long number, byte[] bytes, boolean tooLong) {
    boolean blank() {
      for (byte one : bytes) {
        if (one != ' ' && one != '\t') {
          return false;
        }
      }
      return !tooLong;
    }
  }

  private final InputStream in;
  private final int longest;
  private long number;

  private LineFile(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * @param longest bytes of a line; what is longer is passed over and said to be
   */
  static LineFile open(Path file, int longest) throws IOException {
    return new LineFile(new BufferedInputStream(Files.newInputStream(file), BUFFER), longest);
  }

  /** Reads the whole file once. */
  static Extent extent(Path file) throws IOException {
    MessageDigest sha256 = sha256();
    long lines = 0;
    int last = '\n';
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (int i = 0; i < count; i++) {
          last = buffer[i];
          lines += last == '\n' ? 1 : 0;
        }
      }
    }
    return new Extent(HexFormat.of().formatHex(sha256.digest()), last == '\n' ? lines : lines + 1);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** The next line; empty behind the last. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean tooLong = false;
    int one = in.read();
    if (one < 0) {
      return Optional.empty();
    }
    for (; one >= 0 && one != '\n'; one = in.read()) {
      if (bytes.size() == longest) {
        tooLong = true;
        bytes.reset();
      }
      if (!tooLong) {
        bytes.write(one);
      }
    }
    byte[] line = tooLong ? new byte[0] : bytes.toByteArray();
    if (line.length > 0 && line[line.length - 1] == '\r') {
      line = java.util.Arrays.copyOf(line, line.length - 1);
    }
    return Optional.of(new Line(++number, line, tooLong));
  }

  /** Passes over lines. */
  void skip(long lines) throws IOException {
    for (long i = 0; i < lines; i++) {
      next();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
