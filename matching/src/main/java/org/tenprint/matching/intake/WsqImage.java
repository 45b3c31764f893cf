package org.tenprint.matching.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jnbis.api.Jnbis;
import org.jnbis.api.model.Bitmap;

/**
 * Reads WSQ (FBI IAFIS-IC-0110): the segments are walked to the frame header and its size checked,
 * then jnbis decodes. The resolution is not part of WSQ; NIST's encoders write it in a comment
 * ({@code PPI 500}).
 */
final class WsqImage {
  private static final int START_OF_IMAGE = 0xffa0;
  private static final int START_OF_FRAME = 0xffa2;
  private static final int START_OF_BLOCK = 0xffa3;
  private static final int COMMENT = 0xffa8;
  private static final int DEFAULT_PPI = 500;
  private static final Pattern PPI = Pattern.compile("\\bPPI (\\d{3,4})\\b");

  private record Header(int width, int height, int ppi) {}

  private WsqImage() {}

  static boolean matches(byte[] bytes) {
    return bytes.length >= 4 && (ByteBuffer.wrap(bytes).getShort() & 0xffff) == START_OF_IMAGE;
  }

  static GreyImage decode(byte[] bytes, int statedPpi, ExtractionBudget budget)
      throws PrintRefused {
    Header header = header(bytes);
    int ppi = statedPpi > 0 ? statedPpi : header.ppi();
    GreyImage.check(header.width(), header.height(), ppi);
    TemplateExtractor.charge(header.width(), header.height(), ppi, budget);
    try {
      Bitmap bitmap = Jnbis.wsq().decode(bytes).asBitmap();
      if (bitmap.getWidth() != header.width()
          || bitmap.getHeight() != header.height()
          || bitmap.getPixels().length < header.width() * header.height()) {
        throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
      }
      return new GreyImage(bitmap.getPixels(), header.width(), header.height(), ppi);
    } catch (RuntimeException damaged) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
  }

  private static Header header(byte[] bytes) throws PrintRefused {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int ppi = DEFAULT_PPI;
    int at = 2;
    while (at + 4 <= bytes.length) {
      int marker = in.getShort(at) & 0xffff;
      int length = in.getShort(at + 2) & 0xffff;
      if (marker == START_OF_BLOCK || length < 2 || at + 2 + length > bytes.length) {
        break;
      }
      if (marker == COMMENT) {
        ppi = statedPpi(bytes, at + 4, length - 2, ppi);
      }
      if (marker == START_OF_FRAME && length >= 8) {
        return new Header(in.getShort(at + 8) & 0xffff, in.getShort(at + 6) & 0xffff, ppi);
      }
      at += 2 + length;
    }
    throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
  }

  private static int statedPpi(byte[] bytes, int offset, int length, int otherwise) {
    Matcher ppi = PPI.matcher(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
    return ppi.find() ? Integer.parseInt(ppi.group(1)) : otherwise;
  }
}
