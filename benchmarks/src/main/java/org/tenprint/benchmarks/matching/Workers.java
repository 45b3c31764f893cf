package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.tenprint.benchmarks.run.Progress;

/** Two threads that share a number of tasks. */
final class Workers {
  static final int THREADS = 2;

  private Workers() {}

  /**
   * Runs {@code task} with 0 to {@code count - 1}, in no order, and says how far it is.
   *
   * @throws RuntimeException what a task threw; the others may have been left out
   */
  static void each(Progress progress, String what, int count, IntConsumer task) {
    Progress.Phase phase = progress.begin(what, count);
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        running.add(threads.submit(() -> work(next, count, task, phase)));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(what, failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(what + " was interrupted", interrupted);
    } finally {
      threads.shutdownNow();
    }
    phase.end();
  }

  private static void work(AtomicInteger next, int count, IntConsumer task, Progress.Phase phase) {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      try {
        task.accept(i);
      } catch (RuntimeException failed) {
        next.set(count);
        throw failed;
      }
      phase.step();
    }
  }
}
