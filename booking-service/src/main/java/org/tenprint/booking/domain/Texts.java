package org.tenprint.booking.domain;

import java.text.Normalizer;

/**
 * Words of people as they are kept: Unicode in normalisation form C, so that the same letters are
 * the same content however a keyboard put them together, and without what cannot be seen and could
 * make two names look as one: control and format characters (which turn the direction of writing),
 * private and unassigned ones, halves of a surrogate pair, the replacement of a letter that was
 * lost. The joiners of Persian and Indic writing are letters' own.
 */
final class Texts {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int REPLACEMENT = 0xFFFD;

  private Texts() {}

  /** The form in which a text is kept and goes into a digest. */
  static String canonical(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Whether every character can be read. */
  static boolean legible(String text) {
    return text.codePoints().allMatch(Texts::legible);
  }

  private static boolean legible(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> letter == ZERO_WIDTH_NON_JOINER || letter == ZERO_WIDTH_JOINER;
      default -> letter != REPLACEMENT;
    };
  }
}
