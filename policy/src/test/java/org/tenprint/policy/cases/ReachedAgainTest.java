package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;

/** What waits for a push is decided again once its recipient is reached without one. */
class ReachedAgainTest {
  private static final Instant AT = START.plusDays(1).toInstant();
  private static final Instant LATER = START.plusDays(30).toInstant();
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Recipient AGENCY = Recipient.agency(BOSTON.ori());
  private static final Recipient REQUEST = Recipient.request(BOSTON.ori());
  private static final Recipient BUREAU = Recipient.sib("MA");
  private static final CaseEvent TICK = new CaseEvent.Tick();

  private static CaseRules rules(Edition edition, Recipient... pushed) {
    RuleBook book =
        RuleBook.of(
            List.of(
                permit("P").instrument(),
                permit("ASKED").on(Edge.REQUEST, new Scope(ScopeKind.STATE, "MA")).instrument(),
                withhold("REFUSAL").by(Issuer.COUNTY).from(START.plusDays(10)).instrument()));
    OffenceTable table = new OffenceTable("v", Map.of("1201", "L1"));
    return new CaseRules(
        new DisclosurePolicy(book, table, edition), Set.of(pushed), Optional.empty());
  }

  private static CaseFile decided(Edition edition) {
    Facts facts =
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
            new Offences(List.of(new Charge("1201", Optional.of(START.toLocalDate()))), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
    return CaseFile.open(facts)
        .apply(new CaseEvent.Decide(), AT, rules(edition, AGENCY, BUREAU))
        .next();
  }

  private static String towards(CaseFile file, Recipient recipient) {
    Disposition latest = file.towards(recipient).orElseThrow().latest();
    return latest.outcome() + " " + latest.reason();
  }

  @Test
  void itIsToldByWhatIsInForceThen() {
    CaseFile waits = decided(Edition.PRESENT);
    assertEquals(Set.of(AGENCY, BUREAU), waits.awaited());
    CaseStep soon = waits.apply(TICK, AT.plusSeconds(60), rules(Edition.PRESENT, BUREAU));
    assertEquals(List.of(AGENCY), soon.messages().stream().map(Message::recipient).toList());
    assertEquals("HELD ERROR", towards(soon.next(), BUREAU), "which is not reached");
    CaseStep late = soon.next().apply(TICK, LATER, rules(Edition.PRESENT));
    assertEquals(List.of(), late.messages());
    assertEquals("WITHHELD LEVEL", towards(late.next(), BUREAU));
    assertEquals("DELIVERED PERMITTED", towards(late.next(), AGENCY));
    assertEquals(Set.of(), late.next().awaited());
  }

  /** Their steps stand on logs: what waited then waited for a dispatch. */
  @Test
  void inEarlierEditionsItWaitsForItsDispatch() {
    CaseRules then = rules(Edition.EIGHTH);
    CaseStep made = decided(Edition.EIGHTH).apply(TICK, AT.plusSeconds(60), then);
    assertEquals(List.of(), made.messages());
    assertEquals(Set.of(AGENCY, BUREAU), made.next().awaited());
  }

  private static CaseEvent asks(Instant at) {
    return new CaseEvent.Requested(
        BOSTON.ori(), new Request(Optional.empty(), Warrant.NONE).at(at));
  }

  /** Each request has a disposition of its own, also where it says what the one before said. */
  @Test
  void aFurtherRequestThatWaitsIsSaidAnew() {
    for (Edition edition : List.of(Edition.EIGHTH, Edition.PRESENT)) {
      CaseRules rules = rules(edition, REQUEST);
      CaseFile first = decided(edition).apply(asks(AT), AT, rules).next();
      Instant second = AT.plusSeconds(60);
      CaseStep made = first.apply(asks(second), second, rules);
      assertEquals("HELD ERROR", towards(made.next(), REQUEST));
      assertEquals(
          edition == Edition.PRESENT ? List.of(REQUEST) : List.of(),
          made.dispositions().stream().map(Disposition::recipient).toList());
    }
  }
}
