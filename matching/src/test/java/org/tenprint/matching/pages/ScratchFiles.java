package org.tenprint.matching.pages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/** Scratch files of tests, each under a key of its own, and what the system says of them. */
public final class ScratchFiles {
  /** By which a file grows. */
  public static final int SLICE = ScratchFile.SLICE;

  private static final AtomicInteger KEYS = new AtomicInteger();

  private ScratchFiles() {}

  /** One in the temporary folder. */
  public static ScratchFile begin() {
    try {
      return ScratchFile.open(Files.createTempFile("minutiae", ""), key(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its bytes. */
  public static long size(ScratchFile file) {
    return file.size();
  }

  /** Another at each call. */
  static Key key() {
    byte[] key = new byte[32];
    ByteBuffer.wrap(key).putInt(KEYS.incrementAndGet());
    return new SecretKeySpec(key, "AES");
  }

  /** The open file that was at that path, as Linux shows it; nothing elsewhere. */
  static Optional<Path> opened(Path path) throws IOException {
    Path all = Path.of("/proc/self/fd");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(all)) {
      return files.filter(file -> isOf(file, path)).findFirst();
    }
  }

  private static boolean isOf(Path file, Path path) {
    try {
      Path named = path.getParent().toRealPath().resolve(path.getFileName());
      return Files.readSymbolicLink(file).toString().startsWith(named.toString());
    } catch (IOException e) {
      return false;
    }
  }

  /** All that is in it. */
  static byte[] bytes(Path opened) throws IOException {
    try (FileChannel in = FileChannel.open(opened)) {
      ByteBuffer all = ByteBuffer.allocate((int) in.size());
      while (all.hasRemaining() && in.read(all) >= 0) {
        // until all is read
      }
      return all.array();
    }
  }

  /** A record of 300 words. */
  static int[] words(int seed) {
    int[] words = new int[300];
    Arrays.setAll(words, i -> 1_000_003 * (seed + 1) + 7919 * i);
    return words;
  }

  /** That the record at the beginning of a page is that one. */
  static void assertHolds(MinutiaPages pages, int page, int seed) {
    int[] out = new int[300];
    assertTrue(pages.copy(page, 0, out, 300));
    assertArrayEquals(words(seed), out);
  }
}
