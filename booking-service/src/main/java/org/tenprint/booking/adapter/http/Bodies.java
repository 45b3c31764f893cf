package org.tenprint.booking.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tenprint.booking.application.Unavailable;

/**
 * Reads bodies within a limit for each and a budget for all that are in the house at one time, so
 * that memory is bounded whatever is sent at once.
 */
public final class Bodies {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int KIB = 1024;

  private final Semaphore budget;

  /**
   * @param budget bytes of all bodies at one time
   */
  public Bodies(long budget) {
    this.budget = new Semaphore((int) (budget / KIB), true);
  }

  /** A body is over its limit. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
      super("a body has at most " + limit + " bytes; send smaller images, as WSQ");
    }
  }

  /** A body and its share of the budget, which closing gives back. */
  static final class Body implements AutoCloseable {
    private final Runnable release;
    private byte[] bytes;

    private Body(byte[] bytes, Runnable release) {
      this.bytes = bytes;
      this.release = release;
    }

    /** The bytes, once: what was made of them need not keep them in memory. */
    byte[] take() {
      byte[] taken = bytes;
      bytes = null;
      return taken;
    }

    @Override
    public void close() {
      release.run();
    }
  }

  /**
   * Reads a body.
   *
   * @param declared its length as the request says; -1 when it does not
   * @param limit bytes it may have
   * @throws TooLarge if it has more; at most {@code limit + 1} bytes were read
   * @throws Unavailable if others hold the budget
   */
  Body read(InputStream in, long declared, int limit) throws TooLarge, IOException {
    if (declared > limit) {
      throw new TooLarge(limit);
    }
    int share = (int) ((declared < 0 ? limit : declared) / KIB) + 1;
    if (!acquired(share)) {
      throw new Unavailable("too many bodies at once", RETRY);
    }
    try {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new TooLarge(limit);
      }
      return new Body(bytes, () -> budget.release(share));
    } catch (IOException | RuntimeException | TooLarge e) {
      budget.release(share);
      throw e;
    }
  }

  private boolean acquired(int share) {
    try {
      return budget.tryAcquire(share, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
