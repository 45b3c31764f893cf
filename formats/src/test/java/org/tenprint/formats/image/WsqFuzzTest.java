package org.tenprint.formats.image;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.formats.Typed.require;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.Typed;
import org.tenprint.testkit.fuzz.KeptInputs;

/** WSQ; whatever is decoded can be written and decoded again. */
public class WsqFuzzTest {
  /** As small as an image may be, and twice that: the decoder runs four times a millisecond. */
  private static final Limits TINY = new Limits(1 << 14, 1, 1, 64 * 64, 96);

  /** What the decoder needs for so few pixels: its own tables. */
  private static final long MOST = 2 << 20;

  private static final int TIMES = 64;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), WsqFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    return List.of(
        WsqWriter.write(WsqWriter.padded(Images.stripes(40, 36))),
        WsqWriter.write(WsqWriter.padded(Images.stripes(96, 32))));
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    long most = MOST + (long) TIMES * input.length;
    ImageHeader header =
        Typed.read(input, most, bytes -> ImageInspection.inspect(bytes, TINY), ImageHeader.class);
    if (header == null || header.compression() != Compression.WSQ20) {
      return;
    }
    GreyImage image =
        Typed.read(input, most, bytes -> WsqReader.decode(bytes, TINY), GreyImage.class);
    if (image != null) {
      require(
          image.width() == header.width()
              && image.height() == header.height()
              && image.ppi() == header.ppi(),
          "the header says otherwise");
      again(WsqWriter.padded(image));
    }
  }

  private static void again(GreyImage image) {
    try {
      GreyImage again = WsqReader.decode(WsqWriter.write(image), Limits.DEFAULT);
      require(
          again.width() == image.width() && again.height() == image.height(),
          "other sides once written and decoded");
    } catch (FormatException refusal) {
      throw new AssertionError("what was decoded is refused once written", refusal);
    }
  }
}
