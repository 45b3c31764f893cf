package org.tenprint.biometric.wiring;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Threads that extract prints of a booking beside who is at it: one less than there are processors,
 * and no more than the heap has room for. They are there from the start. What they are too busy for
 * they leave, and who asked does it.
 */
final class ExtractionThreads implements Consumer<Runnable>, AutoCloseable {
  private static final int MOST = 3;

  /** Heap for one that extracts the largest image, with room for everything else. */
  private static final long HEAP_OF_EACH = 256L << 20;

  private static final int MOST_WAITING = 64;

  private final ThreadPoolExecutor threads;

  private ExtractionThreads(int count) {
    AtomicInteger next = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            count,
            Math.max(1, count),
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread thread = new Thread(work, "extraction-" + next.getAndIncrement());
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    threads.prestartAllCoreThreads();
  }

  /** As many as this machine has room for, beside who asks. */
  static ExtractionThreads start() {
    Runtime runtime = Runtime.getRuntime();
    return new ExtractionThreads(count(runtime.availableProcessors(), runtime.maxMemory()));
  }

  /**
   * How many there are beside who asks.
   *
   * @param heap bytes at most
   */
  static int count(int processors, long heap) {
    long room = Math.min(processors, heap / HEAP_OF_EACH) - 1;
    return (int) Math.max(0, Math.min(MOST, room));
  }

  @Override
  public void accept(Runnable extraction) {
    if (threads.getCorePoolSize() > 0) {
      threads.execute(extraction);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
