package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Levels as functions of scheme, day and facts; never an attribute of a person. */
public final class OffenceLevels {
  private OffenceLevels() {}

  /**
   * The level of offences, and the facts that it rests on.
   *
   * @param offences charges that stand, and convictions
   * @param bookedOn the day of the booking in its own offset: the list of a scheme is of that day
   * @param basis which of them count
   */
  public static Gravity of(
      Scheme scheme, Offences offences, LocalDate bookedOn, Basis basis, OffenceTable table) {
    Ranking ranking = new Ranking(scheme, bookedOn, table);
    Gravity level = level(scheme, offences, bookedOn, basis, table);
    List<RatedFact> facts = new ArrayList<>();
    if (!scheme.equals(Scheme.SC_2010)) {
      for (Charge charge : charges(offences, basis)) {
        facts.add(new RatedFact(false, charge.ncic(), charge.occurred(), ranking.of(charge)));
      }
    }
    for (Conviction conviction : convictions(offences, basis)) {
      facts.add(
          new RatedFact(
              true,
              conviction.ncic(),
              Optional.of(conviction.convicted()),
              ranking.of(conviction)));
    }
    return new Gravity(level.level(), level.mayBeHigher(), List.copyOf(facts));
  }

  /** The same without the facts, for a decision, which asks for no more. */
  public static Gravity level(
      Scheme scheme, Offences offences, LocalDate bookedOn, Basis basis, OffenceTable table) {
    List<Conviction> convictions = convictions(offences, basis);
    return scheme.equals(Scheme.SC_2010)
        ? byClass(convictions)
        : byCode(charges(offences, basis), convictions, new Ranking(scheme, bookedOn, table));
  }

  private static List<Charge> charges(Offences offences, Basis basis) {
    return basis == Basis.CONVICTION ? List.of() : offences.charges();
  }

  private static List<Conviction> convictions(Offences offences, Basis basis) {
    return basis == Basis.CHARGE ? List.of() : offences.convictions();
  }

  /** How a scheme ranks what counts for it; empty where it knows no code or class. */
  private record Ranking(Scheme scheme, LocalDate day, OffenceTable table) {
    Optional<Level> of(Charge charge) {
      return scheme.equals(Scheme.SC_2008)
          ? table.ofCharge(charge.ncic())
          : table.listed(scheme, charge.ncic(), day);
    }

    Optional<Level> of(Conviction conviction) {
      if (scheme.equals(Scheme.SC_2010)) {
        return alone(conviction.offenceClass());
      }
      return scheme.equals(Scheme.SC_2008)
          ? table.ofConviction(conviction)
          : table.listed(scheme, conviction.ncic(), day);
    }
  }

  /** {@code sc-2008}, and schemes of the reference data: the highest, by code. */
  private static Gravity byCode(
      List<Charge> charges, List<Conviction> convictions, Ranking ranking) {
    Level highest = Level.NONE;
    boolean unknown = false;
    for (Charge charge : charges) {
      Optional<Level> level = ranking.of(charge);
      unknown |= level.isEmpty();
      highest = level.isPresent() && level.get().atLeast(highest) ? level.get() : highest;
    }
    for (Conviction conviction : convictions) {
      Optional<Level> level = ranking.of(conviction);
      unknown |= level.isEmpty();
      highest = level.isPresent() && level.get().atLeast(highest) ? level.get() : highest;
    }
    return new Gravity(highest, unknown && highest != Level.L1, List.of());
  }

  /** {@code sc-2010}: convictions alone, by class and number. */
  private static Gravity byClass(List<Conviction> convictions) {
    int aggravated = 0;
    int felonies = 0;
    int misdemeanors = 0;
    for (Conviction conviction : convictions) {
      switch (conviction.offenceClass()) {
        case AGGRAVATED_FELONY -> aggravated++;
        case FELONY -> felonies++;
        case MISDEMEANOR -> misdemeanors++;
        case UNKNOWN -> {}
      }
    }
    boolean unknown = aggravated + felonies + misdemeanors < convictions.size();
    Level level = level(aggravated, felonies, misdemeanors);
    return new Gravity(level, unknown && level != Level.L1, List.of());
  }

  /** What a conviction of a class gives by itself. */
  private static Optional<Level> alone(OffenceClass offenceClass) {
    return switch (offenceClass) {
      case AGGRAVATED_FELONY -> Optional.of(Level.L1);
      case FELONY -> Optional.of(Level.L2);
      case MISDEMEANOR -> Optional.of(Level.L3);
      case UNKNOWN -> Optional.empty();
    };
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
