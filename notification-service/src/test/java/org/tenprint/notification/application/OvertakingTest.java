package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.Times;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Issuer;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.ChargeDismissed;
import org.tenprint.policy.cases.CaseEvent.Expunged;
import org.tenprint.policy.cases.CaseEvent.Misidentified;
import org.tenprint.policy.cases.CaseEvent.PersonProtected;
import org.tenprint.policy.cases.CaseEvent.Requested;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** Whatever may tell something overtakes nothing that keeps back and was recorded before it. */
class OvertakingTest {
  private static final String BOSTON = "MA0130100";
  private static final String BOOKING = "booking";
  private static final Duration DEADLINE = Duration.ofDays(30);

  private final KeptCases kept = new KeptCases(DEADLINE);
  private final DecideCase decide = new DecideCase(kept.deciding(), kept, kept, kept);
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, kept, kept);

  @BeforeEach
  void everybodyMayBeTold() {
    kept.permitEverybody();
  }

  private void decide(IdentificationOutcome outcome) {
    decide.decide(BOOKING, kept.facts(BOSTON, outcome), kept.recorded("determinations"));
  }

  private boolean happens(CaseEvent event, String source) {
    return take.take(BOOKING, kept.happened(event, source));
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

  private Happening order(CaseEvent event) {
    return new Happening(event, kept.recorded("orders"), "two", Optional.empty());
  }

  /** Two people ordered it, and were answered, before the office asked. */
  @Test
  void aRequestOvertakesNoOrder() {
    kept.record(kept.instrument("ASK", Edge.REQUEST, Effect.PERMIT).build());
    decide(IdentificationOutcome.MATCH);
    Happening hidden = order(new Expunged());
    kept.ahead.add(hidden);
    happens(new Requested(BOSTON, Request.of(Warrant.JUDICIAL)), "office");
    assertTrue(kept.messages().stream().noneMatch(m -> m.kind() == MessageKind.REQUEST));
    assertEquals(Reason.SEALED, kept.latest().get("request:" + BOSTON).reason());
    assertEquals(Outcome.RECALLED, kept.latest().get("agency:" + BOSTON).outcome());
    int steps = kept.written.size();
    assertTrue(take.take(BOOKING, hidden));
    assertEquals(steps, kept.written.size(), "its turn came, and it was taken before");
  }

  /** The office sent it twice, and both stand before what is taken first. */
  @Test
  void aRequestThatCameInTwiceIsTakenOnceAlsoAheadOfItsTurn() {
    kept.record(kept.instrument("ASK", Edge.REQUEST, Effect.PERMIT).build());
    decide(IdentificationOutcome.MATCH);
    List<Happening> sent = List.of(request("id"), request("id"));
    kept.ahead.addAll(sent);
    happens(new ChargeDismissed("5404"), "system");
    kept.ahead.clear();
    assertEquals(1, requests());
    sent.forEach(one -> assertTrue(take.take(BOOKING, one)));
    assertTrue(take.take(BOOKING, request("id")));
    assertEquals(1, requests());
    take.take(BOOKING, request("another"));
    assertEquals(2, requests());
  }

  private Happening request(String id) {
    return new Happening(
        new Requested(BOSTON, Request.of(Warrant.JUDICIAL)),
        kept.recorded("elsewhere"),
        "office",
        Optional.empty(),
        Optional.of(id));
  }

  private long requests() {
    return kept.messages().stream().filter(m -> m.kind() == MessageKind.REQUEST).count();
  }

  /** What lifts a hold, and what decides again whatever is held, overtakes none either. */
  @Test
  void nothingThatMayTellOvertakesAnOrder() {
    Instant ended = kept.now.plusSeconds(60);
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      kept.record(
          kept.instrument("HOLD-" + edge, edge, Effect.HOLD)
              .setIssuer(Issuer.FEDERAL)
              .setReason(org.tenprint.events.notification.Reason.COUNSEL)
              .setEffectiveTo(Times.written(ended, TestEvents.OFFSET))
              .build());
    }
    List<CaseEvent> telling =
        List.of(
            new ChargeDismissed("5404"),
            new CaseEvent.AdultTrialVacated("", ""),
            new CaseEvent.ConsentWithdrawn(BOSTON),
            new CaseEvent.Dispatched(Recipient.agency(BOSTON), true),
            new CaseEvent.TriedAsAdult("tenprint:local#ann", "court", "1"));
    Instant booked = kept.now;
    for (CaseEvent event : telling) {
      kept.now = booked;
      kept.forget(BOOKING);
      kept.written.clear();
      kept.ahead.clear();
      decide(IdentificationOutcome.MATCH);
      assertEquals(Outcome.HELD, kept.latest().get("agency:" + BOSTON).outcome());
      kept.now = ended;
      kept.ahead.add(order(new Misidentified()));
      happens(event, "system");
      assertEquals(List.of(), kept.messages(), event.toString());
      everybodyIsTold(Outcome.WITHHELD, Reason.ERROR);
    }
  }

  /** With the end of the one hold the other is decided again, which ended by time. */
  @Test
  void whatEndsWithAHoldThatRanOutOvertakesNoOrder() {
    kept.record(
        kept.instrument("HOLD", Edge.RETURN, Effect.HOLD)
            .setIssuer(Issuer.FEDERAL)
            .setReason(org.tenprint.events.notification.Reason.COUNSEL)
            .setEffectiveTo(Times.written(kept.now.plus(DEADLINE), TestEvents.OFFSET))
            .build());
    decide(IdentificationOutcome.MATCH);
    int before = kept.messages().size();
    kept.now = kept.now.plus(DEADLINE);
    kept.ahead.add(order(new Misidentified()));
    kept.ahead.add(
        new Happening(
            new Requested(BOSTON, Request.of(Warrant.JUDICIAL)),
            kept.recorded("elsewhere"),
            "office",
            Optional.empty()));
    happens(new PersonProtected(), "privacy.officer");
    assertTrue(
        kept.messages().stream()
            .skip(before)
            .noneMatch(
                m -> m.kind() == MessageKind.IDENTIFICATION || m.kind() == MessageKind.REQUEST));
    assertEquals(List.of(), asked());
  }

  private List<String> asked() {
    return kept.latest().keySet().stream().filter(one -> one.startsWith("request:")).toList();
  }
}
