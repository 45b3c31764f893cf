package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class WatermarkTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Watermark watermark = new Watermark();

  @Test
  void everyPartitionMustBeReadToItsEnd() {
    watermark.read(Map.of(0, 5L, 1, 2L));
    assertTrue(watermark.await(Map.of(0, 5L, 1, 2L), Duration.ZERO));
    assertTrue(watermark.await(Map.of(0, 4L), Duration.ZERO));
    assertTrue(watermark.await(Map.of(), Duration.ZERO));
    assertFalse(watermark.await(Map.of(0, 5L, 1, 3L), Duration.ofMillis(5)));
  }

  /** An empty partition ends at nought: it must have been looked at all the same. */
  @Test
  void aPartitionThatWasNotLookedAtIsNotReadUpToItsBeginning() {
    assertFalse(watermark.await(Map.of(0, 0L), Duration.ZERO));
    watermark.read(Map.of(0, 0L));
    assertTrue(watermark.await(Map.of(0, 0L), Duration.ZERO));
    assertFalse(watermark.await(Map.of(1, 0L), Duration.ZERO));
  }

  @Test
  void whoWaitsIsToldWhenItIsReadAndWhenNothingWillBe() throws Exception {
    CompletableFuture<Boolean> read = waiting(Map.of(0, 3L));
    watermark.read(Map.of(0, 2L));
    assertFalse(read.isDone());
    watermark.read(Map.of(0, 3L));
    assertTrue(read.join());
    CompletableFuture<Boolean> never = waiting(Map.of(0, 4L));
    watermark.end();
    assertFalse(never.join());
  }

  /** Its holder may have been closed: what was read is no more to be relied on. */
  @Test
  void afterTheEndNothingIsRead() {
    watermark.read(Map.of(0, 3L));
    watermark.end();
    assertFalse(watermark.await(Map.of(0, 3L), LONG));
    assertFalse(watermark.await(Map.of(), LONG));
  }

  @Test
  void whatWasHandedInIsACopy() {
    Map<Integer, Long> positions = new HashMap<>(Map.of(0, 3L));
    watermark.read(positions);
    positions.put(0, 9L);
    assertFalse(watermark.await(Map.of(0, 9L), Duration.ZERO));
  }

  @Test
  void whoIsInterruptedIsNotToldThatItIsRead() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptException.class, () -> watermark.await(Map.of(0, 1L), LONG));
    assertTrue(Thread.interrupted(), "who asked is told too");
  }

  private CompletableFuture<Boolean> waiting(Map<Integer, Long> ends) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              begun.countDown();
              return watermark.await(ends, LONG);
            });
    begun.await();
    return waiting;
  }
}
