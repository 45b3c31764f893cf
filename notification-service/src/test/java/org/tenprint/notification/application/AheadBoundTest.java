package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Step;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Outcome;

/**
 * However much stands unread, what is taken ahead is bounded, and nothing is told past the rest.
 */
class AheadBoundTest {
  private static final String BOSTON = "MA0130100";
  private static final String BOOKING = "booking";
  private static final Duration DEADLINE = Duration.ofDays(30);

  private final KeptCases kept = new KeptCases(DEADLINE);
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, kept, kept);

  @BeforeEach
  void everybodyMayBeToldAndTheAgencyIsHeld() {
    kept.permitEverybody();
    kept.record(kept.instrument("ASK", Edge.REQUEST, Effect.PERMIT).build());
    kept.record(
        kept.instrument("HOLD", Edge.RETURN, Effect.HOLD).setReason(Reason.COUNSEL).build());
    new DecideCase(kept.deciding(), kept, kept, kept)
        .decide(
            BOOKING,
            kept.facts(BOSTON, IdentificationOutcome.MATCH),
            kept.recorded("determinations"));
    kept.written.clear();
  }

  private Happening request(int i) {
    return new Happening(
        new CaseEvent.Requested(BOSTON, Request.of(Warrant.JUDICIAL)),
        kept.recorded("elsewhere"),
        "office",
        Optional.empty(),
        Optional.of("id-" + i));
  }

  private Happening elsewhere(CaseEvent event) {
    return new Happening(event, kept.recorded("elsewhere"), "somebody", Optional.empty());
  }

  private Happening statement(int i) {
    return elsewhere(
        new CaseEvent.FactStated(
            "ann", StatedFact.REGISTRY, i % 2 == 0, "registry", "R-" + i, Instant.EPOCH));
  }

  private boolean reviews(String by) {
    return take.take(
        BOOKING,
        new Happening(
            new CaseEvent.Reviewed(by, Verdict.RELEASE),
            kept.recorded("reviews"),
            by,
            Optional.empty()));
  }

  /** An office that asks a thousand times delays no review. */
  @Test
  void aheadOfAReviewNoRequestIsTaken() {
    List<Happening> sent = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      sent.add(request(i));
    }
    kept.ahead.addAll(sent);
    assertTrue(reviews("ann"));
    assertEquals(1, kept.written.size());
    kept.ahead.clear();
    for (int i = 0; i < sent.size(); i++) {
      assertEquals(i < TakenRequests.MOST, take.take(BOOKING, sent.get(i)), "request " + i);
    }
    assertEquals(TakenRequests.MOST + 1, kept.written.size());
  }

  /** Before the determination too, whoever sends them: each is decided with it. */
  @Test
  void ofWhatCameEarlyAndWhatStandsAheadSoManyRequestsAreTakenInAll() {
    kept.forget(BOOKING);
    int early = 0;
    for (int i = 0; i < 100; i++) {
      CaseEvent asks = new CaseEvent.Requested(BOSTON, Request.of(Warrant.NONE));
      early += take.take(BOOKING, kept.happened(asks, "system-" + i)) ? 1 : 0;
    }
    assertEquals(TakenRequests.MOST, early);
    for (int i = 0; i < 10; i++) {
      kept.ahead.add(request(i));
    }
    new DecideCase(kept.deciding(), kept, kept, kept)
        .decide(
            BOOKING,
            kept.facts(BOSTON, IdentificationOutcome.MATCH),
            kept.recorded("determinations"));
    assertEquals(TakenRequests.MOST + 1, kept.written.size());
  }

  /** Behind the most that is taken ahead stands what the review would tell past. */
  @Test
  void aReviewBeforeWhichTooMuchStandsIsPutOffAndTellsNobody() {
    reviews("ann");
    kept.written.clear();
    for (int i = 0; i < AheadBound.MOST; i++) {
      kept.ahead.add(statement(i));
    }
    Happening hidden = elsewhere(new CaseEvent.PersonProtected());
    kept.ahead.add(hidden);
    assertTrue(reviews("ben"));
    assertEquals(AheadBound.MOST, kept.written.size(), "what was taken stays");
    assertTrue(take.take(BOOKING, hidden));
    assertEquals(
        Outcome.WITHHELD,
        kept.latest().get("agency:" + BOSTON).outcome(),
        "the review told nobody, and what keeps back was taken in its turn");
    kept.ahead.clear();
    look();
    assertEquals(1, reviewed(), "and it had its turn");
    look();
    assertEquals(1, reviewed(), "once");
  }

  private long reviewed() {
    return kept.written.stream().map(Step::trigger).filter(Trigger.REVIEW::equals).count();
  }

  /** It lets out what it answers, in the order in which people said so. */
  @Test
  void reviewsThatWerePutOffAreTakenInTheirOrder() {
    for (int i = 0; i <= AheadBound.MOST; i++) {
      kept.ahead.add(statement(i));
    }
    assertTrue(reviews("ann"));
    assertEquals(0, reviewed());
    assertTrue(reviews("ben"));
    assertEquals(2, reviewed(), "the rest was taken ahead of both");
    assertEquals(Outcome.DELIVERED, kept.latest().get("agency:" + BOSTON).outcome());
    kept.ahead.forEach(one -> assertTrue(take.take(BOOKING, one)));
    assertEquals(AheadBound.MOST + 1 + 2, kept.written.size(), "none was taken twice");
  }

  /** A person whose reviews wait keeps no others waiting. */
  @Test
  void soManyReviewsOfAPersonWait() {
    for (int i = 0; i < 200; i++) {
      kept.ahead.add(statement(i));
    }
    kept.reading = LookTime.AT_LONGEST; // one is taken ahead of each
    for (int i = 0; i < EarlyEvents.MOST_OF_A_SOURCE; i++) {
      assertTrue(reviews("ann"));
    }
    assertFalse(reviews("ann"));
    assertTrue(reviews("ben"));
    assertEquals(0, reviewed());
  }

  /** Whatever else is taken of the case meanwhile. */
  @Test
  void aReviewThatWasPutOffStaysDue() {
    for (int i = 0; i < 20; i++) {
      kept.ahead.add(statement(i));
    }
    kept.reading = Duration.ofSeconds(1);
    assertTrue(reviews("ann"));
    kept.reading = Duration.ZERO;
    kept.ahead.forEach(one -> assertTrue(take.take(BOOKING, one)));
    assertTrue(kept.waiting(BOOKING).orElseThrow().due(kept.now(), DEADLINE, kept.now));
    kept.ahead.clear();
    look();
    assertEquals(1, reviewed());
  }

  /** Where steps are slow, what was taken ahead of a review in seconds stays. */
  @Test
  void aReviewTakesAheadForSecondsAndIsTakenWithALook() {
    reviews("ann");
    kept.written.clear();
    for (int i = 0; i < 20; i++) {
      kept.ahead.add(statement(i));
    }
    kept.reading = Duration.ofSeconds(1);
    assertTrue(reviews("ben"));
    int taken = kept.written.size();
    assertTrue(taken > 0 && taken < 10, "taken: " + taken);
    assertEquals(0, reviewed());
    assertTrue(kept.waiting(BOOKING).orElseThrow().due(kept.now(), DEADLINE, kept.now));
    kept.reading = Duration.ZERO;
    look();
    assertEquals(1, reviewed());
    assertEquals(Outcome.DELIVERED, kept.latest().get("agency:" + BOSTON).outcome());
    kept.ahead.forEach(one -> assertTrue(take.take(BOOKING, one)));
    assertEquals(21, kept.written.size(), "none was taken twice");
  }

  @Test
  void asMuchAsAStepTakesIsTakenAheadOfAReview() {
    for (int i = 0; i < AheadBound.MOST; i++) {
      kept.ahead.add(statement(i));
    }
    assertTrue(reviews("ben"));
    assertEquals(AheadBound.MOST + 1, kept.written.size());
  }

  /** Of a look what was taken stays, and the rest has its turn. */
  @Test
  void aLookTakesSoMuchAndGoesOnWithTheNext() {
    kept.now = kept.now.plusSeconds(60);
    for (int i = 0; i < AheadBound.MOST + 10; i++) {
      kept.ahead.add(statement(i));
    }
    look();
    assertEquals(AheadBound.MOST, kept.written.size());
    assertTrue(
        kept.written.stream().map(Step::trigger).allMatch(Trigger.CASE_EVENT::equals),
        "nothing was told by time past what stands unread");
    kept.ahead.forEach(one -> assertTrue(take.take(BOOKING, one)));
    assertEquals(AheadBound.MOST + 10, kept.written.size(), "none was taken twice");
  }

  private void look() {
    kept.record(kept.instrument("LATER", Edge.SHARE, Effect.PERMIT).build());
    new WakeCases(kept.deciding(), kept, kept, kept, (booking, part) -> part.run(), new WakeRound())
        .run();
  }

  /** Whoever reports a protection a thousand times does not keep the hold from its end. */
  @Test
  void aHoldThatRanOutEndsInTheFirstStepWhateverStandsUnread() {
    kept.now = kept.now.plus(DEADLINE);
    for (int i = 0; i < 1_000; i++) {
      kept.ahead.add(elsewhere(new CaseEvent.PersonProtected()));
    }
    kept.ahead.add(elsewhere(new CaseEvent.Misidentified()));
    assertTrue(take.take(BOOKING, kept.happened(new CaseEvent.PersonProtected(), "one")));
    assertTrue(kept.written.size() <= 2, "steps: " + kept.written.size());
    assertEquals(Outcome.WITHHELD, kept.latest().get("agency:" + BOSTON).outcome());
  }

  /** Where steps are slow, the transaction would be aborted, and begun again for ever. */
  @Test
  void ofALookWhatWasTakenInSecondsStays() {
    for (int i = 0; i < 20; i++) {
      kept.ahead.add(statement(i));
    }
    kept.now = kept.now.plusSeconds(60);
    kept.reading = Duration.ofSeconds(1);
    look();
    int taken = kept.written.size();
    assertTrue(taken > 0 && taken < 10, "taken: " + taken);
    kept.ahead.forEach(one -> assertTrue(take.take(BOOKING, one)));
    assertEquals(20, kept.written.size(), "the rest had its turn");
  }
}
