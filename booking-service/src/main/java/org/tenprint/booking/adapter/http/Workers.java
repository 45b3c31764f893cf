package org.tenprint.booking.adapter.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tenprint.doorway.body.Busy;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.waiting.Changes;

/**
 * Works on bodies that are there: by a few threads of its own, so that memory is bounded and who
 * only asks is not kept waiting, the callers in turn, so that many submissions of one do not delay
 * another's, and no more in line than are begun soon, by how long the last ones took: who would
 * wait longer is told at once.
 */
public final class Workers implements AutoCloseable {
  private static final int SHARE_OF_CALLER = 2;

  /** After which a thread that has no work looks again; it is woken before. */
  private static final Duration A_WHILE = Duration.ofHours(1);

  /** Of how many works, about, the mean time is. */
  private static final int MEAN_OF = 16;

  /**
   * What there may be.
   *
   * @param threads how many bodies are worked on at one time
   * @param most how many may wait; one caller's, half of it
   * @param longestWait in which a body must be begun, as far as one can tell
   */
  public record Limits(int threads, int most, Duration longestWait) {}

  private final Changes changes = new Changes();
  private final AtomicLong meanNanos = new AtomicLong();

  private final Limits limits;
  private final LongSupplier nanoTime;
  private final Map<Caller, Deque<Runnable>> waiting = new LinkedHashMap<>();
  private int count;
  private boolean open = true;

  /**
   * @param nanoTime as {@link System#nanoTime} tells it
   * @param lifeline cut when one of the threads ends
   */
  public Workers(Limits limits, LongSupplier nanoTime, Lifeline lifeline) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    for (int i = 0; i < limits.threads(); i++) {
      lifeline.thread("door-" + i, this::run).start();
    }
  }

  /**
   * Has work done when it is its caller's turn.
   *
   * @return what the work returns, or what it throws
   * @throws Busy if too much waits
   */
  <T> CompletionStage<T> work(Caller caller, Supplier<CompletionStage<T>> work) throws Busy {
    CompletableFuture<T> done = new CompletableFuture<>();
    put(
        caller,
        () -> {
          try {
            work.get()
                .whenComplete(
                    (result, failure) -> {
                      if (failure == null) {
                        done.complete(result);
                      } else {
                        done.completeExceptionally(failure);
                      }
                    });
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  private void put(Caller caller, Runnable work) throws Busy {
    AtomicReference<Busy> refused = new AtomicReference<>();
    changes.make(
        () -> {
          Deque<Runnable> own = waiting.getOrDefault(caller, new ArrayDeque<>());
          int before = own.size();
          if (before >= limits.most() / SHARE_OF_CALLER || before > 0 && late(before)) {
            refused.set(Busy.caller());
          } else if (!open || count >= limits.most() || late(0)) {
            refused.set(Busy.house());
          } else {
            own.add(work);
            count++;
            waiting.putIfAbsent(caller, own);
          }
        });
    if (refused.get() != null) {
      throw refused.get();
    }
  }

  /** Whether one waits too long that has so many of its caller's before it, and others' in turn. */
  private boolean late(int before) {
    double turns = (double) Math.max(1, before) * waiting.size();
    return turns * meanNanos.get() / limits.threads() > limits.longestWait().toNanos();
  }

  private void run() throws InterruptedException {
    while (changes.see(() -> open)) {
      changes.await(() -> !open || !waiting.isEmpty(), A_WHILE);
      changes.see(this::next).ifPresent(this::timed);
    }
  }

  private void timed(Runnable work) {
    long begun = nanoTime.getAsLong();
    work.run();
    long took = nanoTime.getAsLong() - begun;
    meanNanos.updateAndGet(mean -> mean + (took - mean) / MEAN_OF);
  }

  /** The first of the caller whose turn it is, who then comes last; nothing once closed. */
  private Optional<Runnable> next() {
    if (!open || waiting.isEmpty()) {
      return Optional.empty();
    }
    Caller caller = waiting.keySet().iterator().next();
    Deque<Runnable> own = waiting.remove(caller);
    Runnable work = own.remove();
    count--;
    if (!own.isEmpty()) {
      waiting.put(caller, own);
    }
    return Optional.of(work);
  }

  @Override
  public void close() {
    changes.make(() -> open = false);
  }
}
