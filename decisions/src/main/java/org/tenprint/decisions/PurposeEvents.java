package org.tenprint.decisions;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.law.RequestCondition;

/** Purposes of requests as events, to and from the policy's. */
final class PurposeEvents {
  /** The name of the condition, and of the field that came later. */
  static final String PURPOSES = "purposes";

  private PurposeEvents() {}

  /** The condition that asks for some; empty where none does. */
  static Optional<RequestCondition> read(Conditions event) throws BrokenEvent {
    InstrumentEvents.within(event.getPurposes(), PURPOSES);
    Set<RequestPurpose> purposes = EnumSet.noneOf(RequestPurpose.class);
    for (var purpose : event.getPurposes()) {
      purposes.add(Codes.read(RequestPurpose.class, purpose, PURPOSES));
    }
    return purposes.isEmpty()
        ? Optional.empty()
        : Optional.of(new RequestCondition.PurposeIn(purposes));
  }

  static List<org.tenprint.events.notification.RequestPurpose> write(
      RequestCondition.PurposeIn in) {
    return in.purposes().stream().sorted().map(PurposeEvents::write).toList();
  }

  /**
   * What a request states.
   *
   * @throws BrokenEvent if this version does not know it: it is not taken as none stated
   */
  static Optional<RequestPurpose> read(CaseEvent event) throws BrokenEvent {
    return event.getPurpose() == null
        ? Optional.empty()
        : Optional.of(Codes.read(RequestPurpose.class, event.getPurpose(), "purpose"));
  }

  /** Null where none was stated. */
  static org.tenprint.events.notification.RequestPurpose write(Optional<RequestPurpose> purpose) {
    return purpose.map(PurposeEvents::write).orElse(null);
  }

  private static org.tenprint.events.notification.RequestPurpose write(RequestPurpose purpose) {
    return Codes.write(org.tenprint.events.notification.RequestPurpose.class, purpose);
  }
}
