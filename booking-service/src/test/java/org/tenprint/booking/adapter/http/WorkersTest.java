package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.doorway.body.Busy;
import org.tenprint.messaging.Lifeline;

class WorkersTest {
  private static final Caller FLOOD = new Caller("192.0.2.1");
  private static final Caller OTHER = new Caller("192.0.2.2");

  private final AtomicLong now = new AtomicLong();
  private final Workers workers =
      new Workers(new Workers.Limits(1, 20, Duration.ofSeconds(2)), now::get, Lifeline.observed());
  private final CountDownLatch gate = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    gate.countDown();
    workers.close();
  }

  /** Ten of one caller wait; the other's one is next but one. */
  @Test
  void callersTakeTurns() throws Exception {
    hold();
    for (int i = 0; i < 10; i++) {
      note(FLOOD, "flood");
    }
    Busy busy = assertThrows(Busy.class, () -> note(FLOOD, "flood"));
    assertEquals(429, busy.kind().status());
    CompletionStage<String> other = note(OTHER, "other");
    gate.countDown();
    other.toCompletableFuture().get(1, TimeUnit.MINUTES);
    assertTrue(List.copyOf(done).indexOf("other") <= 1, done.toString());
  }

  @Test
  void whatWorkThrowsIsItsOwn() throws Exception {
    CompletionStage<String> failed =
        workers.work(
            FLOOD,
            () -> {
              throw new StackOverflowError();
            });
    assertThrows(Exception.class, () -> failed.toCompletableFuture().get(1, TimeUnit.MINUTES));
    assertEquals("next", note(OTHER, "next").toCompletableFuture().get(1, TimeUnit.MINUTES));
  }

  /** The last ones took a second each, so three in line are more than two seconds. */
  @Test
  void whoWouldWaitTooLongIsToldAtOnce() throws Exception {
    for (int i = 0; i < 100; i++) {
      CompletionStage<String> slow =
          workers.work(
              FLOOD,
              () -> {
                now.addAndGet(TimeUnit.SECONDS.toNanos(1));
                return CompletableFuture.completedStage("slow");
              });
      slow.toCompletableFuture().get(1, TimeUnit.MINUTES);
    }
    hold();
    for (int i = 0; i < 3; i++) {
      note(FLOOD, "flood");
    }
    assertEquals(429, assertThrows(Busy.class, () -> note(FLOOD, "flood")).kind().status());
    CompletionStage<String> other = note(OTHER, "other");
    note(new Caller("192.0.2.3"), "third");
    Caller fourth = new Caller("192.0.2.4");
    assertEquals(503, assertThrows(Busy.class, () -> note(fourth, "fourth")).kind().status());
    gate.countDown();
    other.toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  private void hold() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    workers.work(
        FLOOD,
        () -> {
          held.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return CompletableFuture.completedStage("held");
        });
    assertTrue(held.await(1, TimeUnit.MINUTES));
  }

  private CompletionStage<String> note(Caller caller, String text) throws Busy {
    return workers.work(
        caller,
        () -> {
          done.add(text);
          return CompletableFuture.completedStage(text);
        });
  }
}
