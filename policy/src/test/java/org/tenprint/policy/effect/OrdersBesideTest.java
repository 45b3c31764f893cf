package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** Which orders about single bookings the statement on another shows. */
class OrdersBesideTest {
  private static final Instant NOW = SampleInstruments.START.plusDays(10).toInstant();
  private static final Instrument CONSENT = SampleInstruments.permit("CONSENT").instrument();
  private static final Area HERE = new Area(ScopeKind.BOOKING, "MA0000001/T-1");
  private static final Area ELSEWHERE = new Area(ScopeKind.BOOKING, "NY0000001/T-1");

  private static Instrument permits(Issuer by, Area... bookings) {
    return SampleInstruments.permit("P")
        .by(by)
        .on(Edge.RETURN, new Scope(List.of(bookings)))
        .instrument();
  }

  private static Instrument withholds(Issuer by, Area... bookings) {
    return SampleInstruments.withhold("O")
        .by(by)
        .on(Edge.RETURN, new Scope(List.of(bookings)))
        .instrument();
  }

  private static EffectStatement statement(Instrument proposed, Instrument... others) {
    List<Instrument> all = new ArrayList<>(List.of(others));
    all.add(CONSENT);
    return EffectStatement.of(
        Proposal.of(proposed, RuleBook.of(all), NOW, NOW), RandomRules.TABLE, RandomRules.PLACES);
  }

  /** Every id that is told of. */
  private static Set<String> named(EffectStatement statement) {
    return Stream.concat(
            statement.conflicts().all().stream().map(Conflict::with),
            statement.lines().stream()
                .flatMap(line -> line.shifts().stream())
                .flatMap(
                    shift ->
                        Stream.concat(
                            shift.before().instruments().stream(),
                            shift.after().instruments().stream())))
        .collect(Collectors.toSet());
  }

  /** A draft needs nobody's approval: it would say whether another court ordered something. */
  @ParameterizedTest
  @CsvSource({
    "STATE_COURT, FEDERAL_COURT",
    "STATE_COURT, COURT",
    "FEDERAL_COURT, STATE_COURT",
    "COURT, STATE_COURT"
  })
  void anotherLevelsOrderAboutTheBookingIsNotShown(Issuer mine, Issuer theirs) {
    EffectStatement beside = statement(withholds(mine, HERE), permits(theirs, HERE));
    assertFalse(named(beside).contains("P"), named(beside).toString());
    assertEquals(statement(withholds(mine, HERE)).conflicts(), beside.conflicts());
    assertEquals(statement(withholds(mine, HERE)).lines(), beside.lines());
  }

  @ParameterizedTest
  @CsvSource({
    "STATE_COURT, STATE_COURT, CONTRADICTS",
    "FEDERAL_COURT, FEDERAL_COURT, CONTRADICTS",
    "COURT, COURT, CONTRADICTS",
    "FEDERAL_COURT, COURT, NARROWS",
    "COURT, FEDERAL_COURT, NARROWS"
  })
  void itsOwnLevelsOrderIsShown(Issuer mine, Issuer theirs, Conflict.Kind kind) {
    EffectStatement beside = statement(withholds(mine, HERE), permits(theirs, HERE));
    assertEquals(
        Set.of(kind + " P"),
        beside.conflicts().all().stream()
            .filter(conflict -> conflict.with().equals("P"))
            .map(conflict -> conflict.kind() + " " + conflict.with())
            .collect(Collectors.toSet()));
  }

  /** Who speaks for one of the agencies alone may not know of an order that is about more. */
  @Test
  void anOrderThatIsAboutAnotherAgencysBookingTooIsNotShown() {
    Issuer court = Issuer.FEDERAL_COURT;
    Instrument wider = permits(court, HERE, ELSEWHERE);
    assertFalse(named(statement(withholds(court, HERE), wider)).contains("P"));
    assertEquals(
        statement(withholds(court, HERE, ELSEWHERE), permits(court, HERE)).conflicts().all().size(),
        1 + statement(withholds(court, HERE, ELSEWHERE)).conflicts().all().size(),
        "who may know of the wider one may know of the narrower");
  }

  /** What is ended is shown, and what is beside it of its own level; nothing else about it. */
  @Test
  void endingAnOrderShowsThatOrderAndNoOtherLevels() {
    Instrument ends =
        new SampleInstruments(permits(Issuer.FEDERAL_COURT, HERE)).supersedes("O").instrument();
    Instrument states =
        SampleInstruments.withhold("STATES")
            .by(Issuer.STATE_COURT)
            .on(Edge.RETURN, new Scope(List.of(HERE)))
            .instrument();
    Set<String> named = named(statement(ends, withholds(Issuer.FEDERAL_COURT, HERE), states));
    assertEquals(true, named.contains("O"));
    assertFalse(named.contains("STATES"));
  }
}
