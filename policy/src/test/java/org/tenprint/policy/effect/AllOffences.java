package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Gravity;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.OffenceLevels;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.policy.offence.Truth;

/**
 * Charges and convictions that conditions on levels can tell apart.
 *
 * <p>Idea: a condition sees of the convictions no more than their gravity by a scheme within a
 * look-back, and of the charges no more than their gravity and whether all are minor traffic; of
 * the many combinations one is kept for each that some scheme and look-back tells from the others.
 * Convictions are tried in groups of one age and in pairs of groups, of one age or of two.
 */
final class AllOffences {
  private static final String NO_CODE = "????";
  private static final Optional<Period> LONG = Optional.of(Period.ofYears(2));

  private final OffenceTable table;
  private final LocalDate day;
  private final Optional<LocalDate> askedOn;
  private final List<Optional<LookBack>> lookBacks;
  private final List<Scheme> schemes;
  private final List<String> codes;
  private final List<Set<OffenceClass>> classes;

  private AllOffences(
      OffenceTable table, LocalDate day, Optional<LocalDate> askedOn, Set<Condition> asked) {
    this.table = table;
    this.day = day;
    this.askedOn = askedOn;
    this.lookBacks =
        asked.stream()
            .filter(Condition.LevelIs.class::isInstance)
            .map(condition -> ((Condition.LevelIs) condition).convictedWithin())
            .distinct()
            .toList();
    Set<Scheme> ranked = new LinkedHashSet<>(Scheme.IN_CODE);
    asked.stream()
        .filter(Condition.LevelIs.class::isInstance)
        .forEach(condition -> ranked.add(((Condition.LevelIs) condition).scheme()));
    this.schemes = List.copyOf(ranked);
    this.classes =
        asked.stream()
            .filter(Condition.LevelIs.class::isInstance)
            .map(condition -> ((Condition.LevelIs) condition).classes())
            .distinct()
            .toList();
    this.codes = new ArrayList<>(ranked.size() > 2 ? RandomRules.LEVELS.keySet() : table.samples());
    codes.add(NO_CODE);
  }

  /**
   * Offences that tell conditions apart; none, where no condition asks for offences.
   *
   * @param day of the booking, to which look-backs are counted
   * @param askedOn the same of the request
   */
  static List<Offences> of(
      OffenceTable table, LocalDate day, Optional<LocalDate> askedOn, Set<Condition> asked) {
    AllOffences samples = new AllOffences(table, day, askedOn, asked);
    boolean ofCharges = asked.stream().anyMatch(Condition.ChargeOnlyMinorTraffic.class::isInstance);
    List<Offences> all = new ArrayList<>();
    for (List<Conviction> convictions : samples.convictions()) {
      all.add(new Offences(List.of(), convictions));
      if (ofCharges || !samples.lookBacks.isEmpty()) {
        for (List<Charge> charges : samples.charges()) {
          all.add(new Offences(charges, convictions));
        }
      }
    }
    return all;
  }

  /** One; and two, where two schemes go by codes, so that each may count for another. */
  private List<List<Charge>> charges() {
    List<List<Charge>> charges = new ArrayList<>();
    for (String code : codes) {
      charges.add(List.of(new Charge(code, Optional.of(day))));
      for (String other : schemes.size() > 2 ? codes : List.<String>of()) {
        charges.add(
            List.of(new Charge(code, Optional.of(day)), new Charge(other, Optional.of(day))));
      }
    }
    return charges;
  }

  private Collection<List<Conviction>> convictions() {
    Map<List<Gravity>, List<Conviction>> told = new LinkedHashMap<>();
    told.put(gravities(List.of()), List.of());
    List<List<List<Conviction>>> byAge = new ArrayList<>();
    if (!lookBacks.isEmpty()) {
      ages().forEach(age -> byAge.add(groups(age)));
    }
    for (List<List<Conviction>> groups : byAge) {
      groups.forEach(group -> told.putIfAbsent(gravities(group), group));
    }
    for (int older = 0; older < byAge.size(); older++) {
      for (int younger = 0; younger <= older; younger++) {
        pairs(byAge.get(older), byAge.get(younger), told);
      }
    }
    return told.values();
  }

