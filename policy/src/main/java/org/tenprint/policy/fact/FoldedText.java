package org.tenprint.policy.fact;

import java.text.Normalizer;
import java.util.Locale;

/** A text that people write, as it is compared. */
final class FoldedText {
  private FoldedText() {}

  /** In compatibility forms, case and spaces aside. */
  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Z}\\s]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
