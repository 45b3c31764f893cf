package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * The gallery's file, under a checksum that fits: refused by {@link IOException} or a runtime
 * exception, which a start takes for damage, or a gallery that can be asked.
 */
public class GalleryFileFuzzTest {
  private static final int BITS = 4;
  private static final Projection PROJECTION = Projection.shipped();

  /** An index of few bits, and the maps. */
  private static final long SOME = 64 << 20;

  private static final long A_BYTE = 1024;
  private static final Path FILE = file();

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), GalleryFileFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() throws IOException {
    CompactIndex index = new CompactIndex(PROJECTION, BITS, Lanes.FEWEST);
    index.put(new Subject("S", List.of(InventedPeople.encounter(1, 0, 1))));
    index.snapshot(FILE, "bookmark");
    byte[] ofEightLanes = Files.readAllBytes(FILE);
    CompactIndex many = new CompactIndex(PROJECTION, BITS, 24, 1, 1, MinutiaRoom.heap());
    many.put(new Subject("S", List.of(InventedPeople.encounter(1, 0, 1))));
    many.put(new Subject("T", List.of(InventedPeople.encounter(2, 0, 1))));
    many.snapshot(FILE, "bookmark");
    return List.of(ofEightLanes, Files.readAllBytes(FILE));
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 12 || input[7] > BITS || (input[4] | input[5] | input[6]) != 0) {
      return;
    }
    byte[] file = input.clone();
    CRC32C sum = new CRC32C();
    sum.update(file, 0, file.length - 4);
    ByteBuffer.wrap(file).putInt(file.length - 4, (int) sum.getValue());
    try {
      Files.write(FILE, file);
      CompactIndex.Restored restored =
          Bounds.within(
              SOME + A_BYTE * file.length,
              () -> Snapshot.read(FILE, PROJECTION, MinutiaRoom.heap()));
      restored.index().size();
    } catch (IOException | RuntimeException refused) {
      // a start takes both for a damaged snapshot
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("gallery", "");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
