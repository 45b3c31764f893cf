package org.tenprint.booking.domain;

/** The door through which a submission came, and what is particular to it. */
public enum Intake {
  REST_JSON(1),
  /** EBTS asks for a TCN of 10 to 40 characters. */
  REST_ANSI_NIST(10),
  KAFKA(10);

  private final int shortestTcn;

  Intake(int shortestTcn) {
    this.shortestTcn = shortestTcn;
  }

  /** Characters that a TCN must have at this door. */
  public int shortestTcn() {
    return shortestTcn;
  }
}
