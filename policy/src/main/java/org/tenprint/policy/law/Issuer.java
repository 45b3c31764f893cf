package org.tenprint.policy.law;

/**
 * Level of government that issued an instrument, highest first: precedence follows this order, and
 * a court of which nothing is said stands beside the federal ones.
 */
public enum Issuer {
  /** A court of which nothing more is said: as instruments had it before courts were told apart. */
  COURT(0),
  FEDERAL_COURT(0),
  FEDERAL(1),
  /** A court of a state: its orders bind there, and no part of the federal side. */
  STATE_COURT(2),
  STATE(3),
  COUNTY(4),
  AGENCY(5);

  private final int rank;

  Issuer(int rank) {
    this.rank = rank;
  }

  /** Whether it stands above another level. */
  public boolean above(Issuer other) {
    return rank < other.rank;
  }

  /**
   * Whether neither stands above the other: a court of which nothing is said, and a federal one.
   */
  public boolean beside(Issuer other) {
    return rank == other.rank;
  }

  /** Whether it is a court, which decides of single people and whose withholding is a bar. */
  public boolean court() {
    return this == COURT || this == FEDERAL_COURT || this == STATE_COURT;
  }

  /** Whether it may choose or forbid what is received where it is, but not what is shared. */
  public boolean local() {
    return rank > FEDERAL.rank;
  }
}
