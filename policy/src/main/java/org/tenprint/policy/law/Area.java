package org.tenprint.policy.law;

import java.util.Comparator;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Recipient;

/**
 * A place of which instruments speak, or one booking.
 *
 * @param kind nation, state, county, agency, a field office's area, or a booking
 * @param value {@code US}, two letters, five digits, an ORI of nine, three letters, or the ORI that
 *     booked, a slash and its transaction control number
 */
public record Area(ScopeKind kind, String value) implements Comparable<Area> {
  private static final Comparator<Area> ORDER =
      Comparator.comparing(Area::kind).thenComparing(Area::value);

  /** Whether the value is of the form that the kind asks for. */
  public boolean wellFormed() {
    return switch (kind) {
      case NATION -> value.equals("US");
      case STATE -> value.matches("[A-Z]{2}");
      case COUNTY -> value.matches("\\d{5}");
      case ORI -> value.matches("[A-Z0-9]{9}");
      case FIELD_OFFICE -> value.matches("[A-Z]{3}");
      case BOOKING -> value.matches("[A-Z0-9]{9}/[!-~&&[^a-z]]{1,40}");
    };
  }

  /** Whether every booking of a place lies in it. */
  public boolean holds(Place place) {
    return switch (kind) {
      case NATION -> true;
      case STATE -> value.equals(place.state());
      case COUNTY -> value.equals(place.county());
      case ORI -> value.equals(place.ori());
      case FIELD_OFFICE -> value.equals(place.fieldOffice());
      case BOOKING -> false;
    };
  }

  /** As {@link Scope#speaksTo}. */
  boolean speaksTo(Recipient recipient, Place place) {
    return holds(place)
        && (kind != ScopeKind.ORI
            || !recipient.kind().ofAnAgency()
            || value.equals(recipient.code()));
  }

  /**
   * How its own words name the state in which it lies: two letters, of a county two digits; empty
   * where it may reach into several.
   */
  String stateAsNamed() {
    return switch (kind) {
      case NATION, FIELD_OFFICE -> "";
      case STATE, COUNTY, ORI, BOOKING -> value.substring(0, Math.min(2, value.length()));
    };
  }

  /** Of a booking the agency that booked; else itself. */
  public Area agency() {
    return kind == ScopeKind.BOOKING
        ? new Area(ScopeKind.ORI, value.substring(0, Math.max(0, value.indexOf('/'))))
        : this;
  }

  @Override
  public int compareTo(Area other) {
    return ORDER.compare(this, other);
  }
}
