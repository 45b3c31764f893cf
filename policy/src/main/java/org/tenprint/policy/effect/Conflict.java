package org.tenprint.policy.effect;

import java.util.Comparator;

/**
 * How a proposed instrument stands against one that is in force.
 *
 * @param kind how
 * @param with the other's id
 */
public record Conflict(Kind kind, String with) implements Comparable<Conflict> {
  private static final Comparator<Conflict> ORDER =
      Comparator.comparing(Conflict::kind).thenComparing(Conflict::with);

  /** How, the gravest first. */
  public enum Kind {
    /**
     * Same issuer level, scope, place, edge and conditions, opposite effect: both would give way to
     * a hold for counsel.
     */
    CONTRADICTS,
    /**
     * One requires what the other, of a lower level, keeps back: both would give way to a hold for
     * counsel.
     */
    AGAINST_MANDATE,
    /**
     * It permits what a higher level keeps back: nothing that its issuer writes can bring that
     * back.
     */
    CANNOT_REVIVE,
    /** It is out-voted: it permits what the other keeps back, or holds what the other withholds. */
    OUT_VOTED,
    /** It supersedes or terminates what its level may not end; the other goes on. */
    MAY_NOT_END,
    /** It supersedes or terminates what is not known, is a draft or will have ended by then. */
    ENDS_NOTHING,
    /** It ends the other, with all that the other says elsewhere. */
    ENDS,
    /** It keeps back what the other permits. */
    NARROWS,
    /** It permits what the other keeps back a part of: that part is not told. */
    NARROWED,
    /** The other falls silent where this one is in force. */
    SILENCES,
    /** The other speaks where it was silent before. */
    WAKES;

    /** Whether the proposal so does not do what it says. */
    public boolean inVain() {
      return compareTo(ENDS) < 0;
    }
  }

  @Override
  public int compareTo(Conflict other) {
    return ORDER.compare(this, other);
  }
}
