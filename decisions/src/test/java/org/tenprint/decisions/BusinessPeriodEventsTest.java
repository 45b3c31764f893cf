package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.BusinessUnit;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.AskedSince;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.BusinessPeriod;

class BusinessPeriodEventsTest {
  private static final OffsetDateTime MAY = OffsetDateTime.parse("2011-05-04T00:00:00-05:00");

  /** What a door has not made days of is written by nobody: no reader could tell when it begins. */
  @Test
  void aNoticeOfBusinessDaysIsNotWritten() {
    BusinessPeriod ten = new BusinessPeriod(10, BusinessPeriod.Unit.DAYS, "US");
    Instrument instrument =
        new Instrument(
            "IL-1",
            Issuer.STATE,
            new Reach(
                new Scope(ScopeKind.STATE, "IL"), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
            new Ruling(Effect.WITHHOLD, Reason.TERMINATED, Set.of(), List.of()),
            new Validity(
                MAY, Optional.empty(), Optional.empty(), Optional.of(Termination.of("IL-3", ten))),
            new Provenance(MAY, "author", List.of("one", "two"), ""));
    assertThrows(
        IllegalArgumentException.class, () -> InstrumentEvents.write(instrument, List.of()));
  }

  /** A service of before refuses the word, and with it the whole; so does this one without time. */
  @Test
  void aReleaseIsStatedAsAWordThatEarlierVersionsRefuse() throws BrokenEvent {
    BusinessPeriod hours = new BusinessPeriod(48, BusinessPeriod.Unit.HOURS, "US");
    Condition within = new RequestCondition.AskedWithin(hours, AskedSince.RELEASE);
    Condition match = new Condition.MessageIs(true, false);
    Conditions event = ConditionEvents.write(Set.of(within, match));
    assertEquals(List.of("match", "askedWithin", "askedWithinSinceRelease"), event.getMessage());
    assertEquals(Set.of(within, match), ConditionEvents.read(event));
    Conditions unsaid =
        Conditions.newBuilder(event).setMessage(List.of("match", "askedWithin")).build();
    assertEquals(
        Set.of(new RequestCondition.AskedWithin(hours), match), ConditionEvents.read(unsaid));
    Conditions timeless = Conditions.newBuilder(event).setAskedWithin(null).build();
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(timeless));
    Conditions alone =
        Conditions.newBuilder(event).setMessage(List.of("askedWithinSinceRelease")).build();
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(alone));
  }

  @Test
  void businessTimeIsNotPassedOver() throws BrokenEvent {
    Condition within =
        new RequestCondition.AskedWithin(new BusinessPeriod(3, BusinessPeriod.Unit.DAYS, "MA"));
    Conditions event = ConditionEvents.write(Set.of(within));
    assertEquals(List.of("askedWithin"), event.getMessage());
    assertEquals(Set.of(within), ConditionEvents.read(event));
    Conditions passedOver = Conditions.newBuilder(event).setAskedWithin(null).build();
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(passedOver));
    event.getAskedWithin().put("unit", BusinessUnit.UNKNOWN);
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(event));
  }
}
