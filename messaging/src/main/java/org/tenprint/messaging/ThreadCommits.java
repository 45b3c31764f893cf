package org.tenprint.messaging;

/**
 * Counts, for each thread, the transactions that its producer has committed: by it a task that ends
 * knows whether what it wrote was. Of a hop whose producer does not count, nothing is known to be.
 */
final class ThreadCommits {
  private static final ThreadLocal<Long> COMMITTED = ThreadLocal.withInitial(() -> 0L);

  private ThreadCommits() {}

  /** How many there were of this thread; it never goes down. */
  static long ofThisThread() {
    return COMMITTED.get();
  }

  /** The brokers have said that this thread's transaction is committed. */
  static void another() {
    COMMITTED.set(COMMITTED.get() + 1);
  }
}
