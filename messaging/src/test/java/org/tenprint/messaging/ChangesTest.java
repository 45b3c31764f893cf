package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Changes changes = new Changes();
  private int count;

  /** A hundred other changes cost nothing of the time that one may wait. */
  @Test
  void aHundredOtherChangesTakeNothingOfTheTime() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () ->
                await(
                    () -> {
                      looked.countDown();
                      return count == 101;
                    }));
    looked.await();
    for (int i = 0; i < 101; i++) {
      changes.make(() -> count++);
    }
    assertTrue(waiting.join());
    assertEquals(101, changes.see(() -> count));
  }

  @Test
  void whatHoldsAlreadyIsNotWaitedForAndWhatDoesNotIsOverInTime() throws Exception {
    assertTrue(changes.await(() -> true, Duration.ZERO));
    assertFalse(changes.await(() -> false, Duration.ZERO));
    assertFalse(changes.await(() -> false, Duration.ofMillis(1)));
  }

  private boolean await(java.util.function.BooleanSupplier condition) {
    try {
      return changes.await(condition, Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
