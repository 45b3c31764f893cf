package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.AgencyPlaces;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.UnreadInstrument;
import org.tenprint.policy.offence.Offences;

/** A booking of Massachusetts, of which an agency of Rhode Island is asked. */
abstract class AskedElsewhere {
  static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  static final Place PROVIDENCE = new Place("RI0040900", "44007", "RI", "PVD");
  static final Scope MASSACHUSETTS = new Scope(ScopeKind.STATE, "MA");
  static final Scope RHODE_ISLAND = new Scope(ScopeKind.STATE, "RI");
  static final Instant ASKED = START.plusDays(1).toInstant();
  static final AgencyPlaces AGENCIES =
      (ori, day) -> Optional.of(PROVIDENCE).filter(place -> place.ori().equals(ori));
  static final Instrument PERMIT = permit("MA-REQ").on(Edge.REQUEST, MASSACHUSETTS).instrument();

  final List<Instrument> book = new ArrayList<>(List.of(PERMIT));
  Findings findings = Findings.NONE;
  List<UnreadInstrument> unread = List.of();

  static SampleInstruments ofIsland(String id, Effect effect, Condition... when) {
    Reason reason = effect.opens() ? Reason.PERMITTED : Reason.RECIPIENT_REFUSED;
    return permit(id)
        .on(Edge.REQUEST, RHODE_ISLAND)
        .ruling(new Ruling(effect, reason, Set.of(when), List.of()));
  }

  static Scope scope(ScopeKind kind, String value) {
    return new Scope(kind, value);
  }

  Decision asked(String ori, Edition edition, Warrant warrant) {
    return policy(edition).decide(inquiry(ori, warrant, ASKED));
  }

  Inquiry inquiry(String ori, Warrant warrant, Instant known) {
    Facts facts =
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
            new Offences(List.of(), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
    return new Inquiry(
        new Circumstances(facts, findings),
        Recipient.request(ori),
        Optional.of(Request.of(warrant)),
        ASKED,
        known);
  }

  DisclosurePolicy policy(Edition edition) {
    RuleBook rules = RuleBook.of(book).beside(unread);
    return new DisclosurePolicy(rules, RandomRules.TABLE, edition, AGENCIES);
  }

  Decision asked(String ori) {
    return asked(ori, Edition.PRESENT, Warrant.NONE);
  }

  Decision asked() {
    return asked(PROVIDENCE.ori());
  }

  void refused(Decision decision, String by) {
    assertEquals(Outcome.WITHHELD, decision.outcome());
    assertEquals(List.of(by), decision.instruments());
  }
}
