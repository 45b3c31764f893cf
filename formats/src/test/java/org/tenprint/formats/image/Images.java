package org.tenprint.formats.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small images in every kind of PNG, by the JDK's writer. */
final class Images {
  private Images() {}

  static GreyImage stripes(int width, int height) {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / width % 9 < 4 ? 40 + i % 7 : 230 - i % 5);
    }
    return new GreyImage(width, height, pixels, 500);
  }

  /** An image of PNG's colour type and bit depth. */
  static byte[] png(int width, int height, int colour, int depth) {
    BufferedImage image = image(width, height, colour, depth);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 7 + y * 31) % 256 * 0x010203 | 0xff000000);
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage image(int width, int height, int colour, int depth) {
    if (colour == 3 || depth < 8) {
      byte[] ramp = new byte[1 << depth];
      for (int i = 0; i < ramp.length; i++) {
        ramp[i] = (byte) (i * 255 / (ramp.length - 1) ^ (colour == 3 ? 1 : 0));
      }
      return new BufferedImage(
          width,
          height,
          depth == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
          new IndexColorModel(depth, ramp.length, ramp, ramp, ramp));
    }
    boolean alpha = colour == 4 || colour == 6;
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(
                colour >= 4 && colour == 4 || colour == 0
                    ? ColorSpace.CS_GRAY
                    : ColorSpace.CS_sRGB),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            depth == 16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE);
    return new BufferedImage(
        model, model.createCompatibleWritableRaster(width, height), false, null);
  }
}
