package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Dates;
import org.tenprint.policy.offence.OffenceClass;

class AdmissionTest {
  private static final Scope STATE = new Scope(ScopeKind.STATE, "MA");

  @Test
  void anEndThatIsNotAfterTheStartIsRefused() {
    assertEquals(Optional.of(Admission.BAD_INTERVAL), refusal(permit("A").to(START)));
    assertEquals(Optional.empty(), refusal(permit("A").to(START.plusNanos(1))));
    assertEquals(
        Optional.of(Admission.BAD_INTERVAL),
        refusal(permit("A").to(START.withOffsetSameInstant(ZoneOffset.UTC))),
        "the same instant in another offset");
  }

  @ParameterizedTest
  @EnumSource(Issuer.class)
  void onlyTheFederalLevelOrACourtThatIsNoStatesSpeaksOfTheSharing(Issuer issuer) {
    boolean may = Set.of(Issuer.COURT, Issuer.FEDERAL_COURT, Issuer.FEDERAL).contains(issuer);
    assertEquals(
        may ? Optional.empty() : Optional.of(Admission.SHARE_NOT_LOCAL),
        refusal(permit("A").by(issuer).on(Edge.SHARE, STATE)));
    assertEquals(Optional.empty(), refusal(permit("A").by(issuer).on(Edge.REQUEST, STATE)));
  }

  @ParameterizedTest
  @CsvSource({
    "NATION,MX",
    "STATE,Mass",
    "COUNTY,2502",
    "ORI,MA013010",
    "ORI,ma0130100",
    "FIELD_OFFICE,Boston",
    "BOOKING,T-1",
    "BOOKING,MA0130100",
    "BOOKING,MA0130100/",
    "BOOKING,MA0130100/T 1"
  })
  void aScopeOfNoKnownFormIsRefused(ScopeKind kind, String value) {
    assertEquals(
        Optional.of(Admission.UNKNOWN_SCOPE),
        refusal(permit("A").on(Edge.RETURN, new Scope(kind, value))));
  }

  @ParameterizedTest
  @EnumSource(Issuer.class)
  void onlyACourtSpeaksOfOneBooking(Issuer issuer) {
    Scope booking = new Scope(ScopeKind.BOOKING, "MA0130100/T-1");
    assertEquals(
        issuer.name().endsWith("COURT")
            ? Optional.empty()
            : Optional.of(Admission.BOOKING_NOT_A_COURTS),
        refusal(permit("A").by(issuer).on(Edge.RETURN, booking)));
  }

  @ParameterizedTest
  @CsvSource({
    "STATE,MA,true",
    "COUNTY,25025,true",
    "ORI,MA0130100,true",
    "BOOKING,MA0130100/T-1,true",
    "NATION,US,false",
    "FIELD_OFFICE,BOS,false"
  })
  void aStatesCourtSpeaksOfPlacesInOneState(ScopeKind kind, String value, boolean may) {
    Scope scope = new Scope(kind, value);
    Optional<Admission> beyond = Optional.of(Admission.BEYOND_ITS_STATE);
    assertEquals(
        may ? Optional.empty() : beyond,
        refusal(permit("A").by(Issuer.STATE_COURT).on(Edge.RETURN, scope)));
    assertEquals(
        Optional.empty(), refusal(permit("A").by(Issuer.FEDERAL_COURT).on(Edge.RETURN, scope)));
  }

  @Test
  void aStatesCourtSpeaksOfNoTwoStates() {
    Area boston = new Area(ScopeKind.ORI, "MA0130100");
    Area suffolk = new Area(ScopeKind.COUNTY, "25025");
    for (Area other :
        List.of(
            new Area(ScopeKind.ORI, "NY0303000"),
            new Area(ScopeKind.STATE, "NY"),
            new Area(ScopeKind.COUNTY, "36061"),
            new Area(ScopeKind.FIELD_OFFICE, "BOS"))) {
      Scope both = new Scope(List.of(boston, suffolk, other));
      assertEquals(
          Optional.of(Admission.BEYOND_ITS_STATE),
          refusal(permit("A").by(Issuer.STATE_COURT).on(Edge.RETURN, both)));
    }
    Scope alike = new Scope(List.of(boston, suffolk, new Area(ScopeKind.STATE, "MA")));
    assertEquals(
        Optional.empty(), refusal(permit("A").by(Issuer.STATE_COURT).on(Edge.RETURN, alike)));
  }

