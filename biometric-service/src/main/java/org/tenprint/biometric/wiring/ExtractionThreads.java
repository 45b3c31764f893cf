package org.tenprint.biometric.wiring;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Threads that extract prints of a booking beside who is at it: one less than there are processors,
 * and no more than the heap has room for once the gallery is full, or a card of large images would
 * end the process at each start. They are there from the start. What they are too busy for they
 * leave, and who asked does it.
 */
final class ExtractionThreads implements Consumer<Runnable>, AutoCloseable {
  private static final int MOST = 3;

  /**
   * Bytes of heap for one that extracts the largest image, 2,640 pixels a side: 13 a pixel while it
   * is decoded as WSQ ({@code ImageDecoder}), and then 19 in SourceAFIS, which ended in a heap of
   * 125 MiB and not in one of 130.
   */
  static final long HEAP_OF_EACH = 2_640L * 2_640 * 20;

  /**
   * Bytes for all that is neither gallery nor extraction: the service at rest, the bookings that
   * are polled, and a search, whose log of votes takes 16 MB of it (ADR 0158).
   */
  static final long HEAP_OF_THE_REST = 128L << 20;

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

  /** As many as this machine has room for, beside those who ask. */
  static ExtractionThreads start(BiometricConfig settings) {
    Runtime runtime = Runtime.getRuntime();
    return of(count(settings, runtime.availableProcessors(), runtime.maxMemory()));
  }

  static ExtractionThreads of(int count) {
    return new ExtractionThreads(count);
  }

  /**
   * How many there are beside those who ask.
   *
   * @param heap the largest, in bytes
   */
  static int count(BiometricConfig settings, int processors, long heap) {
    long room = (GallerySizing.heapBeside(settings, heap) - HEAP_OF_THE_REST) / HEAP_OF_EACH;
    long beside = Math.min(processors - 1, room - askers(settings));
    return (int) Math.max(0, Math.min(MOST, beside));
  }

  /** Who extracts anyway, each a print at a time: the hop, who answers shards, the ABIS face. */
  static int askers(BiometricConfig settings) {
    return 1
        + (settings.shards().count() > 1 ? 1 : 0)
        + (settings.abis().enabled() ? settings.abis().atOnce() : 0);
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
