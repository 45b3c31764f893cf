package org.tenprint.policy;

import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reach;

/** Of what an instrument speaks, slow and obvious. */
final class SlowReach {
  private SlowReach() {}

  static boolean covers(Instrument instrument, Inquiry asked) {
    Reach reach = instrument.reach();
    Recipient recipient = asked.recipient();
    Places places = asked.facts().places();
    Place place =
        reach.place() == PlaceKind.CONTROLLING
            ? places.controlling()
            : reach.place() == PlaceKind.ARRESTING ? places.arresting() : places.booking();
    return reach.scope().areas().stream().anyMatch(area -> lies(area, place, asked))
        && reach.edge() == recipient.edge()
        && (reach.recipients().isEmpty() || reach.recipients().contains(recipient.kind()));
  }

  private static boolean lies(Area area, Place place, Inquiry asked) {
    Recipient recipient = asked.recipient();
    String value = area.value();
    return switch (area.kind()) {
      case NATION -> true;
      case STATE -> place.state().equals(value);
      case COUNTY -> place.county().equals(value);
      case BOOKING ->
          value.equals(asked.facts().places().booking().ori() + "/" + asked.facts().tcn());
      case FIELD_OFFICE -> place.fieldOffice().equals(value);
      case ORI ->
          place.ori().equals(value)
              && (recipient.kind() != RecipientKind.AGENCY || recipient.code().equals(value));
    };
  }
}
