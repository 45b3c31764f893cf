package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.OwnScheme;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Scheme;

class EffectStatementTest {
  private static final Instant NOW = SampleInstruments.START.plusDays(10).toInstant();
  private static final Scope NATION = new Scope(ScopeKind.NATION, "US");
  private static final Scope MASSACHUSETTS = new Scope(ScopeKind.STATE, "MA");
  private static final Scope BOSTON = new Scope(ScopeKind.ORI, "MA0000001");
  private static final Instrument SHARE =
      SampleInstruments.permit("SHARE").by(Issuer.FEDERAL).on(Edge.SHARE, NATION).instrument();
  private static final Instrument CONSENT = SampleInstruments.permit("CONSENT").instrument();

  private static EffectStatement statement(Instrument proposed, Instrument... others) {
    return EffectStatement.of(
        Proposal.of(proposed, RuleBook.of(Arrays.asList(others)), NOW, NOW),
        RandomRules.TABLE,
        RandomRules.PLACES);
  }

  private static Instrument refusal(String id) {
    return SampleInstruments.withhold(id).by(Issuer.AGENCY).on(Edge.RETURN, BOSTON).instrument();
  }

  private static List<String> changed(EffectStatement statement) {
    return statement.lines().stream()
        .filter(Line::changes)
        .map(line -> line.recipient().text())
        .toList();
  }

  private static Set<String> conflicts(EffectStatement statement) {
    return statement.conflicts().all().stream()
        .map(conflict -> conflict.kind() + " " + conflict.with())
        .collect(Collectors.toSet());
  }

  private static Instrument when(Instrument instrument, Condition condition) {
    Ruling ruling = instrument.ruling();
    return new SampleInstruments(instrument)
        .ruling(new Ruling(ruling.effect(), ruling.reason(), Set.of(condition), ruling.unless()))
        .instrument();
  }

  @Test
  void aRefusalChangesWhatIsReturnedAndNotTheSharing() {
    EffectStatement statement = statement(refusal("R"), SHARE, CONSENT);
    assertEquals(List.of("sib:MA", "agency:MA0000001"), changed(statement));
    Line office = statement.lines().get(0);
    assertEquals("field-office:BOS", office.recipient().text());
    assertTrue(office.has(Outcome.DELIVERED, Outcome.DELIVERED));
    assertEquals(Set.of("SHARE"), office.named(Outcome.DELIVERED, Outcome.DELIVERED));
    assertEquals(Set.of("NARROWS CONSENT"), conflicts(statement));
    assertFalse(statement.changesWhereSilent());
  }

  /** Cases are of no booking: of an order about one it is said what becomes of such a booking. */
  @Test
  void anOrderAboutOneBookingIsExplainedAtTheAgencyThatBookedIt() {
    Scope booking = new Scope(ScopeKind.BOOKING, "MA0000001/T-1");
    Instrument order =
        SampleInstruments.withhold("O").by(Issuer.COURT).on(Edge.RETURN, booking).instrument();
    Instrument permits =
        SampleInstruments.permit("P").by(Issuer.COURT).on(Edge.RETURN, booking).instrument();
    Instrument elsewhere =
        SampleInstruments.permit("E")
            .by(Issuer.COURT)
            .on(Edge.RETURN, new Scope(ScopeKind.BOOKING, "MA0000001/T-2"))
            .instrument();
    EffectStatement statement = statement(order, SHARE, CONSENT, permits, elsewhere);
    assertEquals(List.of("sib:MA", "agency:MA0000001"), changed(statement));
    assertEquals(Set.of("NARROWS CONSENT", "CONTRADICTS P"), conflicts(statement));
    assertEquals(order, statement.proposal().instrument());
    assertEquals(order, statement.conflicts().instrument());
    assertEquals(
        List.of(),
        List.copyOf(statement(refusal("R"), SHARE, order).conflicts().all()),
        "who writes for the agency is not told of the order");
    Instrument lifts = new SampleInstruments(permits).supersedes("O").instrument();
    EffectStatement lifted = statement(lifts, SHARE, CONSENT, order);
    assertEquals(Set.of("ENDS O"), conflicts(lifted));
    assertEquals(List.of("sib:MA", "agency:MA0000001"), changed(lifted));
  }

