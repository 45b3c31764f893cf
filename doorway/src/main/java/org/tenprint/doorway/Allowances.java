package org.tenprint.doorway;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many requests each principal may make: so many a second on the long run, and more at once
 * where it was quiet before. Whoever has not used any of it for so long is forgotten, and stands as
 * on the first day. Safe for threads.
 */
public final class Allowances {
  private static final double NANOS = 1e9;

  private final double rate;
  private final double most;
  private final LongSupplier nanoTime;
  private final Map<String, Left> left = new HashMap<>();

  /** What was left at an instant. */
  private record Left(double requests, long at) {}

  /**
   * @param rate requests a second
   * @param most requests at once
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  public Allowances(int rate, int most, LongSupplier nanoTime) {
    this.rate = rate;
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes one request of a principal.
   *
   * @return zero if it may; else after how long it should ask again
   */
  public synchronized Duration take(String principal) {
    long now = nanoTime.getAsLong();
    double there = now(left.get(principal), now);
    if (there < 1) {
      left.put(principal, new Left(there, now));
      return Duration.ofNanos((long) ((1 - there) / rate * NANOS));
    }
    left.put(principal, new Left(there - 1, now));
    return Duration.ZERO;
  }

  /** Forgets who has everything again. */
  synchronized void forget() {
    long now = nanoTime.getAsLong();
    left.values().removeIf(one -> now(one, now) >= most);
  }

  /** How many are remembered. */
  synchronized int size() {
    return left.size();
  }

  private double now(Left one, long now) {
    return one == null ? most : Math.min(most, one.requests() + (now - one.at()) / NANOS * rate);
  }
}
