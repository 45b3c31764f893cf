package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.tenprint.policy.fact.PlaceKind;
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
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.UnreadInstrument;
import org.tenprint.policy.offence.Offences;

/** A booking of Massachusetts, of which an agency of Rhode Island is asked. */
class AskedAgencyTest {
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Place PROVIDENCE = new Place("RI0040900", "44007", "RI", "PVD");
  private static final Scope MASSACHUSETTS = new Scope(ScopeKind.STATE, "MA");
  private static final Scope RHODE_ISLAND = new Scope(ScopeKind.STATE, "RI");
  private static final Instant ASKED = START.plusDays(1).toInstant();
  private static final AgencyPlaces AGENCIES =
      (ori, day) -> Optional.of(PROVIDENCE).filter(place -> place.ori().equals(ori));
  private static final Instrument PERMIT =
      permit("MA-REQ").on(Edge.REQUEST, MASSACHUSETTS).instrument();

  private final List<Instrument> book = new ArrayList<>(List.of(PERMIT));
  private Findings findings = Findings.NONE;
  private List<UnreadInstrument> unread = List.of();

  private static SampleInstruments ofIsland(String id, Effect effect, Condition... when) {
    Reason reason = effect.opens() ? Reason.PERMITTED : Reason.RECIPIENT_REFUSED;
    return permit(id)
        .on(Edge.REQUEST, RHODE_ISLAND)
        .ruling(new Ruling(effect, reason, Set.of(when), List.of()));
  }

  private static Scope scope(ScopeKind kind, String value) {
    return new Scope(kind, value);
  }

  private Decision asked(String ori, Edition edition, Warrant warrant) {
    return policy(edition).decide(inquiry(ori, warrant, ASKED));
  }