  /** Of two charges each may be on another list: only then do both speak. */
  @Test
  void twoListsMeetWhereThereAreTwoCharges() {
    LocalDate day = NOW.atOffset(ZoneOffset.UTC).toLocalDate();
    OffenceTable table = new OffenceTable("own", RandomRules.LEVELS, OwnScheme.listed(day));
    Instrument listed = when(CONSENT, charged(OwnScheme.SCHEME));
    Instrument grave = when(refusal("R"), charged(Scheme.SC_2008));
    EffectStatement statement =
        EffectStatement.of(
            Proposal.of(grave, RuleBook.of(List.of(SHARE, listed)), NOW, NOW),
            table,
            RandomRules.PLACES);
    assertEquals(Set.of("NARROWS CONSENT"), conflicts(statement));
  }

  private static Condition charged(Scheme scheme) {
    return new Condition.LevelIs(scheme, Bound.AT_LEAST, Level.L1, Basis.CHARGE, Optional.empty());
  }

  @Test
  void whatHoldsInSomeCasesOnlyIsSaidOfThoseCases() {
    Condition grave =
        new Condition.LevelIs(
            Scheme.SC_2008,
            Bound.BELOW,
            Level.L2,
            Basis.EITHER,
            Optional.of(LookBack.of(Period.ofYears(5))));
    Line bureau = statement(when(refusal("R"), grave), SHARE, CONSENT).lines().get(1);
    assertTrue(bureau.has(Outcome.DELIVERED, Outcome.WITHHELD));
    assertTrue(bureau.has(Outcome.DELIVERED, Outcome.DELIVERED));
    assertTrue(bureau.has(Outcome.DELIVERED, Outcome.HELD), "an unknown code stops at a person");
  }

  @Test
  void endingAnInstrumentOfAWiderScopeChangesThatScope() {
    Instrument ends =
        new SampleInstruments(refusal("R")).supersedes("CONSENT").by(Issuer.STATE).instrument();
    EffectStatement statement = statement(ends, SHARE, CONSENT);
    assertEquals(
        List.of("sib:MA", "agency:MA0000001", "agency:MA0000002", "agency:MA0000003"),
        changed(statement));
    assertTrue(statement.changesWhereSilent());
    assertEquals(Set.of("ENDS CONSENT"), conflicts(statement));
  }

  @Test
  void endingWhatEndsAnotherLetsThatGoOn() {
    Instrument notice =
        new SampleInstruments(refusal("NOTICE"))
            .by(Issuer.STATE)
            .from(SampleInstruments.START.plusDays(5))
            .supersedes("CONSENT")
            .instrument();
    Instrument withdrawn =
        SampleInstruments.permit("WITHDRAWN")
            .on(Edge.RETURN, BOSTON)
            .from(SampleInstruments.START.plusDays(4))
            .supersedes("NOTICE")
            .instrument();
    EffectStatement statement = statement(withdrawn, SHARE, CONSENT, notice);
    assertEquals(
        List.of("sib:MA", "agency:MA0000001", "agency:MA0000002", "agency:MA0000003"),
        changed(statement));
    assertEquals(Set.of("ENDS NOTICE", "WAKES CONSENT"), conflicts(statement));
  }

  @Test
  void aPermitMaySilenceAWithholdingWhateverItsOwnConditions() {
    Instrument withoutOrdinance =
        when(
            SampleInstruments.withhold("NO-ORDINANCE").instrument(),
            new Condition.NoPermitFrom(Issuer.COUNTY, Optional.empty()));
    Instrument ordinance =
        when(
            SampleInstruments.permit("ORDINANCE").by(Issuer.COUNTY).instrument(),
            new Condition.StatusIn(Set.of(Status.REMOVABLE)));
    EffectStatement statement = statement(ordinance, CONSENT, withoutOrdinance);
    assertTrue(statement.changesWhereSilent());
    assertEquals(Set.of("SILENCES NO-ORDINANCE"), conflicts(statement));
    assertTrue(statement.lines().get(1).has(Outcome.WITHHELD, Outcome.DELIVERED));
    assertFalse(statement.lines().get(1).has(Outcome.WITHHELD, Outcome.WITHHELD));
  }

  @Test
  void theOppositeInTheSameWordsContradicts() {
    EffectStatement statement =
        statement(SampleInstruments.withhold("NO").instrument(), SHARE, CONSENT);
    assertEquals(Set.of("CONTRADICTS CONSENT"), conflicts(statement));
    assertTrue(statement.lines().get(1).has(Outcome.DELIVERED, Outcome.HELD));
  }

