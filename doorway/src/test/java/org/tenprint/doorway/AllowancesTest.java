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

  @Test
  void aClockThatGoesBackTakesNothingAndGivesNothing() {
    now.set(Duration.ofHours(1).toNanos());
    assertEquals(30, taken("agency:MA0130100"));
    now.addAndGet(-Duration.ofMinutes(1).toNanos());
    assertEquals(Duration.ofMillis(100), allowances.take("agency:MA0130100"));
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertEquals(0, taken("agency:MA0130100"));
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertEquals(10, taken("agency:MA0130100"));
  }

  /** However many come: who used least is forgotten, and who used all of it is not. */
  @Test
  void soManyAreRememberedAndWhoUsedMostIsAmongThem() {
    taken("agency:MA0130100");
    for (int i = 0; i < 100_000; i++) {
      assertTrue(allowances.take("field-office:" + i).isZero(), "nobody is kept out by others");
    }
    assertTrue(allowances.size() <= Allowances.REMEMBERED, allowances.size() + " are remembered");
    assertEquals(0, taken("agency:MA0130100"));
  }

  @Test
  void whatIsGivenBackIsTakenAgainAndIsNoMoreThanThereWas() {
    assertEquals(30, taken("agency:MA0130100"));
    allowances.giveBack("agency:MA0130100");
    assertEquals(1, taken("agency:MA0130100"));
    now.addAndGet(Duration.ofHours(1).toNanos());
    allowances.take("agency:MA0130100");
    allowances.giveBack("agency:MA0130100");
    allowances.giveBack("agency:MA0130100");
    allowances.giveBack("agency:MA0130300");
    assertEquals(30, taken("agency:MA0130100"));
    assertEquals(30, taken("agency:MA0130300"));
  }

  @Test
  void fewerThanOneASecond() {
    Allowances slow = new Allowances(4 / 60.0, 1, now::get);
    assertTrue(slow.take("agency:MA0130100").isZero());
    assertEquals(15, slow.take("agency:MA0130100").toSeconds());
    now.addAndGet(Duration.ofSeconds(16).toNanos());
    assertTrue(slow.take("agency:MA0130100").isZero());
  }
}
