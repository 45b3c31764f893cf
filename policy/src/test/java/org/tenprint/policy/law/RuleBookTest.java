package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Scheme;

class RuleBookTest {
  private static final OffsetDateTime LATER = START.plusDays(10);
  private static final Instant FAR = START.plusYears(5).toInstant();

  /** The version stands in the log: what could be written before has the version that it had. */
  @Test
  void aListOfOneWarrantHasTheTextOfBefore() {
    Ruling ruling =
        new Ruling(
            Effect.PERMIT,
            Reason.PERMITTED,
            Set.of(new RequestCondition.WarrantIn(Set.of(Warrant.JUDICIAL))),
            List.of());
    assertTrue(
        InstrumentText.unrecorded(permit("A").ruling(ruling).instrument())
            .contains("WarrantIs[warrant=JUDICIAL]"));
  }

  /** As the record wrote it before it had classes. */
  @Test
  void aLevelOfNoClassHasTheTextOfBefore() {
    String before =
        "LevelIs[scheme=SC_2008, bound=AT_LEAST, level=L1, basis=CONVICTION,"
            + " convictedWithin=Optional[P5Y]";
    assertEquals(before + "]", text(Set.of()));
    Set<OffenceClass> both = Set.of(OffenceClass.AGGRAVATED_FELONY, OffenceClass.MISDEMEANOR);
    assertEquals(before + ", classes=[MISDEMEANOR, AGGRAVATED_FELONY]]", text(both));
  }