  @Test
  void instrumentsThatNeverSpeakOfTheSameCaseDoNotConflict() {
    Condition removable = new Condition.StatusIn(Set.of(Status.REMOVABLE));
    Condition pending = new Condition.StatusIn(Set.of(Status.PENDING));
    assertEquals(
        Set.of(), conflicts(statement(when(refusal("R"), removable), when(CONSENT, pending))));
  }

  @Test
  void aLowerLevelCannotReviveAndMayNotEnd() {
    Instrument stop = SampleInstruments.withhold("STOP").instrument();
    Instrument revival =
        SampleInstruments.permit("REVIVAL")
            .by(Issuer.COUNTY)
            .on(Edge.RETURN, new Scope(ScopeKind.COUNTY, "25001"))
            .supersedes("STOP")
            .instrument();
    EffectStatement statement = statement(revival, SHARE, stop);
    assertEquals(Set.of("CANNOT_REVIVE STOP", "MAY_NOT_END STOP"), conflicts(statement));
    assertEquals(List.of(), changed(statement));
    Instrument ofTheState = SampleInstruments.permit("AGAIN").on(Edge.RETURN, BOSTON).instrument();
    assertEquals(Set.of("OUT_VOTED STOP"), conflicts(statement(ofTheState, stop)));
  }

  @Test
  void whatIsNamedInVainIsSaid() {
    Instrument ended =
        SampleInstruments.permit("ENDED").to(SampleInstruments.START.plusDays(1)).instrument();
    Instrument draft =
        SampleInstruments.permit("DRAFT").recorded(SampleInstruments.START, "one").instrument();
    for (String named : List.of("ENDED", "DRAFT", "NOBODY")) {
      Instrument ends =
          new SampleInstruments(refusal("R"))
              .from(SampleInstruments.START.plusDays(5))
              .terminates(named, Period.ofDays(30))
              .instrument();
      assertEquals(
          Set.of("ENDS_NOTHING " + named), conflicts(statement(ends, ended, draft)), named);
    }
  }

  @Test
  void aReportIsNamedByWhatItSays() {
    Instrument draft =
        new SampleInstruments(refusal("R")).recorded(SampleInstruments.START).instrument();
    Instrument onceApproved =
        new SampleInstruments(refusal("R")).recorded(SampleInstruments.START, "one").instrument();
    String digest = statement(draft, SHARE, CONSENT).conflicts().digest();
    assertTrue(digest.matches("[0-9a-f]{16}"), digest);
    assertEquals(digest, statement(onceApproved, CONSENT).conflicts().digest());
    assertNotEquals(digest, statement(draft, SHARE).conflicts().digest());
    Instrument later =
        new SampleInstruments(draft).from(SampleInstruments.START.plusDays(1)).instrument();
    assertNotEquals(digest, statement(later, SHARE, CONSENT).conflicts().digest());
  }

  @Test
  void conflictsAreCompleteWhereLinesAreNot() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      places.add(new Place("MA%07d".formatted(i), "25001", "MA", "BOS"));
    }
    Instrument last =
        SampleInstruments.permit("LAST")
            .by(Issuer.AGENCY)
            .on(Edge.RETURN, new Scope(ScopeKind.ORI, "MA0000199"))
            .instrument();
    Instrument stop =
        SampleInstruments.withhold("STOP").on(Edge.RETURN, MASSACHUSETTS).instrument();
    EffectStatement statement =
        EffectStatement.of(
            Proposal.of(stop, RuleBook.of(List.of(last)), NOW, NOW), RandomRules.TABLE, places);
    assertFalse(statement.complete());
    assertEquals(62, statement.lines().size());
    assertEquals(Set.of("NARROWS LAST"), conflicts(statement));
  }

  @Test
  void whatBeginsLaterIsAskedThen() {
    Instrument later =
        new SampleInstruments(refusal("R")).from(SampleInstruments.START.plusDays(90)).instrument();
    Proposal proposal = Proposal.of(later, RuleBook.EMPTY, NOW, NOW);
    assertEquals(later.validity().begins(), proposal.at());
    assertEquals(NOW, Proposal.of(refusal("R"), RuleBook.EMPTY, NOW, NOW).at());
  }
}
