package org.tenprint.policy.law;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;

/**
 * A scope of several places, looked up: it says what {@link Scope} says. Cost: up to four look-ups
 * in sets, however many places it lists; one place is compared without.
 */
final class ListedAreas {
  private final Map<ScopeKind, Set<String>> values = new EnumMap<>(ScopeKind.class);

  ListedAreas(Scope scope) {
    for (Area area : scope.areas()) {
      values.computeIfAbsent(area.kind(), kind -> new HashSet<>()).add(area.value());
    }
  }

  /**
   * The first by which a place lies in it, of state, county, field office and agency; null where it
   * lies outside.
   */
  String first(Place place) {
    return has(ScopeKind.STATE, place.state())
        ? place.state()
        : has(ScopeKind.COUNTY, place.county())
            ? place.county()
            : has(ScopeKind.FIELD_OFFICE, place.fieldOffice())
                ? place.fieldOffice()
                : has(ScopeKind.ORI, place.ori()) ? place.ori() : null;
  }

  /** As {@link Scope#speaksTo}. */
  boolean speaksTo(Recipient recipient, Place place) {
    return has(ScopeKind.STATE, place.state())
        || has(ScopeKind.COUNTY, place.county())
        || has(ScopeKind.FIELD_OFFICE, place.fieldOffice())
        || has(ScopeKind.ORI, place.ori())
            && (recipient.kind() != RecipientKind.AGENCY || place.ori().equals(recipient.code()));
  }

  private boolean has(ScopeKind kind, String value) {
    Set<String> known = values.get(kind);
    return known != null && known.contains(value);
  }
}
