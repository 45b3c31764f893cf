package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Condition.LevelIs;
import org.tenprint.policy.law.RequestCondition.AgeAtRequest;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.Scheme;

class AskedDaysTest {
  private static final LocalDate BOOKED = LocalDate.of(2011, 5, 5);
  private static final LookBack TEN =
      new LookBack(Period.ofYears(10), CountedFrom.CONVICTION, CountedTo.REQUEST);

  private static Condition level(LookBack lookBack) {
    return new LevelIs(
        Scheme.SC_2008, Bound.AT_LEAST, Level.L1, Basis.CONVICTION, Optional.of(lookBack));
  }

  @Test
  void nobodyAsksForADayThatNoConditionLooksAt() {
    assertEquals(
        List.of(Optional.empty()),
        AskedDays.of(List.of(level(LookBack.of(Period.ofYears(5)))), BOOKED));
  }

  @Test
  void theBookingsIsFirstAndAnUnknownOneLast() {
    List<Optional<LocalDate>> days = AskedDays.of(List.of(level(TEN)), BOOKED);
    assertEquals(Optional.of(BOOKED), days.get(0));
    assertEquals(Optional.empty(), days.get(days.size() - 1));
    assertTrue(days.contains(Optional.of(BOOKED.plusYears(10).plusDays(2))), days.toString());
  }

  /** The last is where the longest look-back to the request has passed the booking. */
  @Test
  void whereThereAreTooManyTheFirstAndTheLastAreTried() {
    List<Condition> asked = new ArrayList<>(List.of(level(TEN)));
    for (int months = 1; months <= 11; months++) {
      asked.add(level(LookBack.of(Period.ofMonths(months))));
    }
    List<Optional<LocalDate>> days = AskedDays.of(asked, BOOKED);
    assertEquals(AskedDays.MOST, days.size());
    assertEquals(days.size(), new HashSet<>(days).size());
    assertEquals(Optional.of(BOOKED.plusDays(4)), days.get(1));
    assertTrue(days.contains(Optional.of(BOOKED.plusYears(10).plusDays(2))), days.toString());
  }

  @Test
  void agesAreTriedWhereTheyAreReached() {
    List<Optional<LocalDate>> days =
        AskedDays.of(List.of(new AgeAtRequest(Bound.BELOW, 21)), BOOKED);
    assertTrue(days.contains(Optional.of(BOOKED.plusYears(3).plusDays(2))), days.toString());
    assertTrue(days.contains(Optional.of(BOOKED.plusYears(5).plusDays(2))), days.toString());
  }
}
