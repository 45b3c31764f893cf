package org.tenprint.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Truth;

/** Which convictions a condition on levels counts, by the words of the rules. */
final class SlowLookBacks {
  private SlowLookBacks() {}

  /**
   * Whether it counts one of a case's.
   *
   * @param today to which it is counted; null where nobody knows
   */
  static Truth counts(
      Condition.LevelIs wanted, Conviction conviction, Offences all, LocalDate today) {
    return recent(wanted, conviction, today)
        .and(ofClass(wanted, conviction))
        .and(
            ofClass(wanted, conviction) == Truth.YES && contradicted(wanted, conviction, all)
                ? Truth.UNSURE
                : Truth.YES);
  }

  /**
   * Whether booking and record contradict each other about the classes of that code and day. Where
   * it is known what both state, no class is sure that one of them states where the other states
   * one that does not count, unless they state all of that day alike.
   */
  private static boolean contradicted(
      Condition.LevelIs wanted, Conviction conviction, Offences all) {
    List<Conviction> ofBooking = new ArrayList<>();
    List<Conviction> ofRecord = new ArrayList<>();
    boolean alike = true;
    for (int i = 0; i < all.convictions().size(); i++) {
      Conviction other = all.convictions().get(i);
      boolean booked = i < all.convictions().size() - all.ofRecord();
      boolean both = all.ofBoth() != null && all.ofBoth().contains(i);
      if (other.ncic().equals(conviction.ncic())
          && other.convicted().equals(conviction.convicted())) {
        alike &= both;
        (booked ? ofBooking : ofRecord).add(other);
        if (both) {
          ofRecord.add(other);
        }
      }
    }
    if (all.ofBoth() == null) {
      return any(wanted, ofRecord.contains(conviction) ? ofBooking : ofRecord, Truth.NO);
    }
    return !alike
        && (any(wanted, ofBooking, Truth.YES) && any(wanted, ofRecord, Truth.NO)
            || any(wanted, ofRecord, Truth.YES) && any(wanted, ofBooking, Truth.NO));
  }

  private static boolean any(Condition.LevelIs wanted, List<Conviction> stated, Truth counts) {
    return stated.stream().anyMatch(other -> ofClass(wanted, other) == counts);
  }

  /** Whatever its class where none is asked for; in doubt where none is stated. */
  private static Truth ofClass(Condition.LevelIs wanted, Conviction conviction) {
    if (wanted.classes().isEmpty()) {
      return Truth.YES;
    }
    return conviction.offenceClass() == OffenceClass.UNKNOWN
        ? Truth.UNSURE
        : Truth.of(wanted.classes().contains(conviction.offenceClass()));
  }

  private static Truth recent(Condition.LevelIs wanted, Conviction conviction, LocalDate today) {
    if (wanted.convictedWithin().isEmpty()) {
      return Truth.YES;
    }
    LookBack back = wanted.convictedWithin().get();
    if (today == null) {
      return Truth.UNSURE;
    }
    boolean toCome = conviction.convicted().isAfter(today);
    if (toCome && back.to() == CountedTo.REQUEST) {
      return Truth.UNSURE;
    }
    if (back.from() == CountedFrom.CONVICTION) {
      return Truth.of(conviction.convicted().plus(back.period()).isAfter(today));
    }
    List<LocalDate> stated =
        Stream.concat(conviction.released().stream(), conviction.releasedByRecord().stream())
            .distinct()
            .toList();
    boolean known =
        stated.size() == 1
            && !stated.get(0).isBefore(conviction.convicted())
            && !stated.get(0).isAfter(today);
    return known ? Truth.of(stated.get(0).plus(back.period()).isAfter(today)) : Truth.UNSURE;
  }
}
