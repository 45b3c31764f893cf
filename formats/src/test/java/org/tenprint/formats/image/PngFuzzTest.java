package org.tenprint.formats.image;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.formats.Typed.SMALL;
import static org.tenprint.formats.Typed.require;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.Typed;
import org.tenprint.testkit.fuzz.KeptInputs;
import org.tenprint.testkit.fuzz.PngChecksums;

/**
 * PNG, as it comes and with its checksums put right, which no mutation hits; what is decoded is the
 * same once written and decoded.
 */
public class PngFuzzTest {
  private static final int HEAD = 8;

  /** Pixels, rows, the inflater, and the chunks' names. */
  private static final long MOST = 1 << 20;

  private static final int TIMES = 24;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), PngFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    int[][] kinds = {{0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}};
    for (int[] kind : kinds) {
      seeds.add(Images.png(36, 33, kind[0], kind[1]));
    }
    for (int[] kind : new int[][] {{3, 4}, {3, 8}, {4, 8}, {4, 16}, {6, 8}, {6, 16}}) {
      seeds.add(Images.png(33, 40, kind[0], kind[1]));
    }
    seeds.add(PngWriter.write(Images.stripes(40, 36)));
    return seeds;
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    read(input);
    read(PngChecksums.fitted(input));
  }

  private static void read(byte[] png) {
    long most = MOST + (long) TIMES * png.length;
    ImageHeader header =
        Typed.read(png, most, bytes -> PngReader.inspect(bytes, SMALL), ImageHeader.class);
    GreyImage image =
        Typed.read(png, most, bytes -> PngReader.decode(bytes, SMALL), GreyImage.class);
    require(image == null || header != null, "decoded and not inspected");
    if (image != null) {
      require(
          image.width() == header.width()
              && image.height() == header.height()
              && image.ppi() == header.ppi(),
          "the header says otherwise");
      require(again(image).equals(image), "another image once written and decoded");
    }
  }

  private static GreyImage again(GreyImage image) {
    try {
      return PngReader.decode(PngWriter.write(image), Limits.DEFAULT);
    } catch (FormatException refusal) {
      throw new AssertionError("what was decoded is refused once written", refusal);
    }
  }
}
