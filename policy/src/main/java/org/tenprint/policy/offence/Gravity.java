package org.tenprint.policy.offence;

import java.util.List;

/**
 * A level, how sure it is, and the facts it rests on.
 *
 * @param level the level by the facts that the table knows
 * @param mayBeHigher whether an unknown code could raise it
 * @param facts what counted, charges first
 */
public record Gravity(Level level, boolean mayBeHigher, List<RatedFact> facts) {

  /** Whether the level is at least, or below, another. */
  public Truth is(Bound bound, Level other) {
    Truth atLeast = level.atLeast(other) ? Truth.YES : mayBeHigher ? Truth.UNSURE : Truth.NO;
    return bound == Bound.AT_LEAST ? atLeast : atLeast.not();
  }
}
