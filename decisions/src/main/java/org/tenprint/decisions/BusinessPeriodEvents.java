package org.tenprint.decisions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.events.notification.BusinessUnit;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.law.AskedSince;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.BusinessPeriod;

/** Business time of conditions as events, to and from the policy's. */
final class BusinessPeriodEvents {
  /** The name of the field, which came later. */
  private static final String ASKED_WITHIN = "askedWithin";

  /** Says, among the kinds of messages, that it is counted since a release. */
  private static final String SINCE_RELEASE = "askedWithinSinceRelease";

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
                    within.getCalendar()),
                event.getMessage().contains(SINCE_RELEASE)
                    ? AskedSince.RELEASE
                    : AskedSince.BOOKING));
  }

  /** Words that stand among the kinds of messages for what it asks. */
  static List<String> words(Conditions event) {
    if (event.getAskedWithin() == null) {
      return List.of();
    }
    return event.getMessage().contains(SINCE_RELEASE)
        ? List.of(ASKED_WITHIN, SINCE_RELEASE)
        : List.of(ASKED_WITHIN);
  }

  /** The word that says so, where one counts since a release; none else. */
  static List<String> sinceRelease(Set<Condition> conditions) {
    return conditions.stream()
        .filter(RequestCondition.AskedWithin.class::isInstance)
        .filter(one -> ((RequestCondition.AskedWithin) one).since() == AskedSince.RELEASE)
        .map(one -> SINCE_RELEASE)
        .toList();
  }

  static org.tenprint.events.notification.BusinessPeriod write(
      RequestCondition.AskedWithin within) {
    BusinessPeriod period = within.period();
    return new org.tenprint.events.notification.BusinessPeriod(
        period.number(), Codes.write(BusinessUnit.class, period.unit()), period.calendar());
  }
}
