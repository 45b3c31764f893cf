package org.tenprint.decisions;

import java.util.Optional;
import org.tenprint.events.notification.BusinessUnit;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.BusinessPeriod;

/** Business time of conditions as events, to and from the policy's. */
final class BusinessPeriodEvents {
  /** The name of the field, which came later. */
  static final String ASKED_WITHIN = "askedWithin";

  private BusinessPeriodEvents() {}

  /**
   * The condition that asks for a time; empty where none does.
   *
   * @throws BrokenEvent if its unit is unknown to this version
   */
  static Optional<RequestCondition> read(Conditions event) throws BrokenEvent {
    var within = event.getAskedWithin();
    return within == null
        ? Optional.empty()
        : Optional.of(
            new RequestCondition.AskedWithin(
                new BusinessPeriod(
                    within.getNumber(),
                    Codes.read(BusinessPeriod.Unit.class, within.getUnit(), "askedWithin.unit"),
                    within.getCalendar())));
  }

  static org.tenprint.events.notification.BusinessPeriod write(
      RequestCondition.AskedWithin within) {
    BusinessPeriod period = within.period();
    return new org.tenprint.events.notification.BusinessPeriod(
        period.number(), Codes.write(BusinessUnit.class, period.unit()), period.calendar());
  }
}
