package org.tenprint.benchmarks.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Says on a stream what a run is at, how far, and how long the phase will take. */
public final class Progress {
  private static final long SECOND = 1_000_000_000L;
  private static final long EVERY = 10 * SECOND;

  private final PrintWriter out;
  private final LongSupplier clock;
  private final long started;

  /**
   * @param out where to say it
   * @param clock nanoseconds, never going back
   */
  public Progress(PrintWriter out, LongSupplier clock) {
    this.out = out;
    this.clock = clock;
    this.started = clock.getAsLong();
  }

  /** Seconds since the run began. */
  public double seconds() {
    return (clock.getAsLong() - started) / (double) SECOND;
  }

  /** A line of its own. */
  public void say(String text) {
    long elapsed = (long) seconds();
    out.printf(Locale.ROOT, "[%d:%02d] %s%n", elapsed / 60, elapsed % 60, text);
    out.flush();
  }

  /** Begins a phase of that many steps. */
  public Phase begin(String what, int steps) {
    say(what + String.format(Locale.ROOT, " (%,d)", steps));
    return new Phase(what, steps);
  }

  /** Steps of one kind, made by any threads. */
  public final class Phase {
    private final String what;
    private final int steps;
    private final long began = clock.getAsLong();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong due = new AtomicLong(began + EVERY);

    private Phase(String what, int steps) {
      this.what = what;
      this.steps = steps;
    }

    public void step() {
      int now = done.incrementAndGet();
      long time = clock.getAsLong();
      long next = due.get();
      if (time >= next && now < steps && due.compareAndSet(next, time + EVERY)) {
        double left = (time - began) / (double) now * (steps - now) / SECOND;
        say(String.format(Locale.ROOT, "  %s: %,d of %,d, %.0f s left", what, now, steps, left));
      }
    }

    public void end() {
      double took = (clock.getAsLong() - began) / (double) SECOND;
      say(String.format(Locale.ROOT, "  %s: %,d in %.1f s", what, done.get(), took));
    }
  }
}
