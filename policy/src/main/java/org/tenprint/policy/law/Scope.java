package org.tenprint.policy.law;

import java.util.List;
import java.util.TreeSet;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;

/**
 * Whose bookings an instrument speaks of: those of one place, or of each of several.
 *
 * @param areas the places, in order, each once
 */
public record Scope(List<Area> areas) {
  /** Copies. */
  public Scope {
    areas = List.copyOf(new TreeSet<>(areas));
  }

  /** That of one place. */
  public Scope(ScopeKind kind, String value) {
    this(List.of(new Area(kind, value)));
  }

  /** Whether it is of one place. */
  public boolean ofOne() {
    return areas.size() == 1;
  }

  /** Whether there is a place, and each is of the form of its kind; the nation stands alone. */
  public boolean wellFormed() {
    boolean nation = areas.stream().anyMatch(area -> area.kind() == ScopeKind.NATION);
    return !areas.isEmpty() && (ofOne() || !nation) && areas.stream().allMatch(Area::wellFormed);
  }

  /** Whether a place lies in it. */
  public boolean holds(Place place) {
    for (int i = 0; i < areas.size(); i++) {
      if (areas.get(i).holds(place)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it speaks to a recipient of what is booked at a place. An ORI speaks, among agencies,
   * to that ORI alone, also where it stands beside others.
   */
  boolean speaksTo(Recipient recipient, Place place) {
    for (int i = 0; i < areas.size(); i++) {
      Area area = areas.get(i);
      if (area.holds(place)
          && (area.kind() != ScopeKind.ORI
              || recipient.kind() != RecipientKind.AGENCY
              || area.value().equals(recipient.code()))) {
        return true;
      }
    }
    return false;
  }

  /** One place is written as it was before there were lists: it stands in rule books' versions. */
  @Override
  public String toString() {
    return ofOne()
        ? "Scope[kind=" + areas.get(0).kind() + ", value=" + areas.get(0).value() + "]"
        : "Scope" + areas;
  }
}