  private void pairs(
      List<List<Conviction>> some,
      List<List<Conviction>> others,
      Map<List<Gravity>, List<Conviction>> told) {
    for (List<Conviction> one : some) {
      for (List<Conviction> other : others) {
        List<Conviction> both = new ArrayList<>(one);
        both.addAll(other);
        told.putIfAbsent(gravities(both), both);
      }
    }
  }

  /**
   * What every scheme within every look-back makes of convictions; on which facts, does not count.
   */
  private List<Gravity> gravities(List<Conviction> convictions) {
    List<Gravity> gravities = new ArrayList<>();
    Offences offences = new Offences(List.of(), convictions);
    for (Optional<LookBack> lookBack : lookBacks) {
      for (boolean perhaps : List.of(false, true)) {
        Offences counted =
            lookBack.map(one -> offences.counted(one, end(one), perhaps)).orElse(offences);
        for (Set<OffenceClass> some : classes) {
          for (boolean unstated : some.isEmpty() ? List.of(false) : List.of(false, true)) {
            Offences its = counted.ofClasses(some, unstated);
            for (Scheme scheme : schemes) {
              gravities.add(OffenceLevels.level(scheme, its, day, Basis.CONVICTION, table));
            }
          }
        }
      }
    }
    return gravities;
  }

  private Optional<LocalDate> end(LookBack lookBack) {
    return lookBack.to() == CountedTo.BOOKING ? Optional.of(day) : askedOn;
  }

  /**
   * Days around each end of a look-back, of conviction and, where one is counted from it, of
   * release; and days around those to which they are counted.
   */
  private List<Conviction> ages() {
    SortedSet<LocalDate> days = new TreeSet<>();
    boolean releases = false;
    for (Optional<LookBack> lookBack : lookBacks) {
      Optional<LocalDate> end = lookBack.flatMap(this::end);
      if (end.isPresent()) {
        LocalDate edge = end.get().minus(lookBack.get().period());
        days.add(edge.plusDays(1));
        days.add(edge.minusDays(1));
      }
      releases |= lookBack.isPresent() && lookBack.get().from() == CountedFrom.RELEASE;
      if (lookBack.isPresent() && !lookBack.get().usual()) {
        end.ifPresent(to -> days.addAll(List.of(to, to.plusDays(1))));
      }
    }
    days.add(day.minusDays(1));
    List<Conviction> ages = new ArrayList<>();
    for (LocalDate convicted : days) {
      Conviction plain = new Conviction("", convicted, OffenceClass.UNKNOWN, Optional.empty());
      ages.add(plain);
      if (releases) {
        days.forEach(released -> ages.add(plain.released(Optional.of(released))));
      }
    }
    Map<List<Object>, Conviction> told = new LinkedHashMap<>();
    for (Conviction age : ages) {
      List<Object> counted = new ArrayList<>();
      lookBacks.forEach(
          one -> counted.add(one.map(back -> back.counts(age, end(back))).orElse(Truth.YES)));
      told.putIfAbsent(counted, age);
    }
    return List.copyOf(told.values());
  }

  private List<List<Conviction>> groups(Conviction age) {
    List<List<Conviction>> groups = new ArrayList<>();
    for (String code : codes) {
      for (OffenceClass offenceClass : OffenceClass.values()) {
        for (Optional<Period> sentence : List.of(Optional.<Period>empty(), LONG)) {
          Conviction one =
              new Conviction(code, age.convicted(), offenceClass, sentence)
                  .released(age.released());
          groups.add(List.of(one));
          groups.add(List.of(one, one));
          groups.add(List.of(one, one, one));
        }
      }
    }
    return distinct(groups);
  }

  /** One group of each that can be told from the others, alone or beside another. */
  private List<List<Conviction>> distinct(List<List<Conviction>> groups) {
    Map<List<Object>, List<Conviction>> told = new LinkedHashMap<>();
    for (List<Conviction> group : groups) {
      Conviction one = group.get(0);
      int misdemeanors = one.offenceClass() == OffenceClass.MISDEMEANOR ? group.size() : 0;
      told.putIfAbsent(List.of(gravities(group), misdemeanors), group);
    }
    return List.copyOf(told.values());
  }
}
