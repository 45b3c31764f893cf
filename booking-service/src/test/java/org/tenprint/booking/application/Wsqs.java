package org.tenprint.booking.application;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tenprint.booking.Submissions;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.WsqWriter;

/** WSQ images of patterns. */
final class Wsqs {
  private Wsqs() {}

  /** A square whose side is a multiple of 32; it states no resolution. */
  static byte[] of(int side, int seed) {
    GreyImage image = Submissions.image(1 + seed % 50, 0);
    byte[] pixels = new byte[side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.pixels()[i % image.pixels().length];
    }
    return WsqWriter.write(new GreyImage(side, side, pixels, 0));
  }

  /** The image with comments behind its first marker, or before its last one. */
  static byte[] commented(byte[] wsq, List<String> comments, boolean atTheEnd) {
    int at = atTheEnd ? wsq.length - 2 : 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(wsq, 0, at);
    for (String comment : comments) {
      byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
      out.writeBytes(new byte[] {-1, (byte) 0xa8, 0, (byte) (text.length + 2)});
      out.writeBytes(text);
    }
    out.write(wsq, at, wsq.length - at);
    return out.toByteArray();
  }
}
