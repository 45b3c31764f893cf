package org.tenprint.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Where a feed stands in its life; its thread writes it, others look. */
final class FeedState {
  /** A thread that has not come round in this time is stuck. */
  private static final long LONGEST_ROUND = TimeUnit.MINUTES.toNanos(2);

  /** Before it has begun to read. */
  static final long NOT_KNOWN = -1;

  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Watermark watermark = new Watermark();
  private volatile long lastRound = System.nanoTime();
  private volatile boolean behind;
  private volatile long unread = NOT_KNOWN;

  Watermark watermark() {
    return watermark;
  }

  boolean open() {
    return closing.getCount() > 0;
  }

  void close() {
    closing.countDown();
  }

  /** Waits; returns sooner when it is closed. */
  void pause(Duration duration) throws InterruptedException {
    closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  void round() {
    lastRound = System.nanoTime();
  }

  boolean caughtUpOnce() {
    return ready.getCount() == 0;
  }

  void caughtUp() {
    ready.countDown();
  }

  /** Whether the last that asked was told that it has read everything. */
  void behind(boolean now) {
    behind = now;
  }

  /** How many offsets are before it, as its client knows at the moment. */
  void unread(long now) {
    unread = now;
  }

  long unread() {
    return unread;
  }

  void failed(Throwable thrown) {
    failure.compareAndSet(null, thrown);
  }

  /** Its thread does nothing more. */
  void ended() {
    ready.countDown();
    watermark.end();
  }

  Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  boolean ready() {
    return caughtUpOnce()
        && failure.get() == null
        && open()
        && !behind
        && System.nanoTime() - lastRound < LONGEST_ROUND;
  }

  boolean awaitReady(Duration longest) throws InterruptedException {
    return ready.await(longest.toMillis(), TimeUnit.MILLISECONDS) && failure.get() == null;
  }
}
