package org.tenprint.policy.law;

/** What an instrument does when it speaks. */
public enum Effect {
  /** It may be told. */
  PERMIT,
  /** It must not be told. */
  WITHHOLD,
  /** People look first. */
  HOLD,
  /**
   * It must be told: a permit against which what a lower level keeps back does not win without
   * counsel.
   */
  REQUIRE;

  /** Whether it lets a message go: a permit or a mandate. */
  public boolean opens() {
    return this == PERMIT || this == REQUIRE;
  }
}
