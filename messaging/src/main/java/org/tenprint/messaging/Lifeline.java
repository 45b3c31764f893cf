package org.tenprint.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service lives by: threads none of which may end by a throwable without the whole service
 * ending. The first that does cuts it; then nothing is ready, nothing is decided, and the process
 * ends within the grace, even if its orderly end hangs.
 *
 * <p>What ends the process was started at the beginning: a heap that is full or a machine that
 * gives no more threads does not keep it from ending.
 */
public final class Lifeline {
  private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);
  private static final int EXIT_CODE = 1;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch cut = new CountDownLatch(1);
  private final List<TopicReader> readers = new CopyOnWriteArrayList<>();

  private final List<ReferenceFeed<?>> feeds = new ArrayList<>();
  private Consumer<ReferenceFeed<?>> told = feed -> {};

  private Lifeline() {}

  /**
   * Of this process, which ends when it is cut.
   *
   * @param orderly begins to end the process with a code that is not zero; may fail, and may hang
   * @param grace after which the process is halted in any case
   */
  public static Lifeline ofProcess(Runnable orderly, Duration grace) {
    return endingBy(orderly, grace, () -> Runtime.getRuntime().halt(EXIT_CODE));
  }

  /**
   * One whose last resort is chosen.
   *
   * @param halt what ends the process when the grace is over
   */
  static Lifeline endingBy(Runnable orderly, Duration grace, Runnable halt) {
    Lifeline lifeline = new Lifeline();
    CountDownLatch never = new CountDownLatch(1);
    daemon(
            "lifeline-exit",
            () -> {
              lifeline.cut.await();
              orderly.run();
            })
        .start();
    daemon(
            "lifeline-halt",
            () -> {
              lifeline.cut.await();
              try {
                if (!never.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                  LOG.error("process halted, it did not end in {}", grace);
                }
              } finally {
                halt.run();
              }
            })
        .start();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          if (thrown instanceof Error) {
            lifeline.cut(thread.getName(), thrown);
          }
        });
    lifeline.thread("lifeline-watch", lifeline::watch).start();
    return lifeline;
  }

  private void watch() throws InterruptedException {
    LibraryThreads clients = new LibraryThreads((thread, thrown) -> cut(thread.getName(), thrown));
    do {
      clients.hear();
    } while (!cut.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** One that is only looked at: nothing ends by it. For tests, and services inside of them. */
  public static Lifeline observed() {
    return new Lifeline();
  }

  /** What an owned thread does. */
  @FunctionalInterface
  public interface Work {
    /** Returns when the thread was told to end; whatever it throws cuts the lifeline. */
    void run() throws Exception;
  }

  /**
   * A daemon thread whose death is the service's end.
   *
   * @return not started yet
   */
  public Thread thread(String name, Work work) {
    return daemon(
        name,
        () -> {
          try {
            work.run();
          } catch (Throwable thrown) {
            cut(name, thrown);
          }
        });
  }

  /** The service lives by that reader too: {@link ProgressWatch} looks whether it moves. */
  public void livesBy(TopicReader reader) {
    readers.add(reader);
  }

  /** The readers that the service lives by. */
  List<TopicReader> readers() {
    return List.copyOf(readers);
  }

  /** The service holds reference data by that feed too, which has started. */
  synchronized void holdsBy(ReferenceFeed<?> feed) {
    feeds.add(feed);
    told.accept(feed);
  }

  /** Hears of every feed that has started, and of each that starts later. */
  public synchronized void eachFeed(Consumer<ReferenceFeed<?>> hears) {
    feeds.forEach(hears);
    told = told.andThen(hears);
  }

  /** Ends the service: that part of it failed. Only the first cause is kept. */
  public void cut(String part, Throwable cause) {
    boolean first = failure.compareAndSet(null, cause);
    cut.countDown();
    if (first) {
      LOG.error("service ends part={} cause={}", part, Thrown.where(cause));
    }
  }

  /**
   * Ends the service if what was thrown says that it has no memory or no thread left, which no next
   * request would find otherwise. Any other fault is that request's alone: nobody may end a service
   * by what he sends.
   */
  public void cutIfStarved(String part, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        cut(part, thrown);
      }
    }
  }

  /** Whether nothing has failed. */
  public boolean intact() {
    return failure.get() == null;
  }

  /** What failed first. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  private static Thread daemon(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (Exception e) {
                LOG.error("thread ended name={} cause={}", name, Thrown.where(e));
              }
            },
            name);
    thread.setDaemon(true);
    return thread;
  }
}