  private static String text(Set<OffenceClass> classes) {
    Condition level =
        new Condition.LevelIs(
            Scheme.SC_2008,
            Bound.AT_LEAST,
            Level.L1,
            Basis.CONVICTION,
            Optional.of(LookBack.of(Period.ofYears(5))),
            classes);
    Ruling ruling = new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(level), List.of());
    String text = InstrumentText.unrecorded(permit("A").ruling(ruling).instrument());
    int begins = text.indexOf("LevelIs[");
    return text.substring(begins, text.indexOf('\u001f', begins));
  }

  @Test
  void aScopeOfOnePlaceHasTheTextOfBefore() {
    assertTrue(
        InstrumentText.unrecorded(permit("A").instrument())
            .contains("Scope[kind=STATE, value=MA]"));
  }

  /** A list is found once, under whichever of its places, and says what each of them would say. */
  @Test
  void aListSaysWhatAnInstrumentForEachOfItsPlacesWould() {
    RandomRules random = new RandomRules(91);
    int covering = 0;
    for (int i = 0; i < 2_000; i++) {
      Inquiry inquiry = random.inquiry();
      Reach reach = random.reach();
      SampleInstruments one = permit("A");
      List<SampleInstruments> each = new ArrayList<>();
      for (Area area : reach.scope().areas()) {
        each.add(
            permit("A" + each.size())
                .reach(reach.place(), reach.edge(), reach.recipients(), new Scope(List.of(area))));
      }
      RuleBook together =
          book(one.reach(reach.place(), reach.edge(), reach.recipients(), reach.scope()));
      RuleBook apart = book(each.toArray(SampleInstruments[]::new));
      Recipient recipient = inquiry.recipient();
      Places places = inquiry.facts().places();
      int alone = apart.covering(recipient, places).size();
      assertEquals(Math.min(alone, 1), together.covering(recipient, places).size());
      assertEquals(alone > 0, reach.covers(recipient, places));
      covering += alone > 1 ? 1 : 0;
    }
    assertTrue(covering > 20, "hardly tried: " + covering);
  }

  @Test
  void anIntervalIsHalfOpen() {
    RuleBook book = book(permit("A").to(LATER));
    assertFalse(inForce(book, "A", START.minusNanos(1)));
    assertTrue(inForce(book, "A", START));
    assertTrue(inForce(book, "A", LATER.minusNanos(1)));
    assertFalse(inForce(book, "A", LATER));
  }

  @Test
  void itIsNotKnownBeforeItIsRecorded() {
    RuleBook book = book(permit("A").recorded(LATER, "one", "two"));
    Instrument instrument = book.instrument("A").orElseThrow();
    Instant at = LATER.toInstant();
    assertFalse(book.inForce(instrument, at, at.minusNanos(1)));
    assertTrue(book.inForce(instrument, at, at));
    assertTrue(book.recordedBetween(at.minusNanos(1), at));
    assertFalse(book.recordedBetween(at, FAR));
  }

  @Test
  void aDraftNeverAppliesAndEndsNothing() {
    RuleBook book =
        book(
            permit("A"),
            permit("B").recorded(START, "one", "author"),
            withhold("C").recorded(START, "one", "one").supersedes("A"));
    assertFalse(inForce(book, "B", LATER));
    assertFalse(inForce(book, "C", LATER));
    assertTrue(inForce(book, "A", LATER));
  }

  @Test
  void aSupersessionEndsAtItsStartAndATerminationAfterItsNotice() {
    RuleBook book =
        book(
            permit("A"),
            permit("B"),
            withhold("C").from(LATER).supersedes("A").terminates("B", Period.ofDays(30)));
    assertEquals(Optional.of(LATER.toInstant()), end(book, "A"));
    assertEquals(Optional.of(LATER.plusDays(30).toInstant()), end(book, "B"));
    assertFalse(inForce(book, "C", LATER));
    assertTrue(inForce(book, "C", LATER.plusDays(30)));
  }

  @Test
  void noticeIsAddedInTheOffsetOfTheStart() {
    RuleBook book = book(permit("A"), withhold("B").terminates("A", Period.ofDays(30)));
    assertEquals(Optional.of(Instant.parse("2011-03-22T05:00:00Z")), end(book, "A"));
  }

  @Test
  void whatWasEndedBeforeItCouldEndAnotherEndsNothing() {
    SampleInstruments notice = withhold("B").terminates("A", Period.ofDays(30));
    assertEquals(
        Optional.empty(), end(book(permit("A"), notice, permit("C").supersedes("B")), "A"));
    assertEquals(
        Optional.of(START.plusDays(30).toInstant()),
        end(book(permit("A"), notice, permit("C").from(START.plusDays(31)).supersedes("B")), "A"));
    assertEquals(Optional.empty(), end(book(permit("A"), notice.to(LATER)), "A"));
  }

  @Test
  void aCircleOfSupersessionsComesToAnEnd() {
    RuleBook book =
        book(
            permit("A").supersedes("B"),
            permit("B").from(LATER).supersedes("C"),
            permit("C").from(LATER.plusDays(1)).supersedes("A"));
    assertEquals(Optional.of(START.toInstant()), end(book, "B"));
    assertEquals(Optional.empty(), end(book, "C"));
    assertEquals(Optional.of(LATER.plusDays(1).toInstant()), end(book, "A"));
  }

  @Test
  void aLowerLevelEndsWhatAHigherOnePermitsAndNeverWhatItWithholds() {
    SampleInstruments lower = permit("B").by(Issuer.COUNTY).from(LATER).supersedes("A");
    assertEquals(Optional.of(LATER.toInstant()), end(book(permit("A"), lower), "A"));
    assertEquals(Optional.empty(), end(book(withhold("A"), lower), "A"));
    Scope nation = new Scope(ScopeKind.NATION, "US");
    SampleInstruments share = permit("A").by(Issuer.FEDERAL).on(Edge.SHARE, nation);
    assertEquals(Optional.empty(), end(book(share, lower), "A"));
    assertEquals(Optional.of(LATER.toInstant()), end(book(share, lower.by(Issuer.COURT)), "A"));
  }

  @Test
  void theVersionFollowsFromTheInstrumentsAlone() {
    RuleBook one = book(permit("A"), withhold("B"));
    assertEquals(one.version(), book(withhold("B"), permit("A")).version());
    assertEquals(16, one.version().length());
    assertNotEquals(one.version(), book(permit("A")).version());
    assertNotEquals(one.version(), book(permit("A"), withhold("B").to(LATER)).version());
    assertNotEquals(
        one.version(), book(permit("A"), withhold("B").recorded(START, "one", "three")).version());
  }

  private static RuleBook book(SampleInstruments... samples) {
    return RuleBook.of(Arrays.stream(samples).map(SampleInstruments::instrument).toList());
  }

  private static Optional<Instant> end(RuleBook book, String id) {
    return book.end(book.instrument(id).orElseThrow(), FAR);
  }

  private static boolean inForce(RuleBook book, String id, OffsetDateTime at) {
    return book.inForce(book.instrument(id).orElseThrow(), at.toInstant(), FAR);
  }
}
