package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Offences;

/** Whoever is told something does not learn that there is an order about that booking. */
class OneBookingTest {
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Recipient AGENCY = Recipient.agency(BOSTON.ori());
  private static final Instant DECIDED = START.plusDays(1).toInstant();
  private static final Instant LATER = START.plusDays(3).toInstant();
  private static final Instrument CONSENT = permit("CONSENT").instrument();

  private static Instrument order(SampleInstruments words) {
    return words
        .by(Issuer.COURT)
        .on(Edge.RETURN, new Scope(ScopeKind.BOOKING, "MA0130100/T-1"))
        .instrument();
  }

  @Test
  void aRecallDoesNotNameTheOrder() {
    CaseStep first = open().apply(new CaseEvent.Decide(), DECIDED, rules(CONSENT));
    assertEquals(List.of("CONSENT"), sent(first).instruments());
    Instrument order = order(withhold("ORDER").recorded(START.plusDays(2), "one", "two"));
    CaseStep step = first.next().apply(new CaseEvent.Tick(), LATER, rules(CONSENT, order));
    assertEquals(MessageKind.RECALL, sent(step).kind());
    assertEquals(List.of(), sent(step).instruments());
    assertEquals(
        List.of("ORDER"), step.next().towards(AGENCY).orElseThrow().latest().instruments());
  }

  @Test
  void whatTheOrderPermitsIsSentWithoutNamingIt() {
    CaseStep step =
        open().apply(new CaseEvent.Decide(), DECIDED, rules(CONSENT, order(permit("ORDER"))));
    assertEquals(MessageKind.IDENTIFICATION, sent(step).kind());
    assertEquals(List.of(), sent(step).instruments());
    assertEquals(
        List.of("ORDER"), step.next().towards(AGENCY).orElseThrow().latest().instruments());
  }

  @Test
  void whatItKeepsBackLooksLikeWhatAnyOtherInstrumentKeepsBack() {
    CaseStep order =
        open().apply(new CaseEvent.Decide(), DECIDED, rules(CONSENT, order(withhold("ORDER"))));
    CaseStep other =
        open().apply(new CaseEvent.Decide(), DECIDED, rules(withhold("W").instrument()));
    assertEquals(other.messages(), order.messages());
    assertEquals(Outcome.WITHHELD, order.next().towards(AGENCY).orElseThrow().latest().outcome());
    assertEquals(Set.of(Reason.NO_RULE), order.workItems(), "of the sharing, of which none speaks");
    assertEquals(other.workItems(), order.workItems());
  }

  private static Message sent(CaseStep step) {
    return step.messages().stream()
        .filter(message -> message.recipient().equals(AGENCY))
        .findFirst()
        .orElseThrow();
  }

  private static CaseFile open() {
    Subject adult = new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false);
    return CaseFile.open(
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            adult,
            new Offences(List.of(), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN)));
  }

  private static CaseRules rules(Instrument... instruments) {
    return new CaseRules(
        new DisclosurePolicy(RuleBook.of(List.of(instruments)), RandomRules.TABLE),
        Set.of(),
        Optional.empty());
  }
}
