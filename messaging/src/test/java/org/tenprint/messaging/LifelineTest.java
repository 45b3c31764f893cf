package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.KafkaThread;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifelineTest {
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void keepHandler() {
    before = Thread.getDefaultUncaughtExceptionHandler();
  }

  @AfterEach
  void setHandlerBack() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void aThreadThatReturnsCutsNothing() throws InterruptedException {
    Lifeline lifeline = Lifeline.observed();
    Thread thread = lifeline.thread("part", () -> {});
    assertTrue(thread.isDaemon());
    thread.start();
    thread.join();
    assertTrue(lifeline.intact());
  }

  @Test
  void theFirstThrowableIsKept() throws InterruptedException {
    Lifeline lifeline = Lifeline.observed();
    OutOfMemoryError first = new OutOfMemoryError();
    Thread thread =
        lifeline.thread(
            "part",
            () -> {
              throw first;
            });
    thread.start();
    thread.join();
    lifeline.cut("another", new IllegalStateException());
    assertFalse(lifeline.intact());
    assertSame(first, lifeline.failure().orElseThrow());
  }

  @Test
  void theProcessIsHaltedWhenItsOrderlyEndFailsOrHangs() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (Runnable orderly :
        new Runnable[] {
          () -> {
            throw new OutOfMemoryError();
          },
          () -> await(never)
        }) {
      CountDownLatch halted = new CountDownLatch(1);
      Lifeline lifeline = Lifeline.endingBy(orderly, Duration.ofMillis(20), halted::countDown);
      assertFalse(halted.await(40, TimeUnit.MILLISECONDS));
      lifeline.cut("part", new StackOverflowError());
      assertTrue(halted.await(1, TimeUnit.MINUTES));
    }
    never.countDown();
  }

  @Test
  void anErrorThatNobodyCatchesCutsItTooButNoException() throws InterruptedException {
    Lifeline lifeline = Lifeline.endingBy(() -> {}, Duration.ofDays(1), () -> {});
    Thread stranger =
        new Thread(
            () -> {
              throw new IllegalStateException();
            });
    stranger.start();
    stranger.join();
    assertTrue(lifeline.intact());
    Thread other =
        new Thread(
            () -> {
              throw new OutOfMemoryError();
            });
    other.start();
    other.join();
    assertFalse(lifeline.intact());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The lifeline of a test before may have been the last to look at threads: so more than one. */
  @Test
  void aClientsThreadThatEndsByAnErrorCutsIt() {
    Lifeline lifeline = Lifeline.endingBy(() -> {}, Duration.ofDays(1), () -> {});
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              endOneOfAClient();
              return !lifeline.intact();
            });
  }

  private static void endOneOfAClient() throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    KafkaThread client =
        KafkaThread.daemon(
            "kafka-producer-network-thread | any",
            () -> {
              await(stop);
              throw new InternalError();
            });
    Thread.UncaughtExceptionHandler own = client.getUncaughtExceptionHandler();
    client.start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client.getUncaughtExceptionHandler() != own);
    stop.countDown();
    client.join();
  }
}
