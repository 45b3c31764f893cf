package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.notification.domain.Authority;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;

/** Whose law is whose to write, and whose orders are whose to know of. */
class JurisdictionsTest {
  private static final OffsetDateTime JUNE = OffsetDateTime.parse("2011-06-06T00:00:00-04:00");
  private static final Scope BOOKING = new Scope(ScopeKind.BOOKING, "MA0130100/T-1");
  private static final Scope SUFFOLK = new Scope(ScopeKind.COUNTY, "25025");

  private final InstrumentRegister register = new InstrumentRegister();
  private final Jurisdictions jurisdictions =
      new Jurisdictions(register, List.of(new Place("MA0130100", "25025", "MA", "BOS")));

  @BeforeEach
  void aFederalCourtHasOrdered() {
    register.put(
        instrument("O", Issuer.FEDERAL_COURT, BOOKING, Validity.between(JUNE, Optional.empty())),
        List.of());
  }

  private static Instrument instrument(String id, Issuer issuer, Scope scope, Validity validity) {
    return new Instrument(
        id,
        issuer,
        new Reach(scope, PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
        new Ruling(Effect.WITHHOLD, Reason.RECIPIENT_REFUSED, Set.of(), List.of()),
        validity,
        new Provenance(JUNE, "author", List.of(), "a letter"));
  }

  private static Validity supersedes(String id) {
    return new Validity(JUNE, Optional.empty(), Optional.of(id), Optional.empty());
  }

  private static Validity terminates(String id) {
    Termination termination = new Termination(id, java.time.Period.ofDays(30));
    return new Validity(JUNE, Optional.empty(), Optional.empty(), Optional.of(termination));
  }

  private Refused refused(String authority, Instrument instrument) {
    return assertThrows(Refused.class, () -> check(authority, instrument));
  }

  private void check(String authority, Instrument instrument) throws Refused {
    jurisdictions.check(Authority.of(List.of(authority)), instrument);
  }

  /** Word for word: else it would say that there is an order. */
  @Test
  void anOrderThatOneMayNotReadIsEndedNoMoreThanAnIdThatIsNotThere() {
    for (String authority : List.of("county:25025", "state:MA", "state-court:MA")) {
      Issuer level = Authority.of(List.of(authority)).jurisdictions().iterator().next().level();
      for (String id : List.of("O", "NOT-THERE")) {
        for (Validity ends : List.of(supersedes(id), terminates(id))) {
          Refused refused = refused(authority, instrument("C", level, SUFFOLK, ends));
          assertEquals(RefusalReason.NOT_ITS_JURISDICTION, refused.reason());
          assertEquals(
              "Your token does not name the jurisdiction of C, or of what it ends (claim"
                  + " jurisdiction).",
              refused.getMessage());
        }
      }
    }
  }

  @Test
  void itsOwnCourtEndsIt() {
    for (Validity ends : List.of(supersedes("O"), terminates("O"))) {
      Instrument lifts = instrument("L", Issuer.FEDERAL_COURT, BOOKING, ends);
      assertDoesNotThrow(() -> check("federal-court:MA", lifts));
      assertDoesNotThrow(() -> check("all", lifts));
    }
  }

  /**
   * Orders of before courts were told apart are lifted by federal ones, and the other way round.
   */
  @ParameterizedTest
  @CsvSource({"COURT, FEDERAL_COURT", "FEDERAL_COURT, COURT"})
  void aCourtOfWhichNothingIsSaidAndAFederalOneAreOneLevel(Issuer ordered, Issuer asking) {
    Validity forever = Validity.between(JUNE, Optional.empty());
    register.put(instrument("B", ordered, BOOKING, forever), List.of());
    String word = asking.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Authority here = Authority.of(List.of(word + ":MA"));
    assertTrue(jurisdictions.mayRead(here, false, ordered, BOOKING));
    assertFalse(
        jurisdictions.mayRead(Authority.of(List.of(word + ":NY")), false, ordered, BOOKING));
    assertFalse(
        jurisdictions.mayRead(Authority.of(List.of("state-court:MA")), false, ordered, BOOKING));
    assertFalse(jurisdictions.mayRead(here, false, Issuer.STATE_COURT, BOOKING));
    for (Validity ends : List.of(supersedes("B"), terminates("B"))) {
      Instrument lifts = instrument("L", asking, BOOKING, ends);
      assertDoesNotThrow(() -> check(word + ":MA", lifts));
      assertTrue(jurisdictions.mayExplain(here, false, lifts));
      assertEquals(
          RefusalReason.NOT_ITS_JURISDICTION,
          refused(word + ":MA", instrument("W", ordered, BOOKING, ends)).reason(),
          "it writes as itself alone");
    }
  }

  /** An end that is proposed for it is its own, and what it may propose itself. */
  @ParameterizedTest
  @CsvSource({"COURT, FEDERAL_COURT", "FEDERAL_COURT, COURT", "COURT, COURT"})
  void aCourtEndsWhatOneBesideItOrdered(Issuer ordered, Issuer asking) throws Refused {
    Instrument order = instrument("B", ordered, BOOKING, Validity.between(JUNE, Optional.empty()));
    register.put(order, List.of());
    String word = asking.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Issuer ends = jurisdictions.endsAs(Authority.of(List.of(word + ":MA")), order);
    assertEquals(asking, ends);
    assertDoesNotThrow(() -> check(word + ":MA", instrument("E", ends, BOOKING, terminates("B"))));
    assertEquals(ordered, jurisdictions.endsAs(Authority.of(List.of("all")), order));
    for (String other : List.of(word + ":NY", "state-court:MA", "federal:US", "state:MA", "")) {
      Refused refused =
          assertThrows(
              Refused.class,
              () -> jurisdictions.endsAs(Authority.of(List.of(other)), order),
              other);
      assertEquals(RefusalReason.NOT_ITS_JURISDICTION, refused.reason());
    }
  }

  @Test
  void anotherLevelEndsNothingInAnOthersName() {
    Instrument states =
        instrument("S", Issuer.STATE, SUFFOLK, Validity.between(JUNE, Optional.empty()));
    for (String other : List.of("county:25025", "federal:US", "state-court:MA")) {
      assertThrows(
          Refused.class, () -> jurisdictions.endsAs(Authority.of(List.of(other)), states), other);
    }
  }

  /** What is about a place everybody may read; whose it is to end is a question of level. */
  @Test
  void whatIsAboutAPlaceIsEndedByWhoSpeaksForIt() {
    register.put(
        instrument("S", Issuer.STATE, SUFFOLK, Validity.between(JUNE, Optional.empty())),
        List.of());
    assertDoesNotThrow(
        () -> check("state:MA", instrument("N", Issuer.STATE, SUFFOLK, supersedes("S"))));
    assertDoesNotThrow(
        () -> check("county:25025", instrument("N", Issuer.COUNTY, SUFFOLK, supersedes("S"))));
  }

  /** An instrument about a place is anybody's to read; what it does tells of the order it ends. */
  @ParameterizedTest
  @ValueSource(strings = {"county:25025", "state-court:MA", "federal-court:NY", ""})
  void whatAnInstrumentDoesThatEndsAnOrderIsForWhoMayReadTheOrder(String authority) {
    Instrument ends = instrument("E", Issuer.FEDERAL_COURT, SUFFOLK, supersedes("O"));
    Authority asking = Authority.of(List.of(authority));
    assertFalse(jurisdictions.mayExplain(asking, false, ends));
    assertTrue(jurisdictions.mayExplain(asking, true, ends), "an auditor");
    assertTrue(jurisdictions.mayExplain(Authority.of(List.of("federal-court:MA")), false, ends));
    Instrument other = instrument("E", Issuer.FEDERAL_COURT, SUFFOLK, supersedes("NOT-THERE"));
    assertTrue(jurisdictions.mayExplain(asking, false, other));
  }
}
