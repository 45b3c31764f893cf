package org.tenprint.policy.law;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;

/**
 * Instruments by their scopes.
 *
 * <p>Idea: a scope is a list of places, and a booking has three places, so that the instruments
 * which can speak of it are found under at most thirteen keys an edge; a decision does not scan the
 * nation's other instruments. Values of different kinds differ in their length. Cost: a look-up is
 * O(instruments that cover the places), however many places an instrument lists (one with a list
 * costs more than one of one place, see {@link ListedAreas}); memory is a reference for each of
 * them. Those of single bookings stand apart, where none is looked for unless there is one.
 */
final class ScopeIndex {
  private static final String NATION = "US";

  /** The nation, and state, county, agency and field office of three places. */
  private static final int MOST_SCOPES = 13;

  private static final int USUALLY_AT_MOST = 8;

  private final Map<Edge, Map<String, List<Entry>>> byPlace = new EnumMap<>(Edge.class);

  private boolean ofOffices;
  private final Map<Edge, Map<String, List<Entry>>> byBooking = new EnumMap<>(Edge.class);

  void add(Entry entry) {
    Reach reach = entry.instrument().reach();
    Map<String, List<Entry>> scopes =
        (reach.scope().ofBookings() ? byBooking : byPlace)
            .computeIfAbsent(reach.edge(), edge -> new HashMap<>());
    for (Area area : reach.scope().areas()) {
      ofOffices |= area.kind() == ScopeKind.FIELD_OFFICE;
      scopes.computeIfAbsent(area.value(), value -> new ArrayList<>(2)).add(entry);
    }
  }

  /** Those that speak of what a recipient gets of a booking, each once. */
  List<Entry> covering(Recipient recipient, Facts facts) {
    return byBooking.containsKey(recipient.edge())
        ? covering(recipient, facts.places(), facts.number())
        : covering(recipient, facts.places());
  }

  /**
   * Those that speak of what a recipient gets of a booking, each once.
   *
   * @param booking as {@link Facts#number}
   */
  List<Entry> covering(Recipient recipient, Places places, String booking) {
    List<Entry> there = covering(recipient, places);
    Map<String, List<Entry>> bookings = byBooking.get(recipient.edge());
    List<Entry> named = bookings == null ? null : bookings.get(booking);
    if (named == null) {
      return there;
    }
    List<Entry> all = new ArrayList<>(there);
    for (Entry entry : named) {
      if (entry.instrument().reach().asks(recipient)) {
        all.add(entry);
      }
    }
    return all;
  }

  /** Those that speak of what a recipient gets of any booking at these places, each once. */
  List<Entry> covering(Recipient recipient, Places places) {
    Map<String, List<Entry>> scopes = byPlace.get(recipient.edge());
    if (scopes == null) {
      return List.of();
    }
    List<Entry> found = new ArrayList<>(USUALLY_AT_MOST);
    String[] values = new String[MOST_SCOPES];
    int number = 1;
    values[0] = NATION;
    number = addPlace(values, number, places.controlling());
    if (!places.arresting().equals(places.controlling())) {
      number = addPlace(values, number, places.arresting());
    }
    if (!places.booking().equals(places.controlling())) {
      number = addPlace(values, number, places.booking());
    }
    for (int i = 0; i < number; i++) {
      List<Entry> there = scopes.get(values[i]);
      for (int j = 0; there != null && j < there.size(); j++) {
        if (there.get(j).covers(values[i], recipient, places)) {
          found.add(there.get(j));
        }
      }
    }
    return found;
  }

  private int addPlace(String[] values, int number, Place place) {
    int more = addNew(values, number, place.state());
    more = addNew(values, more, place.county());
    more = addNew(values, more, place.ori());
    return ofOffices ? addNew(values, more, place.fieldOffice()) : more;
  }

  private static int addNew(String[] values, int number, String value) {
    for (int i = 0; i < number; i++) {
      if (values[i].equals(value)) {
        return number;
      }
    }
    values[number] = value;
    return number + 1;
  }
}
