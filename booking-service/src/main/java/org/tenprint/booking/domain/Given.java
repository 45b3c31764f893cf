package org.tenprint.booking.domain;

import java.util.Optional;

/**
 * A value as it was sent.
 *
 * @param field where it stands, in the sender's terms: a JSON pointer, an ANSI/NIST tag, a query
 *     parameter
 * @param text the value; empty when absent
 * @param readable false when it was there and could not be read, which has been noted already
 */
public record Given(String field, Optional<String> text, boolean readable) {

  /** A value, or none where the text is null. */
  public static Given of(String field, String text) {
    return new Given(field, Optional.ofNullable(text), true);
  }

  /** No value. */
  public static Given absent(String field) {
    return new Given(field, Optional.empty(), true);
  }

  /** A value that could not be read and about which a problem was noted. */
  public static Given unreadable(String field) {
    return new Given(field, Optional.empty(), false);
  }
}
