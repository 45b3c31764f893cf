package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Scheme;

class LevelEventsTest {
  /** A look-back from the release is no look-back from the conviction, nor an age none at all. */
  @Test
  void aLookBackIsNotReadOverInSilence() throws BrokenEvent {
    Condition released = level(new LookBack(FIVE, CountedFrom.RELEASE, CountedTo.REQUEST));
    Condition age = new RequestCondition.AgeAtRequest(Bound.AT_LEAST, 18);
    Conditions both = ConditionEvents.write(Set.of(released, age));
    assertEquals(List.of("countedFrom", "countedTo", "ageAtRequest"), both.getMessage());
    assertEquals(Set.of(released, age), ConditionEvents.read(both));
    broken(Conditions.newBuilder(both).setCountedFrom(null));
    broken(Conditions.newBuilder(both).setCountedTo(null));
    broken(Conditions.newBuilder(both).setAgeAtRequest(null));
    broken(Conditions.newBuilder(both).setMessage(List.of("countedFrom", "ageAtRequest")));
    broken(Conditions.newBuilder(both).setConvictedWithin(null));
    Conditions usual = ConditionEvents.write(Set.of(level(LookBack.of(FIVE))));
    assertEquals(List.of(), usual.getMessage());
    assertNull(usual.getCountedFrom());
    assertNull(usual.getCountedTo());
  }

  /** A version of before, which would count convictions of every class, refuses the whole. */
  @Test
  void classesAreNotReadOverInSilence() throws BrokenEvent {
    Condition felonies =
        new Condition.LevelIs(
            Scheme.SC_2008,
            Bound.AT_LEAST,
            Level.L1,
            Basis.CONVICTION,
            Optional.of(LookBack.of(FIVE)),
            EnumSet.of(OffenceClass.AGGRAVATED_FELONY, OffenceClass.FELONY));
    Conditions written = ConditionEvents.write(Set.of(felonies));
    assertEquals(List.of("convictedClasses"), written.getMessage());
    assertEquals(Set.of(felonies), ConditionEvents.read(written));
    broken(Conditions.newBuilder(written).setMessage(List.of()));
    broken(Conditions.newBuilder(written).setConvictedClasses(List.of()));
    broken(Conditions.newBuilder(written).setLevel(null).setConvictedWithin(null));
    broken(
        Conditions.newBuilder(written)
            .setConvictedClasses(List.of(org.tenprint.events.booking.OffenceClass.UNKNOWN)));
  }

  private static final Period FIVE = Period.ofYears(5);

  private static Condition level(LookBack lookBack) {
    return new Condition.LevelIs(
        Scheme.SC_2010, Bound.AT_LEAST, Level.L2, Basis.CONVICTION, Optional.of(lookBack));
  }

  private static void broken(Conditions.Builder conditions) {
    Conditions built = conditions.build();
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(built), built::toString);
  }
}
