package org.tenprint.booking.application;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many pixels may be in memory at one time, over all doors. An image is charged by the sides
 * that its header states, before a pixel of it is decoded: a small file may hold a large image.
 */
public final class PixelBudget {
  private static final int UNIT = 1024;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Semaphore units;
  private final int all;

  /**
   * @param pixels at one time; an image of more waits until it is alone
   */
  public PixelBudget(long pixels) {
    this.all = (int) Math.max(1, Math.min(Integer.MAX_VALUE, pixels / UNIT));
    this.units = new Semaphore(all, true);
  }

  /** A budget that is never used up, for who decodes one image at a time. */
  public static PixelBudget unlimited() {
    return new PixelBudget(Long.MAX_VALUE);
  }

  /** What is done while an image is charged. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does it. */
    T run() throws E;
  }

  /**
   * Charges an image while something is done with it; waits a while for others to be done.
   *
   * @throws Unavailable if they are not
   */
  public <T, E extends Exception> T charged(int width, int height, Work<T, E> work) throws E {
    int share = (int) Math.min(all, (long) width * height / UNIT + 1);
    try {
      if (!units.tryAcquire(share, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unavailable("too many images at once", RETRY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted", RETRY);
    }
    try {
      return work.run();
    } finally {
      units.release(share);
    }
  }
}
