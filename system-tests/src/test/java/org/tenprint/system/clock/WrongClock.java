package org.tenprint.system.clock;

/**
 * What a process whose clock is wrong takes for the time. It lies on the search path of the
 * bootstrap loader, so that every class finds it, and rests on nothing but the true clock.
 */
public final class WrongClock {
  private static volatile long ahead;

  private WrongClock() {}

  /**
   * From now on it is wrong.
   *
   * @param milliseconds by which it is ahead, negative where it is behind
   */
  public static void ahead(long milliseconds) {
    ahead = milliseconds;
  }

  /** In the place of {@link System#currentTimeMillis}. */
  public static long currentTimeMillis() {
    return System.currentTimeMillis() + ahead;
  }

  /**
   * In the place of what {@code java.time.Clock} asks: nanoseconds since an instant, in whole
   * milliseconds.
   *
   * @param seconds of that instant, since 1970
   */
  public static long getNanoTimeAdjustment(long seconds) {
    return Math.multiplyExact(currentTimeMillis() - seconds * 1_000, 1_000_000L);
  }
}
