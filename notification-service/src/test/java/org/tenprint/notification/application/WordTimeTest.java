package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;

/** Whatever stands unread of however many cases, the steps of a thread end in time. */
class WordTimeTest {
  private static final List<String> CASES = List.of("a", "b", "c");

  private final HeldRequests held = new HeldRequests();
  private final KeptCases kept = held.kept;
  private final LookTime thread = new LookTime();
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, kept, kept, thread);
  private final WakeCases wakes =
      new WakeCases(
          kept.deciding(), kept, kept, kept, (booking, part) -> part.run(), new WakeRound(thread));

  @BeforeEach
  void ofEachARequestIsHeldAndTheHoldEnds() {
    held.begin(take);
    for (String booking : CASES) {
      kept.decide(booking);
      assertTrue(take.take(booking, held.request(RequestPurpose.CRIMINAL_INVESTIGATION)));
    }
    kept.written.clear();
    new UnreadWord(held).theInstrumentEnds();
  }

  /** Of two people, so that each may count. */
  private void flood() {
    for (int i = 0; i < 500; i++) {
      boolean first = i % 2 == 0;
      kept.ahead.add(
          held.review(first ? "zoe" : "yan", first ? Verdict.RELEASE : Verdict.WITHHOLD));
    }
    kept.reading = Duration.ofMillis(100);
  }

  private Duration took(Consumer<String> each) {
    Instant began = kept.now;
    CASES.forEach(each);
    return Duration.between(began, kept.now);
  }

  private static void isInTime(Duration took) {
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "took " + took);
  }

  @Test
  void looksShareIt() {
    flood();
    isInTime(took(wakes::wakeApart));
  }

  @Test
  void soDoTurns() {
    flood();
    isInTime(took(booking -> assertTrue(take.take(booking, held.statement(1)))));
  }

  @Test
  void turnsAndLooksShareItToo() {
    flood();
    take.take("a", held.statement(1));
    Happening fact = held.statement(2);
    Instant began = kept.now;
    wakes.wakeApart("b");
    take.take("c", fact);
    Duration took = Duration.between(began, kept.now);
    assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "took " + took);
  }

  /** Who fills the time with one case hides nobody's word of another. */
  @Test
  void whatTwoSaidOfAnotherCaseIsTakenAllTheSame() {
    flood();
    wakes.wakeApart("a");
    kept.ahead.clear();
    kept.written.clear();
    kept.ahead.add(held.review("ann", Verdict.WITHHOLD));
    kept.ahead.add(held.review("ben", Verdict.WITHHOLD));
    wakes.wakeApart("b");
    assertEquals(List.of("WITHHELD COUNSEL"), held.told());
  }

  /** Nor does one person who says around each of them whatever withholds nothing. */
  @Test
  void norDoesOnePersonHideTheSecondOfTwo() {
    flood();
    wakes.wakeApart("a");
    kept.ahead.clear();
    kept.written.clear();
    List<Verdict> any =
        List.of(Verdict.MATCH, Verdict.NO_MATCH, Verdict.CITIZEN, Verdict.NOT_CITIZEN);
    for (String by : List.of("ann", "ben")) {
      for (int i = 0; i < 3; i++) {
        any.forEach(verdict -> kept.ahead.add(held.review("zoe", verdict)));
        kept.ahead.add(held.review("zoe", Verdict.RELEASE));
      }
      kept.ahead.add(held.review(by, Verdict.WITHHOLD));
    }
    wakes.wakeApart("b");
    assertEquals(List.of("WITHHELD COUNSEL"), held.told());
  }

  @Test
  void itIsGivenAnewOnceATransactionWentBy() {
    WordTime time = new WordTime();
    Instant now = kept.now;
    assertEquals(now.plus(WordTime.AT_LONGEST), time.end(now));
    time.used(now, now.plusSeconds(3));
    assertEquals(now.plusSeconds(5), time.end(now.plusSeconds(3)));
    time.used(now.plusSeconds(3), now.plusSeconds(9));
    assertTrue(time.end(now.plusSeconds(9)).isBefore(now.plusSeconds(9)));
    assertTrue(time.end(now.plusSeconds(14)).isBefore(now.plusSeconds(14)));
    assertEquals(now.plusSeconds(20), time.end(now.plusSeconds(15)));
  }

  /** Where the clock goes back nobody knows how much was used. */
  @Test
  void andWhereTheClockGoesBack() {
    WordTime time = new WordTime();
    Instant now = kept.now;
    time.end(now);
    time.used(now, now.plusSeconds(9));
    time.used(now, now.minusSeconds(60));
    assertTrue(time.end(now.plusSeconds(9)).isBefore(now.plusSeconds(9)));
    Instant back = now.minusSeconds(1);
    assertEquals(back.plusSeconds(5), time.end(back));
  }
}
