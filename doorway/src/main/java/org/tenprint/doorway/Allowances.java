package org.tenprint.doorway;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many requests each principal may make: so many a second on the long run, and more at once
 * where it was quiet before. Whoever has not used any of it for so long is forgotten, and stands as
 * on the first day; so are, of more than {@value #REMEMBERED}, those who used least. Nobody's use
 * is another's. Safe for threads.
 */
public final class Allowances {
  /** Principals that are remembered at one time. One takes some 500 bytes at the most. */
  static final int REMEMBERED = 1 << 14;

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
   * @param nanoTime as {@link System#nanoTime} tells it; one that goes back stands still
   */
  public Allowances(double rate, int most, LongSupplier nanoTime) {
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
    Left there = now(left.get(principal), now);
    boolean may = there.requests() >= 1;
    left.put(principal, may ? new Left(there.requests() - 1, there.at()) : there);
    if (left.size() > REMEMBERED) {
      makeRoom(now);
    }
    return may ? Duration.ZERO : Duration.ofNanos((long) ((1 - there.requests()) / rate * NANOS));
  }

  /** Gives one request back to a principal. */
  public synchronized void giveBack(String principal) {
    left.computeIfPresent(
        principal, (who, one) -> new Left(Math.min(most, one.requests() + 1), one.at()));
  }

  /** Forgets who has everything again. */
  synchronized void forget() {
    long now = nanoTime.getAsLong();
    left.values().removeIf(one -> now(one, now).requests() >= most);
  }

  /** How many are remembered. */
  synchronized int size() {
    return left.size();
  }

  /** A quarter is forgotten at once, so that the search for them costs little for each. */
  private void makeRoom(long now) {
    List<String> least =
        left.entrySet().stream()
            .sorted(Comparator.comparingDouble(one -> -now(one.getValue(), now).requests()))
            .limit(REMEMBERED / 4)
            .map(Map.Entry::getKey)
            .toList();
    least.forEach(left::remove);
  }

  private Left now(Left one, long now) {
    if (one == null) {
      return new Left(most, now);
    }
    long passed = Math.max(0, now - one.at());
    return new Left(Math.min(most, one.requests() + passed / NANOS * rate), one.at() + passed);
  }
}
