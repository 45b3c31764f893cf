package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowancesTest {
  private final AtomicLong now = new AtomicLong();
  private final Allowances allowances = new Allowances(10, 30, now::get);

  private int taken(String who) {
    int taken = 0;
    while (allowances.take(who).isZero()) {
      taken++;
    }
    return taken;
  }

  @Test
  void soManyAtOnceAndThenSoManyASecond() {
    assertEquals(30, taken("agency:MA0130100"));
    assertEquals(Duration.ofMillis(100), allowances.take("agency:MA0130100"));
    now.addAndGet(Duration.ofMillis(99).toNanos());
    assertTrue(!allowances.take("agency:MA0130100").isZero());
    now.addAndGet(Duration.ofMillis(901).toNanos());
    assertEquals(10, taken("agency:MA0130100"));
    now.addAndGet(Duration.ofHours(9).toNanos());
    assertEquals(30, taken("agency:MA0130100"));
  }

  @Test
  void onesUseIsNotAnothers() {
    assertEquals(30, taken("agency:MA0130100"));
    assertEquals(30, taken("agency:MA0130300"));
  }

  @Test
  void whoHasEverythingAgainIsForgotten() {
    taken("agency:MA0130100");
    allowances.forget();
    assertEquals(1, allowances.size());
    now.addAndGet(Duration.ofSeconds(4).toNanos());
    allowances.forget();
    assertEquals(0, allowances.size());
  }
}
