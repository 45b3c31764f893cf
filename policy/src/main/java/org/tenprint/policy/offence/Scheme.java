package org.tenprint.policy.offence;

/** How offences are ranked. */
public enum Scheme {
  /** Highest of charges and convictions, by offence code. */
  SC_2008("sc-2008"),
  /** Convictions alone, by class and number. */
  SC_2010("sc-2010");

  private final String text;

  Scheme(String text) {
    this.text = text;
  }

  /** The name as instruments write it. */
  public String text() {
    return text;
  }
}
