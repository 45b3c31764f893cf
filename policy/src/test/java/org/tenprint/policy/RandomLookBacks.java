package org.tenprint.policy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;

/** Times that look-backs and ages at a request ask for, at random, on their edges and off. */
final class RandomLookBacks {
  private static final LocalDate TODAY = RandomRules.DAY.toLocalDate();
  private static final List<Period> PERIODS =
      List.of(Period.ofYears(5), Period.ofYears(5), Period.ofMonths(18), Period.ofDays(0));
  private static final List<Integer> YEARS = IntStream.range(0, 9).boxed().toList();
  private static final List<OffenceClass> STATED =
      List.of(OffenceClass.MISDEMEANOR, OffenceClass.FELONY, OffenceClass.AGGRAVATED_FELONY);
  private static final List<Integer> AROUND = List.of(-1, 0, 1);

  private RandomLookBacks() {}

  /** Half are counted as they were before there were others. */
  static LookBack lookBack(RandomRules random) {
    Period period = random.one(PERIODS);
    return random.chance(2)
        ? LookBack.of(period)
        : new LookBack(period, random.one(CountedFrom.values()), random.one(CountedTo.values()));
  }

  /** Mostly none, else one or two that are stated. */
  static Set<OffenceClass> classes(Random random) {
    return random.nextInt(3) > 0
        ? Set.of()
        : EnumSet.of(STATED.get(random.nextInt(3)), STATED.get(random.nextInt(3)));
  }

  /** Most of them nobody released. */
  static Conviction conviction(RandomRules random, String code) {
    LocalDate convicted = near(random, TODAY.minusYears(random.one(YEARS)));
    return new Conviction(
            code,
            convicted,
            random.one(OffenceClass.values()),
            random.chance(2)
                ? Optional.of(Period.ofMonths(11 + random.one(List.of(0, 1, 2))))
                : Optional.empty())
        .released(release(random))
        .releasedByRecord(random.chance(4) ? release(random) : Optional.empty());
  }

  private static Optional<LocalDate> release(RandomRules random) {
    return random.chance(2)
        ? Optional.empty()
        : Optional.of(near(random, TODAY.plusYears(random.one(YEARS) - 7L)));
  }

  /** A day on which an agency is asked: mostly that of the booking. */
  static OffsetDateTime day(RandomRules random) {
    return random.chance(2)
        ? RandomRules.DAY
        : RandomRules.DAY.plusYears(random.one(YEARS)).plusDays(random.one(AROUND) + 1L);
  }

  private static LocalDate near(RandomRules random, LocalDate day) {
    return day.plusDays(random.one(AROUND));
  }

  /** An adult, somebody about of age, or of unknown birth. */
  static Optional<LocalDate> born(RandomRules random) {
    return random.chance(16)
        ? Optional.empty()
        : Optional.of(
            TODAY.minusYears(random.chance(9) ? 15 + random.one(YEARS.subList(0, 8)) : 30));
  }

  /** Below an age, or of it, as it is asked. */
  static void age(RandomRules random, Set<Condition> conditions) {
    conditions.add(
        new RequestCondition.AgeAtRequest(
            random.one(Bound.values()), random.one(List.of(14, 18, 21, 31))));
  }
}
