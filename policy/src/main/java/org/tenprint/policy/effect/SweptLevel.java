package org.tenprint.policy.effect;

import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Condition.LevelIs;
import org.tenprint.policy.offence.Truth;

/** A level that an instrument asks for: which yardstick, and which ages it counts. */
final class SweptLevel {
  /** By truth: the points on which it surely holds, and on which it may. */
  private static final long[][] ALL = new long[Truth.values().length][];

  static {
    ALL[Truth.YES.ordinal()] = new long[] {-1L, -1L};
    ALL[Truth.UNSURE.ordinal()] = new long[] {0, -1L};
    ALL[Truth.NO.ordinal()] = new long[] {0, 0};
  }

  private final int yardstick;
  private final LevelIs asked;
  private boolean silent;
  private long counted;
  private long perhaps;
  private long[] unseen = {};
  private long[] younger = {};
  private long[] older = {};
  private long[] both = {};

  SweptLevel(int yardstick, LevelIs asked) {
    this.yardstick = yardstick;
    this.asked = asked;
  }

  /** A request, or none; and the ages that are told apart there. */
  void suppose(Inquiry base, Ages ages) {
    silent = asked.ofOneRequest() && base.request().isEmpty();
    counted = ages.counted(asked.convictedWithin())[0];
    perhaps = ages.counted(asked.convictedWithin())[1];
  }

  /** And a history. */
  void suppose(History next) {
    unseen = ALL[next.unseen().get(yardstick).ordinal()];
    younger = ALL[next.seesYounger().get(yardstick).ordinal()];
    older = ALL[next.seesOlder().get(yardstick).ordinal()];
    both = ALL[next.seesBoth().get(yardstick).ordinal()];
  }

  /**
   * Where it holds: surely, or perhaps. The levels are one way up, so that where it holds with what
   * it may count and without, it holds whatever it counts.
   *
   * @param young the age of the younger; less than 0 where there are convictions of one age alone,
   *     which is the point's
   */
  long holds(int young, int how) {
    long[] in = younger;
    long[] out = unseen;
    long[] between = between(unseen, younger);
    if (young >= 0) {
      boolean sees = (counted >>> young & 1) == 1;
      boolean maySee = (perhaps >>> young & 1) == 1;
      in = sees ? both : maySee ? between(older, both) : older;
      out = sees ? younger : maySee ? between(unseen, younger) : unseen;
      between = between(sees ? younger : unseen, sees || maySee ? both : older);
    }
    long rest = ~(counted | perhaps);
    return silent ? 0 : in[how] & counted | between[how] & perhaps | out[how] & rest;
  }

  private static long[] between(long[] least, long[] most) {
    return least == most ? least : ALL[Truth.UNSURE.ordinal()];
  }
}
