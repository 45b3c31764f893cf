package org.tenprint.policy.law;

import java.util.List;
import java.util.TreeSet;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Recipient;

/**
 * Whose bookings an instrument speaks of: those of one place, or of each of several; or single
 * bookings.
 *
 * @param areas the places or the bookings, in order, each once
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

  /** Whether it is of single bookings: an order about one person. */
  public boolean ofBookings() {
    return !areas.isEmpty() && areas.get(0).kind() == ScopeKind.BOOKING;
  }

  /**
   * Whether there is a place, and each is of the form of its kind; the nation stands alone, and
   * bookings stand among bookings.
   */
  public boolean wellFormed() {
    boolean nation = areas.stream().anyMatch(area -> area.kind() == ScopeKind.NATION);
    boolean alike = areas.stream().allMatch(a -> ofBookings() == (a.kind() == ScopeKind.BOOKING));
    return !areas.isEmpty()
        && (ofOne() || !nation)
        && alike
        && areas.stream().allMatch(Area::wellFormed);
  }

  /**
   * Whether each of its places lies in a state, and no two are known by their own words to lie in
   * different ones: a county is not compared with a place of another kind.
   */
  boolean ofOneState() {
    List<String> named = areas.stream().map(Area::stateAsNamed).toList();
    return named.stream().noneMatch(String::isEmpty)
        && named.stream().filter(one -> Character.isDigit(one.charAt(0))).distinct().count() < 2
        && named.stream().filter(one -> !Character.isDigit(one.charAt(0))).distinct().count() < 2;
  }

  /**
   * Whether it names a booking.
   *
   * @param number as {@link org.tenprint.policy.fact.Facts#number}
   */
  boolean names(String number) {
    for (Area area : areas) {
      if (area.kind() == ScopeKind.BOOKING && area.value().equals(number)) {
        return true;
      }
    }
    return false;
  }

  /** The same, where a booking is all bookings of the agency that booked. */
  public Scope atAgencies() {
    return new Scope(areas.stream().map(Area::agency).toList());
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
      if (areas.get(i).speaksTo(recipient, place)) {
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
