package org.tenprint.formats.image;

import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/** Tells an encoded image's kind and sides, and refuses a broken structure, without decoding. */
public final class ImageInspection {
  private ImageInspection() {}

  /** Inspects by content. Raw pixels have no header: see {@link #raw}. */
  public static ImageHeader inspect(byte[] image, Limits limits) throws FormatException {
    Limits.checkSize(image, limits.imageBytes());
    ByteReader start = new ByteReader(image);
    if (start.startsWith(PngReader.SIGNATURE)) {
      return PngReader.inspect(image, limits);
    }
    if (start.startsWith((byte) 0xff, (byte) 0xa0)) {
      return WsqStructure.inspect(image, limits);
    }
    String known = otherKind(start);
    throw new FormatException(
        known == null ? FormatCode.UNKNOWN_FORMAT : FormatCode.BAD_COMPRESSION,
        0,
        (known == null ? "the bytes are no image that is known" : known + " images are not read")
            + "; send WSQ or PNG");
  }

  /** Inspects what is declared to be of that compression. */
  public static ImageHeader inspect(byte[] image, Compression declared, Limits limits)
      throws FormatException {
    ImageHeader header = inspect(image, limits);
    if (header.compression() != declared) {
      throw new FormatException(
          FormatCode.BAD_COMPRESSION,
          0,
          "the image is %s and is declared as %s; make them agree"
              .formatted(header.compression().label(), declared.label()));
    }
    return header;
  }

  /** Raw 8-bit grey of the declared sides: exactly width × height bytes, which are not copied. */
  public static GreyImage raw(byte[] pixels, int width, int height, int ppi, Limits limits)
      throws FormatException {
    limits.checkSides(width, height, 0);
    if (pixels.length != width * height) {
      throw new FormatException(
          pixels.length < width * height ? FormatCode.TRUNCATED : FormatCode.TRAILING_BYTES,
          Math.min(pixels.length, width * height),
          "%d × %d pixels of 8-bit grey are %d bytes and %d are there"
              .formatted(width, height, width * height, pixels.length));
    }
    return new GreyImage(width, height, pixels, ppi);
  }

  private static String otherKind(ByteReader start) {
    if (start.startsWith((byte) 0xff, (byte) 0xd8)) {
      return "JPEG";
    }
    if (start.startsWith((byte) 0, (byte) 0, (byte) 0, (byte) 12, (byte) 'j', (byte) 'P')
        || start.startsWith((byte) 0xff, (byte) 0x4f, (byte) 0xff, (byte) 0x51)) {
      return "JPEG 2000";
    }
    if (start.startsWith((byte) 'I', (byte) 'I', (byte) 42, (byte) 0)
        || start.startsWith((byte) 'M', (byte) 'M', (byte) 0, (byte) 42)) {
      return "TIFF";
    }
    return start.startsWith((byte) 'B', (byte) 'M') ? "BMP" : null;
  }
}
