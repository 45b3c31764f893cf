package org.tenprint.formats.image;

import org.jnbis.api.Jnbis;
import org.jnbis.api.model.Bitmap;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * Decodes WSQ (IAFIS-IC-0110 3.1) to 8-bit grey. The markers are walked and the sides held first,
 * and filters other than the encoders' are refused; then jnbis decodes, whose work is so bounded by
 * the sides: about 60 ns a pixel, and 13 bytes of memory a pixel at its peak. Who decodes several
 * at a time bounds their number.
 */
final class WsqReader {
  private WsqReader() {}

  /** The image; its resolution is what a comment states, 0 where none does. */
  static GreyImage decode(byte[] wsq, Limits limits) throws FormatException {
    ImageHeader header = WsqStructure.inspect(wsq, limits);
    byte[] pixels = pixels(wsq);
    if (pixels.length != header.width() * header.height()) {
      throw corrupt();
    }
    return new GreyImage(header.width(), header.height(), pixels, header.ppi());
  }

  private static byte[] pixels(byte[] wsq) throws FormatException {
    try {
      Bitmap bitmap = Jnbis.wsq().decode(wsq).asBitmap();
      return bitmap.getPixels();
    } catch (RuntimeException broken) {
      FormatException corrupt = corrupt();
      corrupt.initCause(broken);
      throw corrupt;
    }
  }

  private static FormatException corrupt() {
    return new FormatException(
        FormatCode.CORRUPT_IMAGE, 0, "the WSQ data cannot be decoded; encode the image again");
  }
}
