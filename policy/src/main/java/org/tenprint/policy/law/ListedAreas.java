package org.tenprint.policy.law;

import java.util.HashSet;
import java.util.Set;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Recipient;

/**
 * A scope of several places, looked up: it says what {@link Scope} says. Cost: up to four look-ups
 * in sets, of which most are empty, however many places it lists; one place is compared without.
 */
final class ListedAreas {
  private final Set<String> states;
  private final Set<String> counties;
  private final Set<String> offices;
  private final Set<String> agencies;

  ListedAreas(Scope scope) {
    states = of(scope, ScopeKind.STATE);
    counties = of(scope, ScopeKind.COUNTY);
    offices = of(scope, ScopeKind.FIELD_OFFICE);
    agencies = of(scope, ScopeKind.ORI);
  }

  private static Set<String> of(Scope scope, ScopeKind kind) {
    Set<String> values = new HashSet<>();
    for (Area area : scope.areas()) {
      if (area.kind() == kind) {
        values.add(area.value());
      }
    }
    return values;
  }

  /**
   * Whether it speaks to a recipient of what is booked at a place, as {@link Scope#speaksTo} says,
   * and that value is the first by which the place lies in it: of state, county, field office and
   * agency, the widest that is listed. A place lies in it under one value alone.
   */
  boolean speaksUnder(String value, Recipient recipient, Place place) {
    if (states.contains(place.state())) {
      return value.equals(place.state());
    }
    if (counties.contains(place.county())) {
      return value.equals(place.county());
    }
    if (offices.contains(place.fieldOffice())) {
      return value.equals(place.fieldOffice());
    }
    return agencies.contains(place.ori())
        && value.equals(place.ori())
        && (!recipient.kind().ofAnAgency() || place.ori().equals(recipient.code()));
  }
}
