package org.tenprint.doorway.body;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The bodies that are in the house, and their budget. A byte is charged when it arrives, not when
 * it is announced, so that who announces much and sends little holds little; a body that comes
 * slower than the least rate, or stops coming, is ended; and when the budget is used up, the
 * slowest that is still coming in makes room. One caller has at most half of it: the others' half
 * is theirs. Safe for threads.
 */
public final class Bodies {
  private static final int SHARE_OF_CALLER = 2;

  private final Settings settings;
  private final LongSupplier nanoTime;
  private final Map<String, Long> held = new HashMap<>();
  private final Set<Incoming> coming = new LinkedHashSet<>();
  private long total;

  /**
   * How much, and how slowly.
   *
   * @param budget bytes of all bodies at one time
   * @param leastRate bytes a second that a body must come with, once the grace is over
   * @param grace time before the rate is asked for
   * @param pause time within which a further piece must come
   * @param longest time within which a body must be there
   */
  public record Settings(
      long budget, long leastRate, Duration grace, Duration pause, Duration longest) {}

  /**
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  public Bodies(Settings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /** A body is over its limit. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    private TooLarge() {
      super("a body is over its limit");
    }
  }

  /**
   * A body that is about to come in.
   *
   * @param caller who sends it, and whose share it is charged to
   * @param limit bytes that it may have
   * @param ended called, by another body's thread, when this one must make room
   */
  Incoming begin(String caller, int limit, Runnable ended) {
    Incoming incoming = new Incoming(caller, limit, ended);
    synchronized (this) {
      coming.add(incoming);
    }
    return incoming;
  }

  /** Bytes that are held. */
  synchronized long held() {
    return total;
  }

  /** A body on its way in, and afterwards until it is closed. */
  final class Incoming implements AutoCloseable {
    private final String caller;
    private final int limit;
    private final Runnable ended;
    private final long began = nanoTime.getAsLong();
    private long moved = began;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private long charged;
    private boolean closed;

    private Incoming(String caller, int limit, Runnable ended) {
      this.caller = caller;
      this.limit = limit;
      this.ended = ended;
    }

    /**
     * Takes a piece.
     *
     * @throws TooLarge if there are more than the limit
     * @throws Busy if there is no room for it
     */
    void add(byte[] piece) throws TooLarge, Busy {
      if (bytes.size() + (long) piece.length > limit) {
        throw new TooLarge();
      }
      charge(this, piece.length);
      bytes.write(piece, 0, piece.length);
      moved = nanoTime.getAsLong();
    }

    /** Whether it comes slower than it must. */
    boolean slow() {
      long now = nanoTime.getAsLong();
      long nanos = now - began;
      long due = nanos - settings.grace().toNanos();
      return nanos > settings.longest().toNanos()
          || now - moved > settings.pause().toNanos()
          || due > 0 && bytes.size() < settings.leastRate() * (due / 1e9);
    }

    /** The whole body; it holds its share until it is closed. */
    byte[] end() {
      synchronized (Bodies.this) {
        coming.remove(this);
      }
      byte[] whole = bytes.toByteArray();
      bytes.reset();
      return whole;
    }

    /** Bytes a nanosecond, with these more. */
    private double rate(int more) {
      return (bytes.size() + more) / (double) Math.max(1, nanoTime.getAsLong() - began);
    }

    @Override
    public void close() {
      synchronized (Bodies.this) {
        release(this);
      }
    }
  }

  private void charge(Incoming asking, int more) throws Busy {
    Runnable makesRoom = null;
    synchronized (this) {
      long own = held.getOrDefault(asking.caller, 0L) + more;
      if (asking.closed) {
        throw Busy.house();
      }
      if (own > Math.max(settings.budget() / SHARE_OF_CALLER, asking.limit)) {
        throw Busy.caller();
      }
      if (total + more > settings.budget()) {
        Incoming slowest = slowest(asking.rate(more));
        if (slowest == null) {
          throw Busy.house();
        }
        release(slowest);
        makesRoom = slowest.ended;
      }
      asking.charged += more;
      total += more;
      held.put(asking.caller, own);
    }
    if (makesRoom != null) {
      makesRoom.run();
    }
  }

  /** The slowest that is past its grace and slower than that. */
  private Incoming slowest(double than) {
    Incoming slowest = null;
    double least = than;
    for (Incoming one : coming) {
      boolean past = nanoTime.getAsLong() - one.began > settings.grace().toNanos();
      if (past && one.charged > 0 && one.rate(0) < least) {
        slowest = one;
        least = one.rate(0);
      }
    }
    return slowest;
  }

  private void release(Incoming body) {
    if (body.closed) {
      return;
    }
    body.closed = true;
    coming.remove(body);
    total -= body.charged;
    held.merge(body.caller, -body.charged, Long::sum);
    held.remove(body.caller, 0L);
  }
}
