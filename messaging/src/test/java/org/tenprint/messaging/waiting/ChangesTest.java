package org.tenprint.messaging.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
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
  void whatCameIsHandedOnAndTheLastLookIsAfterTheTime() throws Exception {
    assertEquals(
        Optional.of("there"), changes.awaitSome(() -> Optional.of("there"), Duration.ZERO));
    int[] looks = {0};
    Optional<Integer> late =
        changes.awaitSome(
            () -> looks[0]++ == 0 ? Optional.empty() : Optional.of(looks[0]), Duration.ofMillis(1));
    assertEquals(Optional.of(2), late);
    assertEquals(Optional.empty(), changes.awaitSome(Optional::empty, Duration.ofMillis(1)));
  }

  @Test
  void whoIsInterruptedStopsWaiting() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                changes.await(
                    () -> {
                      looked.countDown();
                      return false;
                    },
                    Duration.ofMinutes(1));
                interrupted.complete(false);
              } catch (InterruptedException e) {
                interrupted.complete(true);
              }
            });
    waiting.start();
    looked.await();
    waiting.interrupt();
    assertTrue(interrupted.join());
    changes.make(() -> count++);
    assertEquals(1, changes.see(() -> count));
  }

  /** A change that throws is not made by halves for ever: the lock is free again. */
  @Test
  void aChangeThatThrowsHoldsNobodyUp() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            changes.make(
                () -> {
                  throw new IllegalStateException();
                }));
    assertTrue(CompletableFuture.supplyAsync(() -> changes.see(() -> true)).join());
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
