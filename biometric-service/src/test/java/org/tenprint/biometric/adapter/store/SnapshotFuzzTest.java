package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.application.Memory;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.Removal;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * What stands beside the engine's file of a snapshot: the captures, under a digest that fits, and
 * the bookmark. Refused, or the same once written and read. An input is a byte that chooses, then
 * the content.
 */
public class SnapshotFuzzTest {
  private static final long SOME = 1 << 20;
  private static final long A_BYTE = 1024;
  private static final Path FILE = file();

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), SnapshotFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() throws IOException {
    Instant at = Instant.parse("2011-06-06T04:00:00.000001Z");
    List<Capture> captures =
        List.of(new Capture(Optional.of(new UUID(1, 2)), at), new Capture(Optional.empty(), at));
    Memory memory =
        new Memory(
            Map.of("S-1", captures),
            Map.of("S-2", new Removal(captures, at, true)),
            Map.of("S-1", new LogAddress(1, 7)));
    CaptureFile.write(Files.newOutputStream(FILE), memory);
    SnapshotBookmark bookmark =
        new SnapshotBookmark(
            new SnapshotBookmark.Parameters("engine", 10, 0, 2),
            "topic",
            Map.of(0, 4L, 1, 5L),
            at,
            "ab");
    return List.of(
        seed(0, Files.readAllBytes(FILE)),
        seed(1, bookmark.text().getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] seed(int kind, byte[] bytes) {
    byte[] seed = new byte[bytes.length + 1];
    seed[0] = (byte) kind;
    System.arraycopy(bytes, 0, seed, 1, bytes.length);
    return seed;
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
    if ((input[0] & 1) == 1) {
      bookmark(new String(bytes, StandardCharsets.UTF_8));
      return;
    }
    try {
      Files.write(FILE, bytes);
      Memory memory = read(bytes);
      String digest = CaptureFile.write(Files.newOutputStream(FILE), memory);
      if (!CaptureFile.read(() -> Files.newInputStream(FILE), digest).equals(memory)) {
        throw new AssertionError("another memory once written and read");
      }
    } catch (IOException | RuntimeException refused) {
      // a start takes both for a damaged snapshot
    }
  }

  private static Memory read(byte[] bytes) throws IOException {
    String digest = digest(bytes);
    try {
      return Bounds.within(
          SOME + A_BYTE * bytes.length,
          () -> CaptureFile.read(() -> Files.newInputStream(FILE), digest));
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }

  private static void bookmark(String text) {
    SnapshotBookmark bookmark;
    try {
      bookmark = SnapshotBookmark.parse(text);
    } catch (RuntimeException refused) {
      return;
    }
    if (!SnapshotBookmark.parse(bookmark.text()).equals(bookmark)) {
      throw new AssertionError("another bookmark once written and read");
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("captures", "");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
