package org.tenprint.vault;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Why and when a key was destroyed, as it stands in the ledger for ever.
 *
 * @param at when it was ordered
 * @param reference where the order stands, such as an address in the log; no text of the order
 *     itself, which may name a person
 */
public record Destruction(Instant at, String reference) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/-]{1,120}");

  /**
   * @throws IllegalArgumentException if the reference has a blank or is too long
   */
  public Destruction {
    if (!FORM.matcher(reference).matches()) {
      throw new IllegalArgumentException("the reference is no address");
    }
  }
}
