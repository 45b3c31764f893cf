package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.Times;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Issuer;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.ChargeDismissed;
import org.tenprint.policy.cases.CaseEvent.Expunged;
import org.tenprint.policy.cases.CaseEvent.PersonProtected;
import org.tenprint.policy.cases.CaseEvent.Requested;
import org.tenprint.policy.cases.CaseEvent.Reviewed;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** The uses of a case, in memory. */
class CaseUsesTest {
  private static final String BOSTON = "MA0130100";
  private static final String BOOKING = "booking";
  private static final Duration DEADLINE = Duration.ofDays(30);

  private final KeptCases kept = new KeptCases(DEADLINE);
  private final DecideCase decide = new DecideCase(kept.deciding(), kept, kept, kept);
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, kept, kept);
  private final WakeCases wakes =
      new WakeCases(
          kept.deciding(), kept, kept, kept, (booking, part) -> part.run(), new WakeRound());

  @BeforeEach
  void everybodyMayBeTold() {
    kept.permitEverybody();
  }

  private boolean decide(IdentificationOutcome outcome) {
    return decide.decide(BOOKING, kept.facts(BOSTON, outcome), kept.recorded("determinations"));
  }

  private boolean happens(CaseEvent event, String source) {
    return take.take(BOOKING, kept.happened(event, source));
  }

  private void reviewed(String by, Verdict verdict) {
    happens(new Reviewed(by, verdict), by);
  }

  private void everybodyIsTold(Outcome outcome, Reason reason) {
    assertEquals(3, kept.latest().size());
    kept.latest()
        .forEach(
            (recipient, last) -> {
              assertEquals(outcome, last.outcome(), recipient);
              assertEquals(reason, last.reason(), recipient);
            });
  }

  /** 64 dismissals used up what could be kept, and the person was told of to everybody. */
  @Test
  void whoIsProtectedIsProtectedWhateverElseWasReportedBefore() {
    for (int i = 0; i < EarlyEvents.MOST_OF_A_SOURCE; i++) {
      assertTrue(happens(new ChargeDismissed("%04d".formatted(i)), "flood"));
    }
    assertFalse(happens(new ChargeDismissed("9999"), "flood"));
    assertTrue(happens(new PersonProtected(), "privacy.officer"));
    decide(IdentificationOutcome.MATCH);
    everybodyIsTold(Outcome.WITHHELD, Reason.PROTECTED);
  }

  @Test
  void whoIsSealedIsSealedAndSaysSoOnce() {
    assertTrue(happens(new Expunged(), "clerk"));
    assertTrue(happens(new Expunged(), "clerk"));
    decide(IdentificationOutcome.MATCH);
    everybodyIsTold(Outcome.WITHHELD, Reason.SEALED);
    assertEquals(
        List.of(Trigger.CASE_EVENT, Trigger.DETERMINATION),
        kept.written.stream().map(step -> step.trigger()).toList());
  }

  /** Kafka Streams hands over a determination before what was recorded before it elsewhere. */
  @Test
  void aDeterminationOvertakesNothingThatWasRecordedBefore() {
    Happening hidden = kept.happened(new PersonProtected(), "privacy.officer");
    kept.ahead.add(hidden);
    decide(IdentificationOutcome.MATCH);
    everybodyIsTold(Outcome.WITHHELD, Reason.PROTECTED);
    int steps = kept.written.size();
    assertTrue(take.take(BOOKING, hidden));
    assertEquals(steps, kept.written.size(), "its turn came, and it was taken before");
  }

  @Test
  void aVerdictThatReleasesOvertakesNoProtection() {
    decide(IdentificationOutcome.GREY);
    reviewed("one", Verdict.MATCH);
    Happening hidden = kept.happened(new PersonProtected(), "privacy.officer");
    kept.ahead.add(hidden);
    reviewed("two", Verdict.MATCH);
    everybodyIsTold(Outcome.WITHHELD, Reason.PROTECTED);
    assertTrue(kept.messages().stream().noneMatch(m -> m.kind() == MessageKind.IDENTIFICATION));
  }

  @Test
  void timeOvertakesNoProtection() {
    kept.record(
        kept.instrument("HOLD", Edge.RETURN, Effect.HOLD)
            .setReason(org.tenprint.events.notification.Reason.COUNSEL)
            .setEffectiveTo(Times.written(kept.now.plusSeconds(60), TestEvents.OFFSET))
            .build());
    decide(IdentificationOutcome.MATCH);
    kept.now = kept.now.plusSeconds(120);
    kept.ahead.add(kept.happened(new PersonProtected(), "privacy.officer"));
    wakes.run();
    assertEquals(Reason.PROTECTED, kept.latest().get("agency:" + BOSTON).reason());
  }

  @Test
  void aRequestBeforeTheDecisionIsTakenUnderTheRulesOfThen() {
    kept.record(kept.instrument("ASK", Edge.REQUEST, Effect.PERMIT).build());
    assertTrue(happens(new Requested(BOSTON, Request.of(Warrant.JUDICIAL)), "office"));
    Instant asked = kept.now;
    kept.now = kept.now.plusSeconds(600);
    kept.record(
        kept.instrument("ASK-NO-MORE", Edge.REQUEST, Effect.WITHHOLD)
            .setEffectiveFrom(Times.written(asked.plusSeconds(60), TestEvents.OFFSET))
            .setRecorded(Times.written(asked.plusSeconds(60), TestEvents.OFFSET))
            .build());
    decide(IdentificationOutcome.MATCH);
    Disposition request = kept.latest().get("request:" + BOSTON);
    assertEquals(Outcome.DELIVERED, request.outcome());
    assertEquals(asked, request.at());
  }

  /**
   * The hold ended a moment ago: the person is told of to nobody, and nothing has to be recalled.
   */
  @Test
  void anEventCountsBeforeWhatTheEndOfAHoldBrings() {
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      kept.record(
          kept.instrument("HOLD-" + edge, edge, Effect.HOLD)
              .setIssuer(Issuer.FEDERAL)
              .setReason(org.tenprint.events.notification.Reason.COUNSEL)
              .setEffectiveTo(Times.written(kept.now.plusSeconds(60), TestEvents.OFFSET))
              .build());
    }
    decide(IdentificationOutcome.MATCH);
    kept.now = kept.now.plusSeconds(120);
    happens(new PersonProtected(), "privacy.officer");
    assertEquals(
        List.of(MessageKind.NO_MATCH, MessageKind.NO_MATCH),
        kept.messages().stream().map(m -> m.kind()).toList());
  }

  @Test
  void aHoldThatRanOutIsNotReleasedByWhoComesTooLate() {
    decide(IdentificationOutcome.GREY);
    reviewed("one", Verdict.MATCH);
    kept.now = kept.now.plus(DEADLINE);
    reviewed("two", Verdict.MATCH);
    everybodyIsTold(Outcome.WITHHELD, Reason.EXPIRED);
    assertEquals(List.of(), kept.messages());
  }

  @Test
  void whatWasDecidedIsNotAgain() {
    assertTrue(decide(IdentificationOutcome.MATCH));
    assertFalse(decide(IdentificationOutcome.MATCH));
    assertEquals(3, kept.messages().size());
  }

  @Test
  void anInstrumentThatIsRecordedLaterRecallsWhatItWouldHaveWithheld() {
    decide(IdentificationOutcome.MATCH);
    Instant delivered = kept.now;
    kept.now = kept.now.plusSeconds(60);
    kept.record(
        kept.instrument("REFUSAL", Edge.RETURN, Effect.WITHHOLD)
            .setRecorded(Times.written(delivered.plusSeconds(30), TestEvents.OFFSET))
            .build());
    new RecallDeliveries(kept.deciding(), kept, wakes).run();
    assertEquals(Outcome.RECALLED, kept.latest().get("sib:MA").outcome());
    assertEquals(Outcome.DELIVERED, kept.latest().get("field-office:BOS").outcome());
  }

  @Test
  void theClockThatGoesBackMovesNoStepBeforeAnother() {
    decide(IdentificationOutcome.GREY);
    Instant decided = kept.now;
    kept.now = kept.now.minusSeconds(3_600);
    reviewed("one", Verdict.MATCH);
    assertEquals(decided, kept.written.get(kept.written.size() - 1).moment().at());
  }
}
