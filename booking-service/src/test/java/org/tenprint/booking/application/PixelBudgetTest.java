package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PixelBudgetTest {
  /** Twenty threads with an image of half the budget each: never more than two at one time. */
  @Test
  void noMoreImagesAreDecodedThanFit() throws Exception {
    PixelBudget budget = new PixelBudget(2L << 20);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(
          CompletableFuture.runAsync(
              () -> {
                budget.charged(
                    1000,
                    1000,
                    () -> {
                      most.accumulateAndGet(now.incrementAndGet(), Math::max);
                      Thread.yield();
                      return now.decrementAndGet();
                    });
              },
              threads));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
    threads.shutdownNow();
    assertTrue(most.get() <= 2, "" + most);
  }

  @Test
  void anImageLargerThanAllIsLetInAlone() {
    PixelBudget budget = new PixelBudget(1000);
    assertEquals(1, budget.charged(Integer.MAX_VALUE, Integer.MAX_VALUE, () -> 1));
    assertEquals(2, budget.charged(10, 10, () -> 2));
  }
}
