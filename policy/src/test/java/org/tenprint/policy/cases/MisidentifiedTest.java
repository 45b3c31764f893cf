package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Offences;

/** The prints are another person's: what was told is wrong, and nothing more is told of it. */
class MisidentifiedTest {
  private static final Scope STATE = new Scope(ScopeKind.STATE, "MA");
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Instant AT = START.plusDays(1).toInstant();
  private static final CaseRules OPEN =
      new CaseRules(
          new DisclosurePolicy(
              RuleBook.of(
                  List.of(
                      permit("S").on(Edge.SHARE, STATE).instrument(),
                      permit("R").on(Edge.RETURN, STATE).instrument(),
                      permit("Q").on(Edge.REQUEST, STATE).instrument())),
              RandomRules.TABLE),
          Set.of(),
          Optional.empty());

  private static CaseFile decided(IdentificationResult result) {
    Subject adult = new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false);
    Facts facts =
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            adult,
            new Offences(List.of(), List.of()),
            new Finding(result, Status.UNKNOWN));
    return CaseFile.open(facts).apply(new CaseEvent.Decide(), AT, OPEN).next();
  }

  private static CaseStep misidentified(CaseFile file) {
    return file.apply(new CaseEvent.Misidentified(), AT.plusSeconds(60), OPEN);
  }

  @Test
  void whatWasDeliveredIsRecalledAndNothingGoesOutAnyMore() {
    CaseStep step = misidentified(decided(IdentificationResult.MATCH));
    assertFalse(step.dispositions().isEmpty());
    step.dispositions()
        .forEach(
            one -> {
              assertEquals(Outcome.RECALLED, one.outcome());
              assertEquals(Reason.CORRECTED, one.reason());
            });
    assertEquals(step.dispositions().size(), step.messages().size());
    CaseEvent asked = new CaseEvent.Requested("MA0130100", Request.of(Warrant.JUDICIAL));
    CaseStep request = step.next().apply(asked, AT.plusSeconds(90), OPEN);
    assertEquals(Outcome.WITHHELD, request.dispositions().get(0).outcome());
    assertEquals(Reason.ERROR, request.dispositions().get(0).reason());
    assertEquals(List.of(), request.messages());
    assertEquals(List.of(), misidentified(request.next()).messages());
  }

  @Test
  void whatIsHeldIsToldNobody() {
    CaseStep step = misidentified(decided(IdentificationResult.GREY));
    step.dispositions().forEach(one -> assertEquals(Reason.ERROR, one.reason()));
    assertEquals(List.of(), step.messages());
  }

  /** Whether the person is a protected one or a stranger, recipients see the same. */
  @Test
  void aProtectedPersonIsAStrangerStill() {
    List<List<Message>> told = new ArrayList<>();
    for (boolean isProtected : List.of(true, false)) {
      CaseFile file = decided(IdentificationResult.NO_MATCH);
      List<Message> messages = new ArrayList<>();
      if (isProtected) {
        Facts match =
            file.circumstances()
                .facts()
                .identifiedAs(IdentificationResult.MATCH)
                .protectedPerson(Optional.empty());
        CaseStep decided = CaseFile.open(match).apply(new CaseEvent.Decide(), AT, OPEN);
        file = decided.next();
      }
      messages.addAll(misidentified(file).messages());
      told.add(messages);
    }
    assertEquals(told.get(1), told.get(0));
  }
}
