package org.tenprint.policy.law;

/** Level of government that issued an instrument, highest first: precedence follows this order. */
public enum Issuer {
  COURT,
  FEDERAL,
  STATE,
  COUNTY,
  AGENCY;

  /** Whether it stands above another level. */
  public boolean above(Issuer other) {
    return ordinal() < other.ordinal();
  }

  /** Whether it is a jurisdiction that may choose what it receives, but not what is shared. */
  public boolean local() {
    return this == STATE || this == COUNTY || this == AGENCY;
  }
}
