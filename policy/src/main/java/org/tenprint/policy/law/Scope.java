package org.tenprint.policy.law;

import org.tenprint.policy.fact.Place;

/**
 * Whose bookings an instrument speaks of.
 *
 * @param kind nation, state, county or agency
 * @param value {@code US}, two letters, five digits or an ORI of nine
 */
public record Scope(ScopeKind kind, String value) {

  /** Whether the value is of the form that the kind asks for. */
  public boolean wellFormed() {
    return switch (kind) {
      case NATION -> value.equals("US");
      case STATE -> value.matches("[A-Z]{2}");
      case COUNTY -> value.matches("\\d{5}");
      case ORI -> value.matches("[A-Z0-9]{9}");
    };
  }

  /** Whether a place lies in it. */
  public boolean holds(Place place) {
    return switch (kind) {
      case NATION -> true;
      case STATE -> value.equals(place.state());
      case COUNTY -> value.equals(place.county());
      case ORI -> value.equals(place.ori());
    };
  }
}
