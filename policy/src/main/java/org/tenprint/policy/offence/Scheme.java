package org.tenprint.policy.offence;

import java.util.List;

/**
 * How offences are ranked: by one of the two that are code, or by one of the reference data.
 *
 * @param text the name as instruments write it: small letters, digits and hyphens
 */
public record Scheme(String text) {
  /** Highest of charges and convictions, by offence code. */
  public static final Scheme SC_2008 = new Scheme("sc-2008");

  /** Convictions alone, by class and number. */
  public static final Scheme SC_2010 = new Scheme("sc-2010");

  /** Those that are code. */
  public static final List<Scheme> IN_CODE = List.of(SC_2008, SC_2010);

  /** Whether the name is of that form. */
  public boolean wellFormed() {
    return text.matches("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
  }

  /** Asked in each decision: mostly of one and the same. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Scheme scheme && text.equals(scheme.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it stands in rule books' versions, where the two in code have the names of before. */
  @Override
  public String toString() {
    return equals(SC_2008) ? "SC_2008" : equals(SC_2010) ? "SC_2010" : text;
  }
}
