package org.tenprint.benchmarks.pipeline;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tenprint.benchmarks.run.InputRefused;

/**
 * A service that has a share of its time alone while this is open: stopped and let go on by turns
 * ({@code SIGSTOP}, {@code SIGCONT}), so shortly that the brokers do not take it for gone.
 */
final class SlowedService implements AutoCloseable {
  private static final long ROUND_MILLIS = 2_000;

  private final Supplier<Optional<ProcessHandle>> service;
  private final long runsMillis;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread = new Thread(this::byTurns, "slowed-service");
  private volatile IOException failure;

  /**
   * @param service its process; another one after it was started again
   * @param percent of its time that it has
   */
  SlowedService(Supplier<Optional<ProcessHandle>> service, int percent) {
    if (percent < 1 || percent > 99) {
      throw new InputRefused("a slow service has 1 to 99 percent of its time");
    }
    this.service = service;
    this.runsMillis = ROUND_MILLIS * percent / 100;
  }

  SlowedService start() {
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  private void byTurns() {
    try {
      boolean ends = false;
      while (!ends) {
        Optional<ProcessHandle> process = service.get();
        signal(process, "-STOP");
        ends = over.await(ROUND_MILLIS - runsMillis, TimeUnit.MILLISECONDS);
        signal(process, "-CONT");
        ends = ends || over.await(runsMillis, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void signal(Optional<ProcessHandle> process, String signal)
      throws IOException, InterruptedException {
    if (process.isPresent()) {
      // one that has just ended is none to slow
      new ProcessBuilder("kill", signal, "" + process.get().pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  /** Lets it go on. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IllegalStateException("the service was not slowed", failure);
    }
  }
}
