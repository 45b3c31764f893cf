package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;

/** A booking under rules that hold each request for people, and what is recorded of it. */
final class HeldRequests {
  static final String BOSTON = "MA0130100";
  static final String BOOKING = "booking";

  /** Of two requests the first is released and the second held. */
  static final List<String> FIRST_ALONE =
      List.of("HELD COUNSEL", "DELIVERED PERMITTED", "HELD COUNSEL");

  private final Map<LogAddress, CaseEvent> log = new HashMap<>();

  final KeptCases kept = new KeptCases(Duration.ofDays(30));

  /** The booking is decided, its first request taken, and a minute goes by. */
  void begin(TakeCaseEvent take) {
    kept.permitEverybody();
    kept.record(kept.instrument("ASK", Edge.REQUEST, Effect.PERMIT).build());
    kept.record(
        kept.instrument("HOLD", Edge.REQUEST, Effect.HOLD).setReason(Reason.COUNSEL).build());
    kept.decide(BOOKING);
    kept.written.clear();
    assertTrue(take.take(BOOKING, request(RequestPurpose.CRIMINAL_INVESTIGATION)));
    kept.now = kept.now.plusSeconds(60);
  }

  /** For a stated purpose: what people release of it they release of no other. */
  Happening request(RequestPurpose purpose) {
    return recorded(
        new Happening(
            new CaseEvent.Requested(
                BOSTON, Request.of(Warrant.JUDICIAL).statedFor(Optional.of(purpose)).at(kept.now)),
            kept.recorded("elsewhere"),
            "office",
            Optional.empty(),
            Optional.of("asked-" + purpose)));
  }

  Happening review(String by) {
    return review(by, Verdict.RELEASE);
  }

  Happening review(String by, Verdict verdict) {
    return recorded(
        new Happening(
            new CaseEvent.Reviewed(by, verdict), kept.recorded("reviews"), by, Optional.empty()));
  }

  Happening happened(CaseEvent event, String by) {
    return recorded(new Happening(event, kept.recorded("elsewhere"), by, Optional.empty()));
  }

  private Happening recorded(Happening one) {
    log.put(one.where(), one.event());
    return one;
  }

  /** What stands there. */
  CaseEvent recorded(LogAddress where) {
    return log.get(where);
  }

  /** Each is a step. */
  Happening statement(int i) {
    return happened(
        new CaseEvent.FactStated(
            "zoe", StatedFact.REGISTRY, i % 2 == 0, "registry", "R-" + i, Instant.EPOCH),
        "somebody");
  }

  /** What was decided of the agency's requests, in order. */
  List<String> told() {
    return kept.written.stream()
        .flatMap(step -> step.made().dispositions().stream())
        .filter(one -> one.recipient().text().equals("request:" + BOSTON))
        .map(one -> one.outcome() + " " + one.reason())
        .toList();
  }
}