  @Test
  void theNationAndBookingsStandInNoListOfOtherPlaces() {
    Area state = STATE.areas().get(0);
    Area nation = new Area(ScopeKind.NATION, "US");
    Area booking = new Area(ScopeKind.BOOKING, "MA0130100/T-1");
    for (List<Area> list : List.of(List.of(state, nation), List.of(state, booking))) {
      assertEquals(
          Optional.of(Admission.UNKNOWN_SCOPE),
          refusal(permit("A").by(Issuer.COURT).on(Edge.RETURN, new Scope(list))));
    }
    Scope two = new Scope(List.of(booking, new Area(ScopeKind.BOOKING, "MA0130100/T-2")));
    assertEquals(Optional.empty(), refusal(permit("A").by(Issuer.COURT).on(Edge.RETURN, two)));
    List<Area> many =
        java.util.stream.IntStream.range(0, InstrumentBounds.MOST_AREAS + 1)
            .mapToObj(i -> new Area(ScopeKind.COUNTY, "%05d".formatted(i)))
            .toList();
    assertEquals(
        Optional.of(Admission.OUT_OF_BOUNDS),
        refusal(permit("A").on(Edge.RETURN, new Scope(many))));
  }

  private static Optional<Admission> refusal(SampleInstruments sample) {
    return Admission.refusal(sample.instrument(), RuleBook.EMPTY);
  }

  @Test
  void whatEndsItselfOrWhatEndsItIsRefused() {
    RuleBook book =
        RuleBook.of(
            List.of(
                permit("A").supersedes("B").instrument(),
                permit("B").terminates("C", Period.ofDays(30)).instrument()));
    assertEquals(Optional.of(Admission.ENDS_IN_A_CIRCLE), refusal(permit("D").supersedes("D")));
    assertEquals(
        Optional.of(Admission.ENDS_IN_A_CIRCLE),
        Admission.refusal(permit("C").supersedes("A").instrument(), book));
    assertEquals(
        Optional.empty(), Admission.refusal(permit("D").supersedes("A").instrument(), book));
  }

  @Test
  void aConditionThatListsNothingIsRefused() {
    for (Condition nothing :
        List.of(new Condition.StatusIn(Set.of()), new Condition.MessageIs(false, false))) {
      Ruling ruling = new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(nothing), List.of());
      assertEquals(Optional.of(Admission.EMPTY_CONDITION), refusal(permit("A").ruling(ruling)));
    }
  }

  @Test
  void reasonsBelongToEffects() {
    for (Reason reason : Reason.values()) {
      boolean ofTheRules =
          Set.of(
                  "PROTECTED",
                  "SEALED",
                  "AGAINST_MANDATE",
                  "NO_MATCH",
                  "NO_RULE",
                  "ERROR",
                  "EXPIRED",
                  "CORRECTED")
              .contains(reason.name());
      boolean permits = reason == Reason.PERMITTED;
      assertEquals(permits, reason.isOf(Effect.PERMIT), reason.name());
      assertEquals(permits, reason.isOf(Effect.REQUIRE), reason.name());
      assertEquals(!permits && !ofTheRules, reason.isOf(Effect.WITHHOLD), reason.name());
      assertEquals(!permits && !ofTheRules, reason.isOf(Effect.HOLD), reason.name());
    }
    Ruling ruling = new Ruling(Effect.WITHHOLD, Reason.PROTECTED, Set.of(), List.of());
    assertEquals(Optional.of(Admission.NOT_ITS_REASON), refusal(permit("A").ruling(ruling)));
  }

  @Test
  void whatIsBeyondItsBoundsIsRefused() {
    OffsetDateTime beyond = OffsetDateTime.parse("9999-12-31T00:00:00Z");
    List<SampleInstruments> beyondBounds =
        List.of(
            permit("A").terminates("B", Period.ofYears(999_999_999)),
            permit("A").terminates("B", Period.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 0)),
            permit("A").terminates("B", Period.ofDays(-1)),
            permit("A").from(beyond),
            permit("A").from(beyond.minusDays(1)).terminates("B", Period.ofDays(1)),
            permit("A").to(OffsetDateTime.MAX),
            permit("A").recorded(OffsetDateTime.MIN, "one", "two"),
            permit("A\nB"),
            permit("A\u202eB"),
            permit(" A"),
            permit(""),
            permit("A".repeat(129)),
            permit("A").supersedes("B".repeat(129)),
            permit("A").recorded(START, "x".repeat(257), "two"),
            permit("A").recorded(START, Collections.nCopies(65, "one").toArray(String[]::new)),
            permit("A")
                .ruling(
                    new Ruling(
                        Effect.PERMIT, Reason.PERMITTED, Set.of(), Collections.nCopies(65, "B"))));
    for (SampleInstruments sample : beyondBounds) {
      assertEquals(
          Optional.of(Admission.OUT_OF_BOUNDS), refusal(sample), sample.instrument().toString());
    }
  }

  @Test
  void arithmeticHasAnAnswerForEveryDate() {
    for (LocalDate date : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(0, 2, 29))) {
      for (Period period : List.of(Period.ZERO, Period.ofYears(Integer.MAX_VALUE))) {
        Conviction conviction =
            new Conviction("1201", date, OffenceClass.FELONY, Optional.of(period));
        conviction.sentencedOverAYear();
        conviction.within(period, date);
        Subject.ofAge(date, 21);
        assertTrue(!Dates.plus(date, period).isBefore(date));
      }
    }
    Period longest = Period.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertEquals(Instant.MAX, Dates.plus(OffsetDateTime.MAX, longest));
  }
}
