package org.tenprint.policy.law;

import java.util.Optional;

/**
 * By which reading of the rules a step of a case is taken. Each step states its own, so that one of
 * before is taken again as it was.
 */
public enum Edition {
  /** What people released of a possible minor counted for every later request. */
  FIRST,
  /** What people release of a possible minor on one request counts for no later one. */
  SECOND;

  /** By which steps are taken now. */
  public static final Edition PRESENT = SECOND;

  /** From 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** That of a number; empty where it is none, or a later version's. */
  public static Optional<Edition> of(int number) {
    return number >= 1 && number <= values().length
        ? Optional.of(values()[number - 1])
        : Optional.empty();
  }
}
