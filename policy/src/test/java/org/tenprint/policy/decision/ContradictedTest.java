package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;

/**
 * What contradicts itself, or does not say of which charge it is, from edition 8 of the rules on.
 */
class ContradictedTest {
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final OffenceTable TABLE =
      new OffenceTable("test", Map.of("2299", "L1", "5311", "L3"));

  private static String asked(Edition edition, Facts facts, Condition... when) {
    RuleBook book =
        RuleBook.of(
            List.of(
                permit("P")
                    .on(Edge.REQUEST, new Scope(ScopeKind.STATE, "MA"))
                    .ruling(new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(when), List.of()))
                    .instrument()));
    Instant at = START.plusDays(1).toInstant();
    Inquiry inquiry =
        new Inquiry(
            new Circumstances(facts, Findings.NONE),
            Recipient.request(BOSTON.ori()),
            Optional.of(Request.of(Warrant.NONE)),
            at,
            at);
    return new DisclosurePolicy(book, TABLE, edition).decide(inquiry).outcome().name();
  }

  private static List<String> beforeAndSince(Facts facts, Condition... when) {
    return Stream.of(Edition.SEVENTH, Edition.EIGHTH)
        .map(edition -> asked(edition, facts, when))
        .toList();
  }

  private static Facts facts(Offences offences) {
    return new Facts(
        "T-1",
        new Places(BOSTON, BOSTON, BOSTON),
        START,
        new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
        offences,
        new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
  }

  private static Conviction as(OffenceClass of) {
    return new Conviction("2299", START.toLocalDate().minusYears(3), of, Optional.empty());
  }

  private static Condition level(Basis basis, OffenceClass... classes) {
    return new Condition.LevelIs(
        Scheme.SC_2008, Bound.AT_LEAST, Level.L1, basis, Optional.empty(), Set.of(classes));
  }

  private static Facts twoState(OffenceClass booked, OffenceClass recorded) {
    return facts(new Offences(List.of(), List.of(as(booked), as(recorded)), 1));
  }

  @Test
  void aClassOfWhichBookingAndRecordContradictEachOther() {
    Condition felonies = level(Basis.CONVICTION, OffenceClass.FELONY);
    for (Facts facts :
        List.of(
            twoState(OffenceClass.MISDEMEANOR, OffenceClass.FELONY),
            twoState(OffenceClass.FELONY, OffenceClass.MISDEMEANOR))) {
      assertEquals(List.of("DELIVERED", "HELD"), beforeAndSince(facts, felonies));
      assertEquals(
          List.of("DELIVERED", "HELD"),
          beforeAndSince(facts, level(Basis.EITHER, OffenceClass.FELONY)));
    }
  }

  @Test
  void whatOneOfThemStatesOrBothAskedForIsSure() {
    Condition felonies = level(Basis.CONVICTION, OffenceClass.FELONY);
    Condition both = level(Basis.CONVICTION, OffenceClass.FELONY, OffenceClass.MISDEMEANOR);
    List<String> told = List.of("DELIVERED", "DELIVERED");
    assertEquals(
        told, beforeAndSince(twoState(OffenceClass.MISDEMEANOR, OffenceClass.FELONY), both));
    assertEquals(
        told, beforeAndSince(twoState(OffenceClass.UNKNOWN, OffenceClass.FELONY), felonies));
    List<Conviction> ofOne = List.of(as(OffenceClass.MISDEMEANOR), as(OffenceClass.FELONY));
    assertEquals(told, beforeAndSince(facts(new Offences(List.of(), ofOne)), felonies));
    assertEquals(told, beforeAndSince(facts(new Offences(List.of(), ofOne, 2)), felonies));
    assertEquals(
        List.of("WITHHELD", "WITHHELD"),
        beforeAndSince(
            twoState(OffenceClass.MISDEMEANOR, OffenceClass.AGGRAVATED_FELONY), felonies));
  }

  private static Conviction as(OffenceClass of, int years) {
    return new Conviction(
        "2299", START.toLocalDate().minusYears(3), of, Optional.of(Period.ofYears(years)));
  }

  /** What the record states alike is known of the booking's convictions at these places. */
  private static Facts bothState(List<Conviction> all, int ofRecord, Integer... ofBoth) {
    return facts(new Offences(List.of(), all, ofRecord, new TreeSet<>(Set.of(ofBoth))));
  }

  /**
   * A felony that was reduced: both lines stand in the one, and the other states the last alone.
   */
  @Test
  void aClassThatOneOfThemStatesBesideAnother() {
    Conviction felony = as(OffenceClass.FELONY);
    Conviction reduced = as(OffenceClass.MISDEMEANOR);
    List<Facts> contradicted =
        List.of(
            bothState(List.of(felony, reduced), 0, 1),
            bothState(List.of(reduced, felony), 0, 0),
            bothState(List.of(reduced, felony), 1, 0),
            bothState(List.of(felony, reduced, as(OffenceClass.MISDEMEANOR, 1)), 1),
            bothState(List.of(felony, reduced, as(OffenceClass.FELONY, 1)), 1, 0, 1));
    for (Facts facts : contradicted) {
      for (OffenceClass asked : List.of(OffenceClass.FELONY, OffenceClass.MISDEMEANOR)) {
        assertEquals(
            "HELD",
            asked(Edition.NINTH, facts, level(Basis.CONVICTION, asked)),
            facts.offences() + " " + asked);
      }
      Condition either = level(Basis.CONVICTION, OffenceClass.FELONY, OffenceClass.MISDEMEANOR);
      assertEquals("DELIVERED", asked(Edition.NINTH, facts, either));
    }
  }

  @Test
  void whatBothStateAlikeContradictsNothing() {
    Condition felonies = level(Basis.CONVICTION, OffenceClass.FELONY);
    List<Conviction> both = List.of(as(OffenceClass.FELONY), as(OffenceClass.MISDEMEANOR));
    assertEquals("DELIVERED", asked(Edition.NINTH, bothState(both, 0, 0, 1), felonies));
    Conviction other =
        new Conviction(
            "2299", START.toLocalDate().minusYears(2), OffenceClass.MISDEMEANOR, Optional.empty());
    Facts another = bothState(List.of(as(OffenceClass.FELONY), other), 0, 1);
    assertEquals("DELIVERED", asked(Edition.NINTH, another, felonies), "of another day");
    Facts unknown = bothState(List.of(as(OffenceClass.FELONY), as(OffenceClass.UNKNOWN)), 0, 1);
    assertEquals("DELIVERED", asked(Edition.NINTH, unknown, felonies));
  }

  private static Facts charged(boolean found, String... codes) {
    List<Charge> charges =
        Stream.of(codes).map(code -> new Charge(code, Optional.of(START.toLocalDate()))).toList();
    Statement so = Statement.of(found, "Superior Court", "CR-1", START.toInstant());
    return facts(new Offences(charges, List.of()))
        .stated(StatedFact.MAGISTRATE_FINDING, "one", so)
        .stated(StatedFact.MAGISTRATE_FINDING, "two", so);
  }

  @Test
  void aFindingWhereChargesOfSeveralCodesStand() {
    Condition found = new Condition.Stated(StatedFact.MAGISTRATE_FINDING, true);
    Condition none = new Condition.Stated(StatedFact.MAGISTRATE_FINDING, false);
    Condition level = level(Basis.CHARGE);
    List<String> told = List.of("DELIVERED", "DELIVERED");
    List<String> no = List.of("WITHHELD", "WITHHELD");
    assertEquals(
        List.of("DELIVERED", "HELD"), beforeAndSince(charged(true, "5311", "2299"), level, found));
    assertEquals(told, beforeAndSince(charged(true, "2299", "2299"), level, found));
    assertEquals(no, beforeAndSince(charged(true, "5311"), level, found), "it is not listed");
    assertEquals(no, beforeAndSince(charged(false, "5311", "2299"), level, found), "of none");
    assertEquals(told, beforeAndSince(charged(false, "5311", "2299"), level, none), "of none");
  }

  /** Of which it was nobody said, and of the one that is left nobody knows. */
  @Test
  void onceOneOfThemIsDismissedItIsToBeStatedAnew() {
    Facts before = charged(true, "5311", "2299");
    Facts left = before.without("5311").findingAnew(before);
    assertEquals(Set.of(), left.subject().reported().facts().keySet());
    assertEquals(before, before.findingAnew(before), "none is");
    Facts one = charged(true, "2299", "2299");
    Facts none = one.without("2299").findingAnew(one);
    assertEquals(Set.of(StatedFact.MAGISTRATE_FINDING), none.subject().reported().facts().keySet());
  }
}
