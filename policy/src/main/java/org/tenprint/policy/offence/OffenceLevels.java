package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Levels as functions of scheme, day and facts; never an attribute of a person. */
public final class OffenceLevels {
  private OffenceLevels() {}

  /**
   * The level of offences.
   *
   * @param offences charges that stand, and convictions
   * @param bookedOn the day of the booking in its own offset: the list of a scheme is of that day
   * @param basis which of them count
   */
  public static Gravity of(
      Scheme scheme, Offences offences, LocalDate bookedOn, Basis basis, OffenceTable table) {
    List<Charge> charges = basis == Basis.CONVICTION ? List.of() : offences.charges();
    List<Conviction> convictions = basis == Basis.CHARGE ? List.of() : offences.convictions();
    return scheme.equals(Scheme.SC_2010)
        ? byClass(convictions)
        : byCode(charges, convictions, new Ranking(scheme, bookedOn, table));
  }

  /** How a scheme ranks a code. */
  private record Ranking(Scheme scheme, LocalDate day, OffenceTable table) {
    Optional<Level> of(Charge charge) {
      return scheme.equals(Scheme.SC_2008)
          ? table.ofCharge(charge.ncic())
          : table.listed(scheme, charge.ncic(), day);
    }

    Optional<Level> of(Conviction conviction) {
      return scheme.equals(Scheme.SC_2008)
          ? table.ofConviction(conviction)
          : table.listed(scheme, conviction.ncic(), day);
    }
  }

  /** {@code sc-2008}, and schemes of the reference data: the highest, by code. */
  private static Gravity byCode(
      List<Charge> charges, List<Conviction> convictions, Ranking ranking) {
    List<RatedFact> facts = new ArrayList<>();
    for (Charge charge : charges) {
      facts.add(new RatedFact(false, charge.ncic(), charge.occurred(), ranking.of(charge)));
    }
    for (Conviction conviction : convictions) {
      facts.add(
          new RatedFact(
              true,
              conviction.ncic(),
              Optional.of(conviction.convicted()),
              ranking.of(conviction)));
    }
    Level highest = Level.NONE;
    boolean unknown = false;
    for (RatedFact fact : facts) {
      unknown |= fact.level().isEmpty();
      Level level = fact.level().orElse(Level.NONE);
      highest = level.atLeast(highest) ? level : highest;
    }
    return new Gravity(highest, unknown && highest != Level.L1, List.copyOf(facts));
  }

  /** {@code sc-2010}: convictions alone, by class and number. */
  private static Gravity byClass(List<Conviction> convictions) {
    List<RatedFact> facts = new ArrayList<>();
    int aggravated = 0;
    int felonies = 0;
    int misdemeanors = 0;
    for (Conviction conviction : convictions) {
      Optional<Level> alone = Optional.empty();
      switch (conviction.offenceClass()) {
        case AGGRAVATED_FELONY -> {
          aggravated++;
          alone = Optional.of(Level.L1);
        }
        case FELONY -> {
          felonies++;
          alone = Optional.of(Level.L2);
        }
        case MISDEMEANOR -> {
          misdemeanors++;
          alone = Optional.of(Level.L3);
        }
        case UNKNOWN -> {}
      }
      facts.add(new RatedFact(true, conviction.ncic(), Optional.of(conviction.convicted()), alone));
    }
    boolean unknown = aggravated + felonies + misdemeanors < convictions.size();
    Level level = level(aggravated, felonies, misdemeanors);
    return new Gravity(level, unknown && level != Level.L1, List.copyOf(facts));
  }

  private static Level level(int aggravated, int felonies, int misdemeanors) {
    if (aggravated >= 1 || felonies >= 2) {
      return Level.L1;
    }
    if (felonies == 1 || misdemeanors >= 3) {
      return Level.L2;
    }
    return misdemeanors >= 1 ? Level.L3 : Level.NONE;
  }

  /** Whether there is a charge that stands and each is a minor traffic offence. */
  public static Truth onlyMinorTraffic(List<Charge> charges, OffenceTable table) {
    Truth each = Truth.of(!charges.isEmpty());
    for (Charge charge : charges) {
      boolean unknown = !table.knows(charge.ncic()) && !isMinorTraffic(charge);
      each = each.and(unknown ? Truth.UNSURE : Truth.of(isMinorTraffic(charge)));
    }
    return each;
  }

  private static boolean isMinorTraffic(Charge charge) {
    return charge.ncic().equals(OffenceTable.MINOR_TRAFFIC);
  }
}
