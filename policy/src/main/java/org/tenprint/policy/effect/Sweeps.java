package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Condition.LevelIs;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceTable;

/** Lays out sweeps: which histories and ages tell the instruments in force somewhere apart. */
final class Sweeps {
  /** Look-backs are told apart as long as a recipient costs no more steps than this, a line. */
  private static final int MOST_WORK = 4_000_000;

  private static final int FEWEST_AGES = 4;

  private final OffenceTable table;
  private final LocalDate booked;
  private final Map<List<Object>, List<History>> historiesOf = new HashMap<>();

  /**
   * @param table levels of offence codes
   * @param booked day of the bookings
   */
  Sweeps(OffenceTable table, LocalDate booked) {
    this.table = table;
    this.booked = booked;
  }

  /**
   * What is swept, over what.
   *
   * @param rules of the instruments in force
   * @param sampled what cases are made of
   */
  record Plan(SweptRules rules, CaseSweep.Sampled sampled) {}

  /**
   * @param inForce the instruments towards one recipient
   * @param heard the same, in their two parts
   * @param proposal one of them, beside which others are looked for; empty looks for none
   * @param first those whose look-backs are told apart for sure
   * @param bases kinds of people and identifications
   */
  Plan plan(
      List<Instrument> inForce,
      Heard heard,
      Optional<Instrument> proposal,
      Predicate<Instrument> first,
      Collection<Facts> bases) {
    Set<Condition> ofOffences = new LinkedHashSet<>();
    inForce.forEach(
        one -> one.ruling().when().stream().filter(Condition::ofOffences).forEach(ofOffences::add));
    List<LevelIs> levels =
        ofOffences.stream().filter(LevelIs.class::isInstance).map(LevelIs.class::cast).toList();
    List<LevelIs> yardsticks = levels.stream().map(Sweeps::yardstick).distinct().toList();
    Set<Optional<LookBack>> lookBacks = lookBacks(inForce.stream());
    boolean nested = Ages.nested(lookBacks);
    boolean ofCharges = levels.size() < ofOffences.size();
    List<History> histories =
        historiesOf.computeIfAbsent(
            List.of(yardsticks, ofCharges, nested),
            key -> Histories.of(table, booked, yardsticks, ofCharges, nested));
    List<Optional<LocalDate>> askedOn = days(inForce);
    Collection<Facts> apart = ToldApart.of(bases, inForce, askedOn, table);
    int most = MOST_WORK / (inForce.size() + 1) / histories.size() / apart.size();
    Set<Optional<LookBack>> forSure = lookBacks(inForce.stream().filter(first));
    Map<Optional<LocalDate>, Ages> ages = new HashMap<>();
    askedOn.forEach(
        day ->
            ages.put(day, Ages.of(booked, day, forSure, lookBacks, Math.max(FEWEST_AGES, most))));
    return new Plan(
        new SweptRules(heard, proposal, yardsticks, table),
        new CaseSweep.Sampled(apart, histories, ages, booked));
  }

  private List<Optional<LocalDate>> days(List<Instrument> inForce) {
    return AskedDays.of(
        inForce.stream().flatMap(one -> one.ruling().when().stream()).toList(),
        booked,
        table.calendars());
  }

  private static Set<Optional<LookBack>> lookBacks(Stream<Instrument> some) {
    return some.flatMap(one -> one.ruling().when().stream())
        .filter(LevelIs.class::isInstance)
        .map(condition -> ((LevelIs) condition).convictedWithin())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A condition on levels, whatever its look-back. */
  static LevelIs yardstick(LevelIs level) {
    return new LevelIs(
        level.scheme(),
        level.bound(),
        level.level(),
        level.basis(),
        Optional.empty(),
        level.classes());
  }
}
