package org.tenprint.booking.adapter.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.waiting.Changes;

/**
 * Works on bodies that are there: by a few threads of its own, so that memory is bounded and who
 * only asks is not kept waiting, the callers in turn, so that many submissions of one do not delay
 * another's, and no more in line than can be answered soon.
 */
public final class Workers implements AutoCloseable {
  private static final int SHARE_OF_CALLER = 2;

  /** After which a thread that has no work looks again; it is woken before. */
  private static final Duration A_WHILE = Duration.ofHours(1);

  private final Changes changes = new Changes();

  private final int most;
  private final Map<Caller, Deque<Runnable>> waiting = new LinkedHashMap<>();
  private int count;
  private boolean open = true;

  /**
   * @param threads how many bodies are worked on at one time
   * @param most how many may wait; one caller's, half of it
   * @param lifeline cut when one of the threads ends
   */
  public Workers(int threads, int most, Lifeline lifeline) {
    this.most = most;
    for (int i = 0; i < threads; i++) {
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
          if (own.size() >= most / SHARE_OF_CALLER) {
            refused.set(Busy.caller());
          } else if (!open || count >= most) {
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

  private void run() throws InterruptedException {
    while (changes.see(() -> open)) {
      changes.await(() -> !open || !waiting.isEmpty(), A_WHILE);
      changes.see(this::next).ifPresent(Runnable::run);
    }
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
