package org.tenprint.booking.adapter.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes are text in UTF-8 (RFC 8259, 8.1), strictly, in little memory. */
final class Utf8 {
  private static final int PIECE = 4096;

  private Utf8() {}

  /** Also false where there is a NUL, which JSON never has as such and UTF-16 and UTF-32 have. */
  static boolean isText(byte[] body) {
    for (byte b : body) {
      if (b == 0) {
        return false;
      }
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(body);
    CharBuffer piece = CharBuffer.allocate(PIECE);
    CoderResult result = decoder.decode(bytes, piece, true);
    while (result.isOverflow()) {
      piece.clear();
      result = decoder.decode(bytes, piece, true);
    }
    return !result.isError();
  }
}
