package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;

/**
 * The service was away when a hold ran out, and came back with other reference data: a set in which
 * the code is listed that nobody knew lets nothing out for a time in which it was not there.
 */
class OtherDataLastInstantTest {
  private static final OffenceTable BEFORE = new OffenceTable("before", Map.of("1201", "L1"));
  private static final OffenceTable LISTED =
      new OffenceTable("listed", Map.of("1201", "L1", "0909", "L3"));
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Recipient AGENCY = Recipient.agency(BOSTON.ori());
  private static final Instant DECIDED = START.plusDays(1).toInstant();
  private static final Duration DEADLINE = Duration.ofDays(14);
  private static final Instant OVER = DECIDED.plus(DEADLINE);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant LATE = OVER.plus(HOUR.multipliedBy(2));

  private final List<Instrument> book = new ArrayList<>();
  private CaseFile file =
      CaseFile.open(
          new Facts(
              "T-1",
              new Places(BOSTON, BOSTON, BOSTON),
              START,
              new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
              new Offences(List.of(new Charge("0909", Optional.empty())), List.of()),
              new Finding(IdentificationResult.MATCH, Status.UNKNOWN)));

  private void take(CaseEvent event, Instant at, OffenceTable table, Edition edition) {
    DisclosurePolicy policy = new DisclosurePolicy(RuleBook.of(book), table, edition);
    CaseRules rules = new CaseRules(policy, Set.of(), Optional.of(DEADLINE), table.version());
    file = file.apply(event, at, rules).next();
  }

  private void looked(Instant at, OffenceTable table) {
    take(new CaseEvent.Tick(), at, table, Edition.PRESENT);
  }

  private String ofTheAgency() {
    var latest = file.towards(AGENCY).orElseThrow().latest();
    return latest.outcome() + " " + latest.reason();
  }

  /** Nobody can tell the level of the one charge. */
  private void isHeld(Edition edition) {
    Condition listed =
        new Condition.LevelIs(
            Scheme.SC_2008, Bound.AT_LEAST, Level.L3, Basis.EITHER, Optional.empty());
    book.add(
        permit("LISTED")
            .ruling(new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(listed), List.of()))
            .instrument());
    take(new CaseEvent.Decide(), DECIDED, BEFORE, edition);
    assertEquals("HELD EXAMINER_REVIEW", ofTheAgency());
  }

  @Test
  void whatOtherDataWouldHaveLetOutByThenRanOut() {
    isHeld(Edition.PRESENT);
    looked(LATE, LISTED);
    assertEquals("WITHHELD EXPIRED", ofTheAgency());
  }

  @Test
  void whatOtherDataLetOutInTimeIsTold() {
    isHeld(Edition.PRESENT);
    looked(OVER.minusSeconds(1), LISTED);
    assertEquals("DELIVERED PERMITTED", ofTheAgency());
  }

  /** By those that said it a rule let it out in time. */
  @Test
  void whatWasLetOutInTimeByTheSameDataIsTold() {
    isHeld(Edition.PRESENT);
    book.add(permit("OPENS").from(OVER.minus(HOUR).atOffset(ZoneOffset.UTC)).instrument());
    book.set(0, until(OVER.minus(HOUR)));
    looked(LATE, BEFORE);
    assertEquals("DELIVERED PERMITTED", ofTheAgency());
  }

  private Instrument until(Instant end) {
    return permit("LISTED")
        .ruling(book.get(0).ruling())
        .to(end.atOffset(ZoneOffset.UTC))
        .instrument();
  }

  /** Under those of before nobody kept by which it was said. */
  @Test
  void whatWasSaidByAnEditionOfBeforeRanOut() {
    isHeld(Edition.EIGHTH);
    looked(LATE, LISTED);
    assertEquals("WITHHELD EXPIRED", ofTheAgency());
  }

  /** Their steps stand on logs. */
  @Test
  void anEditionOfBeforeTakesTheDataOfNow() {
    isHeld(Edition.EIGHTH);
    take(new CaseEvent.Tick(), LATE, LISTED, Edition.EIGHTH);
    assertEquals("DELIVERED PERMITTED", ofTheAgency());
  }

  /** Held of a stranger since then it is by the data of then, too. */
  @Test
  void ofAProtectedPersonItRanOutAsOfAStranger() {
    isHeld(Edition.PRESENT);
    CaseFile held = file;
    looked(LATE, LISTED);
    CaseFile stranger = file;
    file = held;
    take(new CaseEvent.PersonProtected(Optional.empty()), LATE, LISTED, Edition.PRESENT);
    assertEquals("WITHHELD EXPIRED", ofTheAgency());
    assertEquals(
        stranger.towards(AGENCY).orElseThrow().sent(), file.towards(AGENCY).orElseThrow().sent());
    assertEquals(Optional.empty(), file.towards(AGENCY).orElseThrow().sent());
  }
}
