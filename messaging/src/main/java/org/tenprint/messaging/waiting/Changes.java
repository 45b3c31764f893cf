package org.tenprint.messaging.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where one waits, for a bounded time, until something changes so that a condition holds. However
 * often it changes meanwhile, the time is one. The condition is asked under the lock under which
 * changes are made.
 */
public final class Changes {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Makes a change and lets all who wait look again. */
  public void make(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Looks at what is changed, or changes what nobody waits for. */
  public <T> T see(Supplier<T> what) {
    lock.lock();
    try {
      return what.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a condition holds.
   *
   * @return whether it held within that time
   */
  public boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
    return awaitSome(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), longest)
        .isPresent();
  }

  /**
   * Waits until there is something.
   *
   * @return what there was within that time
   */
  public <T> Optional<T> awaitSome(Supplier<Optional<T>> what, Duration longest)
      throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(longest.toMillis());
    lock.lockInterruptibly();
    try {
      Optional<T> found = what.get();
      while (found.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
        found = what.get();
      }
      return found;
    } finally {
      lock.unlock();
    }
  }
}
