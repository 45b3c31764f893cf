package org.tenprint.policy.fact;

import java.text.Normalizer;
import java.util.Locale;

/** A text that people write, as it is compared and kept. */
public final class FoldedText {
  private FoldedText() {}

  /** In compatibility forms, case and spaces aside: up to eighteen times as long as it was. */
  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Z}\\s]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Whether a text has at most so many characters (UTF-16), as written and as kept. */
  public static boolean fits(String text, int most) {
    return text.length() <= most && of(text).length() <= most;
  }
}
