package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.offence.Offences;

class LiftTest {
  private static final Instant FROM = Instant.parse("2011-05-06T13:00:00Z");
  private static final Lift ENDED =
      Lift.of(LiftGround.ENDED, "Vermont Service Center", "EAC-1", FROM);
  private static final Lift WAIVED = Lift.of(LiftGround.WAIVED, "the person", "W-1", FROM);

  private static Facts facts(Optional<LocalDate> born, boolean hidden) {
    Place boston = new Place("MA0130100", "25025", "MA", "BOS");
    return new Facts(
        "T-1",
        new Places(boston, boston, boston),
        OffsetDateTime.parse("2011-05-05T14:20:00-04:00"),
        new Subject(born, false, hidden),
        new Offences(List.of(), List.of()),
        new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
  }

  private static Facts adult() {
    return facts(Optional.of(LocalDate.of(1980, 3, 4)), true);
  }

  @Test
  void aProtectionIsOverWhenTwoDifferentPeopleReportedTheSameEnd() {
    Facts one = adult().lifted("ann", ENDED);
    assertTrue(one.subject().protectedPerson());
    assertFalse(one.subject().lift().stands());
    Lift spelled = Lift.of(LiftGround.ENDED, " vermont  SERVICE\u00a0center", "eac-1 ", FROM);
    Facts two = one.lifted("bob", spelled);
    assertFalse(two.subject().protectedPerson());
    assertTrue(two.subject().lift().stands());
    assertEquals(Optional.of(LiftGround.ENDED), two.subject().lift().ground());
    assertEquals(List.of("ann", "bob"), List.copyOf(two.subject().lift().by()));
  }

  @Test
  void oneUnderSeveralNamesIsOne() {
    Facts facts = adult();
    for (String name : List.of("ann", "ANN", "ann@county", " Ann ", "\u0430nn")) {
      facts = facts.lifted(name, ENDED);
      assertTrue(facts.subject().protectedPerson(), name);
    }
    Facts known = facts.lifted("tenprint:local#ann", ENDED);
    assertTrue(known.lifted("bob", ENDED).subject().protectedPerson(), "a name beside an identity");
    assertFalse(known.lifted("tenprint:local#bob", ENDED).subject().protectedPerson());
  }

  /** Whatever it is in which two reports differ, neither is a second one. */
  @Test
  void twoEndsAreNotOne() {
    Facts one = adult().lifted("ann", ENDED);
    for (Lift other :
        List.of(
            Lift.of(LiftGround.WAIVED, "Vermont Service Center", "EAC-1", FROM),
            Lift.of(LiftGround.ENDED, "Nebraska Service Center", "EAC-1", FROM),
            Lift.of(LiftGround.ENDED, "Vermont Service Center", "EAC-2", FROM),
            Lift.of(LiftGround.ENDED, "Vermont Service Center", "EAC-1", FROM.plusSeconds(1)))) {
      Facts two = one.lifted("bob", other);
      assertTrue(two.subject().protectedPerson());
      assertTrue(two.lifted("bob", ENDED).subject().protectedPerson(), "the first is said anew");
      assertFalse(two.lifted("ann", other).subject().protectedPerson());
    }
  }

  @Test
  void ofWhoIsNotProtectedNothingEnds() {
    Facts free = facts(Optional.of(LocalDate.of(1980, 3, 4)), false);
    assertSame(free, free.lifted("ann", ENDED));
    Facts later = free.lifted("ann", ENDED).protectedPerson(Optional.empty()).lifted("bob", ENDED);
    assertTrue(later.subject().protectedPerson());
  }

  @Test
  void aProtectionThatBeginsAgainForgetsWhatWasReported() {
    Facts again = adult().lifted("ann", ENDED).protectedPerson(Optional.empty());
    assertEquals(Lift.NONE, again.subject().lift());
    assertTrue(again.lifted("bob", ENDED).subject().protectedPerson());
    Facts ended =
        adult().lifted("ann", ENDED).lifted("bob", ENDED).protectedPerson(Optional.empty());
    assertEquals(adult(), ended);
  }

  /** The day is that of the place: 9 o'clock in Boston, where the birthday is that day. */
  @Test
  void aWaiverIsAnAdults() {
    for (LocalDate born : List.of(LocalDate.of(1993, 5, 6), LocalDate.of(1900, 1, 1))) {
      assertFalse(waivedBy(Optional.of(born)).subject().protectedPerson(), born.toString());
    }
    for (LocalDate born : List.of(LocalDate.of(1993, 5, 7), LocalDate.of(2020, 1, 1))) {
      assertEquals(facts(Optional.of(born), true), waivedBy(Optional.of(born)));
    }
    assertTrue(waivedBy(Optional.empty()).subject().protectedPerson(), "nobody knows");
    Facts elsewhere = facts(Optional.of(LocalDate.of(1993, 5, 6)), true).adultFrom(19);
    assertTrue(
        elsewhere.lifted("ann", WAIVED).lifted("bob", WAIVED).subject().protectedPerson(),
        "nor is it of who is a minor there");
    Facts younger = facts(Optional.of(LocalDate.of(1993, 5, 7)), true).adultFrom(17);
    assertTrue(younger.lifted("ann", WAIVED).lifted("bob", WAIVED).subject().protectedPerson());
    Facts child = facts(Optional.empty(), true).lifted("ann", ENDED).lifted("bob", ENDED);
    assertFalse(child.subject().protectedPerson(), "what ended ended, whose ever it was");
  }

  private static Facts waivedBy(Optional<LocalDate> born) {
    return facts(born, true).lifted("ann", WAIVED).lifted("bob", WAIVED);
  }

  @Test
  void theStrangerBesideHasNoEndOfAnything() {
    Facts one = adult().lifted("ann", ENDED);
    assertEquals(adult().asNoMatch(), one.asNoMatch());
    assertSame(one.asNoMatch().subject().lift(), Lift.NONE);
  }

  @Test
  void anEndNamesSomething() {
    assertFalse(Lift.names(" \u00a0\t"));
    assertTrue(Lift.names("W"));
  }

  /** Whatever came in when: what counts is when each was so. */
  @Test
  void whatEndedBeforeAProtectionWasReportedEndsItNot() {
    Facts again = adult().protectedPerson(Optional.of(FROM.plusSeconds(1)));
    Facts before = again.lifted("ann", ENDED).lifted("bob", ENDED);
    assertTrue(before.subject().protectedPerson());
    assertEquals(Lift.NONE, before.subject().lift());
    Facts since = adult().protectedPerson(Optional.of(FROM));
    assertFalse(since.lifted("ann", ENDED).lifted("bob", ENDED).subject().protectedPerson());
  }

  /** One that comes in late, or of which no time is known, takes no later one away. */
  @Test
  void theLastReportOfAProtectionCounts() {
    Facts last = adult().protectedPerson(Optional.of(FROM.plusSeconds(1)));
    for (Optional<Instant> other :
        List.of(Optional.of(FROM.minusSeconds(9)), Optional.<Instant>empty())) {
      Facts facts = last.protectedPerson(other).lifted("ann", ENDED).lifted("bob", ENDED);
      assertTrue(facts.subject().protectedPerson());
    }
  }

  /** What the booking states it states as of then, be nothing reported, or something before. */
  @Test
  void whatEndedBeforeTheBookingEndsNoProtectionThatItStates() {
    Instant booked = adult().bookedAt().toInstant();
    for (Optional<Instant> report :
        List.of(Optional.<Instant>empty(), Optional.of(booked.minusSeconds(9)))) {
      Facts facts = adult().protectedAsBooked().protectedPerson(report);
      assertTrue(ended(facts, booked.minusNanos(1)).subject().protectedPerson());
      assertFalse(ended(facts, booked).subject().protectedPerson());
    }
    Facts later = adult().protectedAsBooked().protectedPerson(Optional.of(FROM));
    assertTrue(ended(later, booked).subject().protectedPerson(), "a later report counts");
    Facts free = facts(Optional.empty(), false);
    assertSame(free, free.protectedAsBooked(), "it states none");
  }

  /** As an edition before the seventh kept it: reported before the booking, and undated by that. */
  @Test
  void norWhereAnEarlierReportOfItWasKept() {
    Instant booked = adult().bookedAt().toInstant();
    Facts facts =
        adult().protectedPerson(Optional.of(booked.minusSeconds(9))).protectedAtLeastAsBooked();
    assertTrue(ended(facts, booked.minusSeconds(1)).subject().protectedPerson());
    assertFalse(ended(facts, booked).subject().protectedPerson());
    Facts later = adult().protectedPerson(Optional.of(FROM)).protectedAtLeastAsBooked();
    assertTrue(ended(later, booked).subject().protectedPerson(), "a later report counts");
    Facts free = facts(Optional.empty(), false);
    assertSame(free, free.protectedAtLeastAsBooked(), "nobody states one");
  }

  private static Facts ended(Facts facts, Instant from) {
    Lift old = Lift.of(LiftGround.ENDED, "Vermont Service Center", "EAC-OLD", from);
    return facts.lifted("ann", old).lifted("bob", old);
  }
}
