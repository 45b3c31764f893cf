package org.tenprint.events;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody reads a person's data for, as they state it. Both texts are of forms that neither a
 * name nor a birth date has: they are kept when the person is forgotten.
 *
 * @param word such as {@code hold-review}: 3 to 40 small letters and hyphens
 * @param caseReference of the reader's own file, such as {@code 2026-CV-1042}: at most 40 capital
 *     letters, digits and {@code . / -}, a digit among them
 */
public record Purpose(String word, Optional<String> caseReference) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{1,38}[a-z]");
  private static final Pattern CASE = Pattern.compile("(?=.*[0-9])[A-Z0-9][A-Z0-9./-]{0,39}");

  /** A date as its digits stand: of somebody's birth, for all that can be known here. */
  private static final Pattern DATE =
      Pattern.compile("(19|20)\\d\\d[./-]?\\d\\d[./-]?\\d\\d|\\d\\d?[./-]\\d\\d?[./-]\\d{2,4}");

  /**
   * @throws IllegalArgumentException if one is not of its form; the message says what to do and
   *     nothing of what was stated
   */
  public Purpose {
    if (!WORD.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "a purpose is a word of 3 to 40 small letters and hyphens, such as hold-review");
    }
    if (caseReference.isPresent() && !isReference(caseReference.get())) {
      throw new IllegalArgumentException(
          "a case reference has at most 40 capital letters, digits and . / -, a digit among them,"
              + " and is no date, such as 2026-CV-1042");
    }
  }

  /** Without a case. */
  public static Purpose of(String word) {
    return new Purpose(word, Optional.empty());
  }

  private static boolean isReference(String text) {
    return CASE.matcher(text).matches() && !DATE.matcher(text).matches();
  }
}
