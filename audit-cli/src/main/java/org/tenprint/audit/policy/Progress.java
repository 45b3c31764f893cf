package org.tenprint.audit.policy;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says on the error stream how far a long run is: not at all in its first seconds. */
final class Progress {
  private static final long EVERY = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private final LongSupplier nanos;
  private long last;

  /**
   * @param nanos a clock that does not go back
   */
  Progress(PrintWriter err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  /** So many are done; every five seconds it is said. */
  void done(int number, String what) {
    if (nanos.getAsLong() - last >= EVERY) {
      last = nanos.getAsLong();
      err.println(number + " " + what + " so far");
      err.flush();
    }
  }
}
