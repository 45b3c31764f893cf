package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.law.Condition.LevelIs;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Gravity;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.OffenceLevels;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.policy.offence.Truth;

/**
 * Charges and convictions that conditions on levels can tell apart, the ages of convictions put
 * aside.
 *
 * <p>Idea: a condition sees of the convictions no more than their gravity by a scheme, and of the
 * charges no more than their gravity and whether all are minor traffic; of the many combinations
 * one is kept for each that some yardstick tells from the others. Convictions are tried in groups
 * of one age and in pairs of groups of two ages.
 */
final class Histories {
  private static final String NO_CODE = "????";
  private static final int MOST_CHARGES = 3;
  private static final Optional<Period> LONG = Optional.of(Period.ofYears(2));

  private final OffenceTable table;
  private final LocalDate day;
  private final List<LevelIs> yardsticks;
  private final boolean ofCharges;
  private final boolean nested;
  private final List<Scheme> schemes;
  private final List<String> codes;
  private final List<Set<OffenceClass>> classes;
  private final Map<List<String>, Map<List<Conviction>, List<Truth>>> truthsOf = new HashMap<>();

  private Histories(
      OffenceTable table,
      LocalDate day,
      List<LevelIs> yardsticks,
      boolean ofCharges,
      boolean nested) {
    this.nested = nested;
    this.table = table;
    this.day = day;
    this.yardsticks = yardsticks;
    this.ofCharges = ofCharges;
    Set<Scheme> asked = new LinkedHashSet<>(Scheme.IN_CODE);
    yardsticks.forEach(one -> asked.add(one.scheme()));
    this.schemes = List.copyOf(asked);
    this.codes = new ArrayList<>(table.samples(schemes, day));
    codes.add(NO_CODE);
    this.classes =
        yardsticks.stream()
            .map(LevelIs::classes)
            .filter(some -> !some.isEmpty())
            .distinct()
            .toList();
  }

  /**
   * Histories that yardsticks tell apart, the empty one first.
   *
   * @param day of the booking
   * @param yardsticks conditions on levels, without look-back
   * @param ofCharges whether a condition asks for minor traffic
   * @param nested whether what sees the older of two convictions sees the younger too
   */
  static List<History> of(
      OffenceTable table,
      LocalDate day,
      List<LevelIs> yardsticks,
      boolean ofCharges,
      boolean nested) {
    return new Histories(table, day, yardsticks, ofCharges, nested).all();
  }

  private List<History> all() {
    Map<List<Object>, History> told = new LinkedHashMap<>();
    Collection<List<String>> charged = charges();
    for (List<List<Conviction>> pair : convictions()) {
      for (List<String> charges : charged) {
        History history = history(charges, pair.get(0), pair.get(1));
        told.putIfAbsent(seen(history), history);
      }
    }
    return List.copyOf(told.values());
  }

  /**
   * None, and one; where more than one scheme goes by codes, several, of which each may count for
   * another scheme.
   */
  private Collection<List<String>> charges() {
    Map<List<Object>, List<String>> told = new LinkedHashMap<>();
    told.put(List.of(), List.of());
    if (!ofCharges && yardsticks.isEmpty()) {
      return told.values();
    }
    int most = Math.max(1, Math.min(MOST_CHARGES, schemes.size() - 1));
    List<List<String>> last = List.of(List.of());
    for (int number = 1; number <= most; number++) {
      List<List<String>> next = new ArrayList<>();
      for (List<String> some : last) {
        for (String code : codes) {
          List<String> more = new ArrayList<>(some);
          more.add(code);
          if (told.putIfAbsent(List.of(traffic(more), ofCharges(more)), more) == null) {
            next.add(more);
          }
        }
      }
      last = next;
    }
    return told.values();
  }

  private Truth traffic(List<String> charges) {
    return ofCharges
        ? OffenceLevels.onlyMinorTraffic(History.charges(charges, day), table)
        : Truth.NO;
  }

  private List<Gravity> ofCharges(List<String> charges) {
    return gravities(new Offences(History.charges(charges, day), List.of()), Basis.CHARGE);
  }

  private List<Object> seen(History history) {
    boolean noneCounts =
        history.unseen().equals(history.seesYounger())
            && history.unseen().equals(history.seesOlder())
            && history.unseen().equals(history.seesBoth());
    return List.of(
        traffic(history.charges()),
        noneCounts || history.younger().isEmpty(),
        noneCounts || history.older().isEmpty(),
        history.unseen(),
        history.seesYounger(),
        history.seesOlder(),
        history.seesBoth());
  }