  private Inquiry inquiry(String ori, Warrant warrant, Instant known) {
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

  private DisclosurePolicy policy(Edition edition) {
    RuleBook rules = RuleBook.of(book).beside(unread);
    return new DisclosurePolicy(rules, RandomRules.TABLE, edition, AGENCIES);
  }

  private Decision asked(String ori) {
    return asked(ori, Edition.PRESENT, Warrant.NONE);
  }

  private Decision asked() {
    return asked(PROVIDENCE.ori());
  }

  private void refused(Decision decision, String by) {
    assertEquals(Outcome.WITHHELD, decision.outcome());
    assertEquals(List.of(by), decision.instruments());
  }

  @Test
  void whereItsPlaceSaysNothingTheBookingsRulesDecide() {
    assertEquals(Outcome.DELIVERED, asked().outcome());
    assertEquals(List.of("MA-REQ"), asked().instruments());
  }

  @ParameterizedTest
  @CsvSource({
    "STATE, RI, true",
    "COUNTY, 44007, true",
    "ORI, RI0040900, true",
    "FIELD_OFFICE, PVD, true",
    "STATE, CT, false",
    "COUNTY, 44001, false",
    "ORI, RI0040100, false",
    "FIELD_OFFICE, NYC, false"
  })
  void whatItsOwnPlaceKeepsBackIsNotTold(ScopeKind kind, String value, boolean refuses) {
    for (PlaceKind place : PlaceKind.values()) {
      book.clear();
      book.add(PERMIT);
      book.add(
          ofIsland("REFUSAL", Effect.WITHHOLD)
              .reach(place, Edge.REQUEST, Set.of(), scope(kind, value))
              .instrument());
      assertEquals(refuses ? Outcome.WITHHELD : Outcome.DELIVERED, asked().outcome());
      assertEquals(Outcome.DELIVERED, asked(BOSTON.ori()).outcome(), "of another it says nothing");
    }
  }

  /** Another state's permit is none of that place. */
  @Test
  void whereItsPlaceHasNoPermitItsRefusalSpeaks() {
    book.clear();
    book.add(permit("MA-REQ").by(Issuer.STATE).on(Edge.REQUEST, MASSACHUSETTS).instrument());
    Condition none = new Condition.NoPermitFrom(Issuer.STATE, Optional.empty());
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD, none).by(Issuer.COUNTY).instrument());
    refused(asked(), "REFUSAL");
    book.add(ofIsland("RI-REQ", Effect.PERMIT).by(Issuer.STATE).instrument());
    assertEquals(Outcome.DELIVERED, asked().outcome());
    assertEquals(List.of("MA-REQ"), asked().instruments());
  }

  /** What an earlier edition told without hearing it stands; what was recorded since does not. */
  @Test
  void aRefusalThatStoodThenTakesNothingBack() {
    Instant since = ASKED.plusSeconds(60);
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD).instrument());
    Inquiry then = inquiry(PROVIDENCE.ori(), Warrant.NONE, ASKED);
    Inquiry now = inquiry(PROVIDENCE.ori(), Warrant.NONE, since);
    Disclosure.Taken told = Disclosure.Taken.of(policy(Edition.FOURTH).decide(then), then);
    assertTrue(told.decision().permits());
    assertEquals(Optional.empty(), policy(Edition.FIFTH).withheldBySince(now, told));
    book.add(
        ofIsland("ANOTHER", Effect.WITHHOLD)
            .recorded(since.atOffset(ZoneOffset.UTC), "one", "two")
            .instrument());
    refused(policy(Edition.FIFTH).withheldBySince(now, told).orElseThrow(), "ANOTHER");
  }

  private Optional<Decision> since(Disclosure.Taken told) {
    return policy(Edition.PRESENT)
        .withheldBySince(inquiry(PROVIDENCE.ori(), Warrant.NONE, ASKED.plusSeconds(60)), told);
  }

  private Disclosure.Taken told(Edition edition) {
    Disclosure.Taken told = policy(edition).take(inquiry(PROVIDENCE.ori(), Warrant.NONE, ASKED));
    assertTrue(told.decision().permits());
    return told;
  }

  /** A clock that is behind, or a send that took long: it says before, and nobody knew it. */
  @Test
  void aRefusalThatCameAfterTakesBackWhateverTimeItStates() {
    Disclosure.Taken told = told(Edition.PRESENT);
    Disclosure.Taken before = told(Edition.SEVENTH);
    book.add(
        ofIsland("LATE", Effect.WITHHOLD)
            .recorded(ASKED.minusMillis(1).atOffset(ZoneOffset.UTC), "one", "two")
            .instrument());
    refused(since(told).orElseThrow(), "LATE");
    assertEquals(Optional.empty(), since(before), "what was known was not kept then");
    assertEquals(Optional.empty(), since(before.asking(Request.of(Warrant.NONE))));
    refused(since(told.holding(told.holds()).unexplained()).orElseThrow(), "LATE");
  }

  /** The mirror: one that was known and had nothing to say takes nothing back once it has. */
  @Test
  void aRefusalThatWasKnownAndSilentTakesNothingBack() {
    Condition none = new Condition.NoPermitFrom(Issuer.STATE, Optional.empty());
    Instrument local = ofIsland("RI-REQ", Effect.PERMIT).by(Issuer.STATE).instrument();
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD, none).by(Issuer.COUNTY).instrument());
    book.add(local);
    Disclosure.Taken told = told(Edition.PRESENT);
    book.remove(local);
    refused(asked(), "REFUSAL");
    assertEquals(Optional.empty(), since(told));
  }

  /** Of one that nobody knows its ORI tells the state. */
  @Test
  void anUnknownAgencyIsOfTheStateThatItsOriNames() {
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD).instrument());
    refused(asked("RI0000000"), "REFUSAL");
    assertEquals(Outcome.DELIVERED, asked("CT0000000").outcome());
  }

  /** Their steps stand on logs. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"FIRST", "SECOND", "THIRD", "FOURTH"})
  void inEarlierEditionsItWasNotHeard(Edition edition) {
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD).instrument());
    assertEquals(Outcome.DELIVERED, asked(PROVIDENCE.ori(), edition, Warrant.NONE).outcome());
  }

  @ParameterizedTest
  @EnumSource(
      value = Effect.class,
      names = {"PERMIT", "REQUIRE"})
  void whatItsOwnPlacePermitsOpensAndClosesNothing(Effect opens) {
    book.clear();
    book.add(ofIsland("RI-REQ", opens).instrument());
    assertEquals(Reason.NO_RULE, asked().reason());
    Ruling otherwise =
        new Ruling(
            Effect.PERMIT,
            Reason.PERMITTED,
            Set.of(new Condition.NoPermitFrom(Issuer.STATE, Optional.empty())),
            List.of());
    book.add(
        permit("FED")
            .by(Issuer.FEDERAL)
            .on(Edge.REQUEST, scope(ScopeKind.NATION, "US"))
            .ruling(otherwise)
            .instrument());
    assertEquals(List.of("FED"), asked().instruments());
  }

  /** A hold that two people lift delivers where nothing permits beside it: not this one. */
  @Test
  void itsHoldIsAskedAndOpensNothing() {
    book.add(ofIsland("RI-HOLD", Effect.HOLD).instrument());
    assertEquals(Outcome.HELD, asked().outcome());
    assertEquals(Set.of("HOLD RI-HOLD"), asked().holds());
    findings = findings.resolve("HOLD RI-HOLD", true);
    assertEquals(Outcome.DELIVERED, asked().outcome());
    book.remove(PERMIT);
    assertEquals(Reason.NO_RULE, asked().reason());
    findings = Findings.NONE;
    assertEquals(Reason.NO_RULE, asked().reason());
  }

  @Test
  void aMandateAboveStandsAgainstIt() {
    book.add(
        ofIsland("FED-MUST", Effect.REQUIRE)
            .by(Issuer.FEDERAL)
            .on(Edge.REQUEST, scope(ScopeKind.NATION, "US"))
            .instrument());
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD).instrument());
    assertEquals(Reason.AGAINST_MANDATE, asked().reason());
    assertEquals(List.of("FED-MUST", "REFUSAL"), asked().instruments());
  }

  /** What its own place excepts from its refusal it does not refuse. */
  @Test
  void itsRefusalIsHeardWithItsOwnExceptions() {
    book.add(
        ofIsland(
                "RI-WARRANT",
                Effect.PERMIT,
                new RequestCondition.WarrantIn(Set.of(Warrant.JUDICIAL)))
            .instrument());
    Ruling refusal =
        new Ruling(Effect.WITHHOLD, Reason.NO_WARRANT, Set.of(), List.of("RI-WARRANT"));
    book.add(ofIsland("REFUSAL", Effect.WITHHOLD).ruling(refusal).instrument());
    refused(asked(), "REFUSAL");
    Decision withPaper = asked(PROVIDENCE.ori(), Edition.PRESENT, Warrant.JUDICIAL);
    assertEquals(List.of("MA-REQ"), withPaper.instruments());
  }

  @Test
  void whatOfItsPlaceCannotBeReadHolds() {
    Reach reach = ofIsland("LOST", Effect.WITHHOLD).instrument().reach();
    unread = List.of(new UnreadInstrument("LOST", Optional.of(reach)));
    assertEquals(Outcome.HELD, asked().outcome());
    assertEquals(List.of("LOST"), asked().instruments());
    assertEquals(Outcome.DELIVERED, asked(BOSTON.ori()).outcome());
    assertTrue(asked(PROVIDENCE.ori(), Edition.FOURTH, Warrant.NONE).permits());
  }
}
