package org.tenprint.booking.adapter.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tenprint.booking.application.Unavailable;

/**
 * Reads bodies within a limit for each and a budget for all that are in the house at one time, so
 * that memory is bounded whatever is sent at once, and nobody holds the budget by sending slowly.
 */
public final class Bodies {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration LONGEST_READ = Duration.ofMinutes(2);
  private static final int KIB = 1024;
  private static final int PIECE = 64 * KIB;

  private final Semaphore budget;
  private final LongSupplier nanoTime;

  /**
   * @param budget bytes of all bodies at one time
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  public Bodies(long budget, LongSupplier nanoTime) {
    this.budget = new Semaphore((int) (budget / KIB), true);
    this.nanoTime = nanoTime;
  }

  /** A body is over its limit. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
      super("a body has at most " + limit + " bytes; send smaller images, as WSQ");
    }
  }

  /** A body did not come to its end in time; others wait for its share of the budget. */
  static final class TooSlow extends Exception {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super(
          "a body must come within %d s; send it again over a faster line, or smaller images, as WSQ"
              .formatted(LONGEST_READ.toSeconds()));
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
   * @throws TooSlow if it takes longer than two minutes
   * @throws Unavailable if others hold the budget
   */
  Body read(InputStream in, long declared, int limit) throws TooLarge, TooSlow, IOException {
    if (declared > limit) {
      throw new TooLarge(limit);
    }
    int share = (int) ((declared < 0 ? limit : declared) / KIB) + 1;
    if (!acquired(share)) {
      throw new Unavailable("too many bodies at once", RETRY);
    }
    try {
      byte[] bytes = read(in, limit);
      return new Body(bytes, () -> budget.release(share));
    } catch (IOException | RuntimeException | TooLarge | TooSlow e) {
      budget.release(share);
      throw e;
    }
  }

  private byte[] read(InputStream in, int limit) throws TooLarge, TooSlow, IOException {
    long start = nanoTime.getAsLong();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    int read = in.read(piece, 0, Math.min(PIECE, limit + 1));
    while (read >= 0) {
      bytes.write(piece, 0, read);
      if (bytes.size() > limit) {
        throw new TooLarge(limit);
      }
      if (nanoTime.getAsLong() - start > LONGEST_READ.toNanos()) {
        throw new TooSlow();
      }
      read = in.read(piece, 0, Math.min(PIECE, limit + 1 - bytes.size()));
    }
    return bytes.toByteArray();
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
