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
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Offences;

/** A further request to an agency to which an earlier one went out. */
class FurtherRequestTest {
  private static final Scope STATE = new Scope(ScopeKind.STATE, "MA");
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Instant DELIVERED = START.plusDays(1).toInstant();
  private static final Instant AGAIN = START.plusDays(3).toInstant();
  private static final RuleBook OPEN =
      RuleBook.of(List.of(permit("P").on(Edge.REQUEST, STATE).instrument()));

  @Test
  void itsOwnStepLooksAtWhatWasDeliveredBefore() {
    Instrument since =
        withhold("W")
            .by(Issuer.COUNTY)
            .on(Edge.REQUEST, STATE)
            .recorded(START.plusDays(2), "one", "two")
            .instrument();
    CaseStep step =
        requested(delivered(), RuleBook.of(List.of(OPEN.instrument("P").orElseThrow(), since)));
    Disposition latest = step.next().disclosures().get(0).latest();
    assertEquals(Outcome.RECALLED, latest.outcome());
    assertEquals(List.of("W"), latest.instruments());
  }

  @Test
  void verdictsAnswerItsHoldThoughTheEarlierOneStands() {
    Ruling hold = new Ruling(Effect.HOLD, Reason.COUNSEL, Set.of(), List.of());
    Instrument held =
        permit("H")
            .on(Edge.REQUEST, STATE)
            .ruling(hold)
            .from(START.plusDays(2))
            .recorded(START.plusDays(2), "one", "two")
            .instrument();
    RuleBook book = RuleBook.of(List.of(OPEN.instrument("P").orElseThrow(), held));
    CaseFile file = requested(delivered(), book).next();
    assertEquals(Outcome.HELD, file.disclosures().get(0).latest().outcome());
    for (String person : List.of("one", "two")) {
      CaseEvent review = new CaseEvent.Reviewed(person, Verdict.RELEASE);
      file = file.apply(review, AGAIN, rules(book)).next();
    }
    assertEquals(Outcome.DELIVERED, file.disclosures().get(0).latest().outcome());
  }

  private static CaseFile delivered() {
    Subject adult = new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false);
    Facts facts =
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            adult,
            new Offences(List.of(), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
    CaseEvent request = new CaseEvent.Requested(BOSTON.ori(), Request.of(Warrant.NONE));
    CaseFile file = CaseFile.open(facts).apply(request, DELIVERED, rules(OPEN)).next();
    assertEquals(Outcome.DELIVERED, file.disclosures().get(0).latest().outcome());
    return file;
  }

  private static CaseStep requested(CaseFile file, RuleBook book) {
    CaseEvent request = new CaseEvent.Requested(BOSTON.ori(), Request.of(Warrant.NONE));
    return file.apply(request, AGAIN, rules(book));
  }

  private static CaseRules rules(RuleBook book) {
    return new CaseRules(new DisclosurePolicy(book, RandomRules.TABLE), Set.of(), Optional.empty());
  }
}
