package org.tenprint.formats.image;

import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * The image of one finger as the door and the engine both read it: its structure walked, its
 * resolution settled, its sides held against the {@link Limits}, and not yet a pixel decoded. What
 * is refused here or by {@link #decode} is refused by both, and the pixels are the same for both.
 */
public final class FingerImage {
  /** Share by which a PNG's own resolution may differ from the one that is stated beside it. */
  private static final double TOLERANCE = 0.02;

  /** WSQ was made for scans of 500 ppi (IAFIS-IC-0110); only a comment says otherwise. */
  private static final int WSQ_PPI = 500;

  private final ImageHeader header;
  private final byte[] data;
  private final int ppi;
  private final Limits limits;

  private FingerImage(ImageHeader header, byte[] data, int ppi, Limits limits)
      throws FormatException {
    Limits.checkResolution(ppi, 0);
    Limits.checkFinger(header.width(), header.height(), ppi);
    this.header = header;
    this.data = data;
    this.ppi = ppi;
    this.limits = limits;
  }

  /**
   * PNG or WSQ, told by its content.
   *
   * @param ppi pixels an inch as stated beside the image; 0 where the image is to say so itself
   */
  public static FingerImage encoded(byte[] image, int ppi, Limits limits) throws FormatException {
    return of(ImageInspection.inspect(image, limits), image, ppi, limits);
  }

  /**
   * What is declared to be of that compression, and is refused when it is of another.
   *
   * @param ppi pixels an inch as stated beside the image; 0 where the image is to say so itself
   */
  public static FingerImage encoded(byte[] image, Compression declared, int ppi, Limits limits)
      throws FormatException {
    return of(ImageInspection.inspect(image, declared, limits), image, ppi, limits);
  }

  /** Raw 8-bit grey of those sides; the array is not copied. */
  public static FingerImage raw(byte[] pixels, int width, int height, int ppi, Limits limits)
      throws FormatException {
    Limits.checkSize(pixels, limits.imageBytes());
    Limits.checkResolution(ppi, 0);
    Limits.checkFinger(width, height, ppi);
    ImageInspection.raw(pixels, width, height, ppi, limits);
    return new FingerImage(
        new ImageHeader(Compression.NONE, width, height, 8, ppi), pixels, ppi, limits);
  }

  /**
   * What is stated beside an image stands. A PNG that says otherwise contradicts it; a WSQ does
   * not, since encoders write wrong comments (the thumbs of NIST's card say 255).
   */
  private static FingerImage of(ImageHeader header, byte[] image, int stated, Limits limits)
      throws FormatException {
    int own = header.ppi();
    boolean png = header.compression() == Compression.PNG;
    if (stated == 0 && own == 0 && png) {
      throw new FormatException(
          FormatCode.BAD_RESOLUTION,
          0,
          "the image states no resolution; give ppi, %d to %d"
              .formatted(Limits.MIN_PPI, Limits.MAX_PPI));
    }
    if (stated > 0 && own > 0 && png && Math.abs(own - stated) > TOLERANCE * stated) {
      throw new FormatException(
          FormatCode.BAD_RESOLUTION,
          0,
          "the image states another resolution than ppi; make them agree");
    }
    return new FingerImage(header, image, stated > 0 ? stated : own > 0 ? own : WSQ_PPI, limits);
  }

  /** How the pixels are encoded. */
  public Compression compression() {
    return header.compression();
  }

  /** Pixels from left to right. */
  public int width() {
    return header.width();
  }

  /** Pixels from top to bottom. */
  public int height() {
    return header.height();
  }

  /** Pixels an inch. */
  public int ppi() {
    return ppi;
  }

  /** The pixels, at {@link #ppi}. */
  public GreyImage decode() throws FormatException {
    return ImageDecoder.decode(header, data, ppi, limits);
  }
}
