package org.tenprint.policy;

import java.util.Optional;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reach;

/**
 * Of what an instrument speaks, slow and obvious.
 *
 * @param asked of whom
 * @param own where an agency is that is asked, of whose own instruments it is; empty of those of
 *     the booking
 */
record SlowReach(Inquiry asked, Optional<Place> own) {

  /** Whether it speaks of the booking; of an agency's own place, of any booking there. */
  boolean covers(Instrument instrument) {
    return own.map(place -> covers(instrument, place)).orElseGet(() -> ofBooking(instrument));
  }

  private boolean ofBooking(Instrument instrument) {
    Places places = asked.facts().places();
    return covers(
        instrument,
        switch (instrument.reach().place()) {
          case CONTROLLING -> places.controlling();
          case ARRESTING -> places.arresting();
          case BOOKING -> places.booking();
        });
  }

  private boolean covers(Instrument instrument, Place place) {
    Reach reach = instrument.reach();
    return reach.scope().areas().stream().anyMatch(area -> lies(area, place, asked))
        && reach.edge() == asked.recipient().edge()
        && (reach.recipients().isEmpty() || reach.recipients().contains(asked.recipient().kind()));
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
