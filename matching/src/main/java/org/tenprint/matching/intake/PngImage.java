package org.tenprint.matching.intake;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads PNG (ISO/IEC 15948): the header chunk is checked first, then the JDK's reader decodes. */
final class PngImage {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int IHDR = 0x49484452;
  private static final int PHYS = 0x70485973;
  private static final int IDAT = 0x49444154;
  private static final int HEADER_END = 33;
  private static final double METRES_PER_INCH = 0.0254;
  private static final int DEFAULT_PPI = 500;

  private PngImage() {}

  static boolean matches(byte[] bytes) {
    return bytes.length >= 8 && ByteBuffer.wrap(bytes).getLong() == SIGNATURE;
  }

  static GreyImage decode(byte[] bytes, int statedPpi, ExtractionBudget budget)
      throws PrintRefused {
    if (bytes.length < HEADER_END) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, 8, bytes.length - 8);
    if (header.getInt() != 13 || header.getInt() != IHDR) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    int width = header.getInt();
    int height = header.getInt();
    if (width <= 0 || height <= 0) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    int ppi = statedPpi > 0 ? statedPpi : ownPpi(bytes);
    GreyImage.check(width, height, ppi);
    TemplateExtractor.charge(width, height, ppi, budget);
    return new GreyImage(grey(read(bytes), width, height), width, height, ppi);
  }

  /** Pixels an inch from the pHYs chunk, where there is one before the image data. */
  private static int ownPpi(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int at = HEADER_END;
    while (at + 8 <= bytes.length) {
      int length = in.getInt(at);
      int type = in.getInt(at + 4);
      if (type == IDAT || length < 0 || length > bytes.length - at - 12) {
        break;
      }
      if (type == PHYS && length == 9 && in.get(at + 16) == 1) {
        return (int) Math.round(in.getInt(at + 8) * METRES_PER_INCH);
      }
      at += 12 + length;
    }
    return DEFAULT_PPI;
  }

  private static BufferedImage read(byte[] bytes) throws PrintRefused {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      return reader.read(0);
    } catch (IOException | RuntimeException damaged) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    } finally {
      reader.dispose();
    }
  }

  private static byte[] grey(BufferedImage image, int width, int height) throws PrintRefused {
    if (image.getWidth() != width || image.getHeight() != height) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    byte[] pixels = new byte[width * height];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      image.getRaster().getDataElements(0, 0, width, height, pixels);
      return pixels;
    }
    int[] row = new int[width];
    ColorModel model = image.getColorModel();
    if (model instanceof ComponentColorModel
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      // as they stand: getRGB would bend them by a gamma
      int down = Math.max(0, model.getComponentSize(0) - 8);
      for (int y = 0; y < height; y++) {
        image.getRaster().getSamples(0, y, width, 1, 0, row);
        for (int x = 0; x < width; x++) {
          pixels[y * width + x] = (byte) (row[x] >> down);
        }
      }
      return pixels;
    }
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int rgb = row[x];
        pixels[y * width + x] =
            (byte) (((rgb & 0xff) + (rgb >> 8 & 0xff) + (rgb >> 16 & 0xff)) / 3);
      }
    }
    return pixels;
  }
}
