package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.Times;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.WaitingCase;

/** Which of the cases that wait are looked at. */
class WakeCasesTest {
  private final KeptCases kept = new KeptCases(Duration.ofDays(30));

  /** However many failed, none of them takes the turn of one that did not. */
  @Test
  void whatIsPutAsideHidesNothing() {
    WaitingCase due =
        new WaitingCase(kept.now, -1, Optional.empty(), new TreeSet<>(), Optional.empty());
    IntStream.range(0, 5_000).forEach(i -> kept.keep("a" + i, Optional.of(due)));
    kept.keep("b", Optional.of(due));
    List<String> tried = new ArrayList<>();
    Apart apart =
        new Apart() {
          @Override
          public void run(String booking, Runnable part) {
            tried.add(booking);
          }

          @Override
          public boolean putAside(String booking) {
            return booking.startsWith("a");
          }
        };
    new WakeCases(kept.deciding(), kept, kept, kept, apart, new WakeRound()).run();
    assertEquals(List.of("b"), tried);
  }

  /** An instrument that makes all due does not keep the hop from its records until all are done. */
  @Test
  void aLookEndsInTimeAndTheNextGoesOnFromThere() {
    WaitingCase due =
        new WaitingCase(kept.now, -1, Optional.empty(), new TreeSet<>(), Optional.empty());
    List<String> all = IntStream.range(10, 42).mapToObj(i -> "c" + i).toList();
    all.forEach(booking -> kept.keep(booking, Optional.of(due)));
    List<String> looked = new ArrayList<>();
    Apart slow =
        (booking, part) -> {
          looked.add(booking);
          kept.now = kept.now.plus(WakeCases.AT_LONGEST.dividedBy(4));
        };
    WakeRound round = new WakeRound();
    WakeCases wakes = new WakeCases(kept.deciding(), kept, kept, kept, slow, round);
    wakes.run();
    assertEquals(all.subList(0, 4), looked);
    for (int more = 1; more < 8; more++) {
      wakes.run();
    }
    assertEquals(all, looked, "each in its turn, those that stay due too");
    wakes.run();
    assertEquals(all.subList(0, 4), looked.subList(32, 36), "and round again");
  }

  /** A permit that begins while a case is looked at is not known to the look. */
  @Test
  void aLookCountsAsOfWhenItWasBegun() {
    Instant begins = kept.now.plusSeconds(60);
    kept.record(
        kept.instrument("PERMIT", Edge.SHARE, Effect.PERMIT)
            .setEffectiveFrom(Times.written(begins, TestEvents.OFFSET))
            .build());
    heldUnderAnInstrument();
    Deciding deciding = kept.deciding();
    AtomicInteger asked = new AtomicInteger();
    looksWith(
        new Deciding(
            deciding.replay(),
            () -> asked.incrementAndGet() <= 3 ? begins.minusMillis(1) : begins,
            kept,
            deciding.settings(),
            deciding.keys()));
    assertTrue(asked.get() >= 3, "the case was looked at");
    assertTrue(isDue(begins), "it is to be looked at once the permit has begun");
    looksWith(
        new Deciding(deciding.replay(), () -> begins, kept, deciding.settings(), deciding.keys()));
    assertFalse(isDue(begins), "and once is enough");
  }

  /** So it is with rules that are read while a case is looked at. */
  @Test
  void aLookCountsUnderTheRulesItWasMadeBy() {
    heldUnderAnInstrument();
    KnownRules before = kept.now();
    kept.record(kept.instrument("LATER", Edge.RETURN, Effect.PERMIT).build());
    kept.now = kept.now.plusSeconds(60);
    Deciding deciding = kept.deciding();
    AtomicInteger asked = new AtomicInteger();
    Rules growing =
        new Rules() {
          @Override
          public KnownRules now() {
            return asked.incrementAndGet() <= 2 ? before : kept.now();
          }

          @Override
          public KnownRules upTo(long offset) {
            return kept.upTo(offset);
          }
        };
    looksWith(new Deciding(deciding.replay(), kept, growing, deciding.settings(), deciding.keys()));
    assertTrue(asked.get() >= 2, "the case was looked at");
    assertTrue(isDue(kept.now), "nobody looked at it under the later ones");
  }

  private void heldUnderAnInstrument() {
    kept.permitEverybody();
    kept.record(
        kept.instrument("HOLD", Edge.RETURN, Effect.HOLD).setReason(Reason.COUNSEL).build());
    new DecideCase(kept.deciding(), kept, kept, kept)
        .decide(
            "b",
            kept.facts("MA0130100", IdentificationOutcome.MATCH),
            kept.recorded("determinations"));
    assertTrue(kept.waiting("b").isPresent());
    kept.keep("b", kept.waiting("b").map(WakeCasesTest::unseen));
  }

  private static WaitingCase unseen(WaitingCase wait) {
    return new WaitingCase(Instant.EPOCH, -1, wait.since(), wait.kinds(), wait.office());
  }

  private void looksWith(Deciding deciding) {
    new WakeCases(deciding, kept, kept, kept, (booking, part) -> part.run(), new WakeRound()).run();
  }

  private boolean isDue(Instant at) {
    return kept.waiting("b").orElseThrow().due(kept.now(), Duration.ofDays(30), at);
  }

  /** However long the search for what is due takes, and the case itself. */
  @Test
  void eachLookLooksAtOne() {
    WaitingCase due =
        new WaitingCase(kept.now, -1, Optional.empty(), new TreeSet<>(), Optional.empty());
    List.of("a", "b").forEach(booking -> kept.keep(booking, Optional.of(due)));
    List<String> looked = new ArrayList<>();
    Apart slow =
        new Apart() {
          @Override
          public void run(String booking, Runnable part) {
            looked.add(booking);
          }

          @Override
          public boolean putAside(String booking) {
            kept.now = kept.now.plus(WakeCases.AT_LONGEST);
            return false;
          }
        };
    WakeCases wakes = new WakeCases(kept.deciding(), kept, kept, kept, slow, new WakeRound());
    wakes.run();
    wakes.run();
    wakes.run();
    assertEquals(List.of("a", "b", "a"), looked);
  }
}
