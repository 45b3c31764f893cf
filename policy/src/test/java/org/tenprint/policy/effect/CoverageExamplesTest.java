package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;

/** What is idle, and what is not, by examples. */
class CoverageExamplesTest {
  private static final OffsetDateTime DAY = RandomRules.DAY;

  /** An order about one booking decides of that booking, where nothing else is of it. */
  @Test
  void anOrderAboutOneBookingIsNotIdle() {
    Instrument plain = instrument("ORDER", Issuer.COURT, Effect.WITHHOLD, "one", "two");
    Reach reach =
        new Reach(
            new Scope(ScopeKind.BOOKING, "MA0000002/T-7"),
            PlaceKind.BOOKING,
            Edge.RETURN,
            Set.of());
    Instrument order =
        new Instrument(
            plain.id(),
            plain.issuer(),
            reach,
            plain.ruling(),
            plain.validity(),
            plain.provenance());
    Coverage coverage =
        Coverage.of(
            RuleBook.of(List.of(order, instrument("A", Issuer.STATE, Effect.PERMIT, "one", "two"))),
            RandomRules.TABLE,
            RandomRules.PLACES,
            DAY.toInstant());
    assertEquals(new TreeSet<String>(), coverage.idle());
    assertTrue(coverage.gaps().stream().noneMatch(gap -> gap.edge() == Edge.RETURN));
  }

  /** What holds where nobody was found decides, though a claim of citizenship comes before it. */
  @Test
  void whatSpeaksOfAClaimIsNotIdle() {
    Instrument plain = instrument("A", Issuer.STATE, Effect.HOLD, "one", "two");
    Instrument claim =
        new Instrument(
            plain.id(),
            plain.issuer(),
            plain.reach(),
            new Ruling(
                Effect.HOLD,
                Reason.LEVEL,
                Set.of(new Condition.CitizenshipClaimed(true)),
                List.of()),
            plain.validity(),
            plain.provenance());
    Coverage coverage =
        Coverage.of(
            RuleBook.of(List.of(claim)), RandomRules.TABLE, RandomRules.PLACES, DAY.toInstant());
    assertEquals(new TreeSet<String>(), coverage.idle());
  }

  /** What is over before its notice is never in force, and yet ends what it supersedes. */
  @Test
  void whatIsNeverInForceAndEndsAnotherIsNotIdle() {
    Instrument permit = instrument("A", Issuer.STATE, Effect.PERMIT, "one", "two");
    Instrument plain = instrument("END", Issuer.STATE, Effect.PERMIT, "one", "two");
    Instrument end =
        new Instrument(
            plain.id(),
            plain.issuer(),
            plain.reach(),
            plain.ruling(),
            new Validity(
                DAY.minusDays(9),
                Optional.of(DAY.minusDays(1)),
                Optional.of("A"),
                Optional.of(new Termination("A", Period.ofDays(30)))),
            plain.provenance());
    RuleBook book = RuleBook.of(List.of(permit, end));
    assertTrue(!book.inForce(end, end.validity().begins(), Instant.MAX));
    Coverage coverage = Coverage.of(book, RandomRules.TABLE, RandomRules.PLACES, DAY.toInstant());
    assertEquals(new TreeSet<String>(), coverage.idle());
    assertEquals(new TreeSet<String>(), coverage.neverInForce());
  }

  private static Instrument instrument(String id, Issuer issuer, Effect effect, String... by) {
    return new Instrument(
        id,
        issuer,
        new Reach(new Scope(ScopeKind.NATION, "US"), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
        new Ruling(effect, effect.opens() ? Reason.PERMITTED : Reason.LEVEL, Set.of(), List.of()),
        Validity.between(DAY.minusYears(1), Optional.empty()),
        new Provenance(DAY.minusYears(1), "author", List.of(by), ""));
  }

  @Test
  void whatIsOutVotedIsIdleAndWhatSaysTheSameIsAPair() {
    RuleBook book =
        RuleBook.of(
            List.of(
                instrument("A", Issuer.STATE, Effect.WITHHOLD, "one", "two"),
                instrument("B", Issuer.STATE, Effect.WITHHOLD, "one", "two"),
                instrument("C", Issuer.COUNTY, Effect.PERMIT, "one", "two"),
                instrument("D", Issuer.COUNTY, Effect.WITHHOLD)));
    Coverage coverage = Coverage.of(book, RandomRules.TABLE, RandomRules.PLACES, DAY.toInstant());
    assertEquals(new TreeSet<>(Set.of("B", "C", "D")), coverage.idle());
    assertEquals(new TreeSet<>(Set.of("D")), coverage.neverInForce());
    assertEquals(List.of(new Coverage.Pair("A", "B")), coverage.equal());
    assertTrue(coverage.gaps().stream().allMatch(Coverage.Gap::everything), () -> "" + coverage);
    assertTrue(coverage.gaps().stream().noneMatch(gap -> gap.edge() == Edge.RETURN));
  }

  /** A permit that no decision names matters where it silences a withholding. */
  @Test
  void whatSilencesAnotherIsNotIdle() {
    Instrument stop = instrument("STOP", Issuer.COUNTY, Effect.WITHHOLD, "one", "two");
    Instrument silenced =
        new Instrument(
            "STOP",
            stop.issuer(),
            stop.reach(),
            new Ruling(Effect.WITHHOLD, Reason.LEVEL, Set.of(), List.of("C")),
            stop.validity(),
            stop.provenance());
    Coverage coverage =
        Coverage.of(
            RuleBook.of(
                List.of(
                    instrument("A", Issuer.FEDERAL, Effect.PERMIT, "one", "two"),
                    silenced,
                    instrument("C", Issuer.COUNTY, Effect.PERMIT, "one", "two"))),
            RandomRules.TABLE,
            RandomRules.PLACES,
            DAY.toInstant());
    assertEquals(new TreeSet<>(Set.of("STOP")), coverage.idle());
  }

  /** What decides once another is over is not idle. */
  @Test
  void whatDecidesAfterAnotherEndedIsNotIdle() {
    Instrument first = instrument("A", Issuer.STATE, Effect.WITHHOLD, "one", "two");
    Instrument ending =
        new Instrument(
            "A",
            first.issuer(),
            first.reach(),
            first.ruling(),
            Validity.between(DAY.minusYears(1), Optional.of(DAY.plusYears(1))),
            first.provenance());
    Instrument permit = instrument("C", Issuer.COUNTY, Effect.PERMIT, "one", "two");
    Coverage coverage =
        Coverage.of(
            RuleBook.of(List.of(ending, permit)),
            RandomRules.TABLE,
            RandomRules.PLACES,
            DAY.toInstant());
    assertEquals(new TreeSet<String>(), coverage.idle());
  }
}