  private History history(List<String> charge, List<Conviction> younger, List<Conviction> older) {
    List<Conviction> both = new ArrayList<>(younger);
    both.addAll(older);
    List<Truth> seesBoth = older.isEmpty() ? known(charge, younger) : truths(charge, both);
    return new History(
        charge,
        younger,
        older,
        known(charge, List.of()),
        known(charge, younger),
        nested ? seesBoth : known(charge, older),
        seesBoth);
  }

  private List<Truth> known(List<String> charge, List<Conviction> convictions) {
    return truthsOf
        .computeIfAbsent(charge, some -> new IdentityHashMap<>())
        .computeIfAbsent(convictions, some -> truths(charge, some));
  }

  private List<Truth> truths(List<String> charge, List<Conviction> convictions) {
    Offences offences = new Offences(History.charges(charge, day), convictions);
    Gravity[][] gravities = new Gravity[schemes.size()][Basis.values().length];
    List<Truth> truths = new ArrayList<>(yardsticks.size());
    for (LevelIs one : yardsticks) {
      if (!one.classes().isEmpty()) {
        truths.add(one.of(offences, day, table));
        continue;
      }
      Gravity[] ofScheme = gravities[schemes.indexOf(one.scheme())];
      int basis = one.basis().ordinal();
      if (ofScheme[basis] == null) {
        ofScheme[basis] = OffenceLevels.level(one.scheme(), offences, day, one.basis(), table);
      }
      truths.add(ofScheme[basis].is(one.bound(), one.level()));
    }
    return truths;
  }

  /** None; groups of one age; and pairs, the younger first. */
  private Collection<List<List<Conviction>>> convictions() {
    Map<List<Object>, List<List<Conviction>>> told = new LinkedHashMap<>();
    told.put(List.of(), List.of(List.of(), List.of()));
    if (yardsticks.isEmpty()) {
      return told.values();
    }
    List<List<Conviction>> groups = groups();
    for (List<Conviction> group : groups) {
      told.putIfAbsent(List.of(gravities(group)), List.of(group, List.of()));
    }
    for (List<Conviction> younger : groups) {
      List<Gravity> young = gravities(younger);
      for (List<Conviction> older : groups) {
        List<Conviction> both = new ArrayList<>(younger);
        both.addAll(older);
        List<Gravity> all = gravities(both);
        if (!nested) {
          told.putIfAbsent(List.of(young, gravities(older), all), List.of(younger, older));
        } else if (!young.equals(all)) {
          told.putIfAbsent(List.of(young, all), List.of(younger, older));
        }
      }
    }
    return told.values();
  }

  private List<Gravity> gravities(List<Conviction> convictions) {
    return gravities(new Offences(List.of(), convictions), Basis.CONVICTION);
  }

  /** What each scheme makes of them, and of those of classes that are asked for. */
  private List<Gravity> gravities(Offences offences, Basis basis) {
    List<Gravity> gravities = new ArrayList<>();
    gravities(offences, basis, gravities);
    for (Set<OffenceClass> some : classes) {
      gravities(offences.ofClasses(some, false), basis, gravities);
      gravities(offences.ofClasses(some, true), basis, gravities);
    }
    return gravities;
  }

  private void gravities(Offences offences, Basis basis, List<Gravity> into) {
    for (Scheme scheme : schemes) {
      into.add(OffenceLevels.level(scheme, offences, day, basis, table));
    }
  }

  /** One group of each that can be told from the others, alone or beside another. */
  private List<List<Conviction>> groups() {
    Map<List<Object>, List<Conviction>> told = new LinkedHashMap<>();
    for (String code : codes) {
      for (OffenceClass offenceClass : OffenceClass.values()) {
        for (Optional<Period> sentence : List.of(Optional.<Period>empty(), LONG)) {
          Conviction one = new Conviction(code, day.minusDays(1), offenceClass, sentence);
          for (int number = 1; number <= 3; number++) {
            List<Conviction> group = Collections.nCopies(number, one);
            int misdemeanors = offenceClass == OffenceClass.MISDEMEANOR ? number : 0;
            told.putIfAbsent(List.of(gravities(group), misdemeanors), group);
          }
        }
      }
    }
    return List.copyOf(told.values());
  }
}
