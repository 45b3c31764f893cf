package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.permit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.UnreadInstrument;

/** What the asked agency's own place says of a request. */
class AskedAgencyTest extends AskedElsewhere {
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
