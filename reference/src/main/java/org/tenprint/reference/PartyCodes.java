package org.tenprint.reference;

import java.util.Set;
import java.util.TreeSet;

/**
 * Everybody whom a set names, on whatever day: a booking of another day was or will be told by
 * another row, and what was told may still have to be taken back.
 *
 * @param oris every agency
 * @param states of every row of every agency, two letters
 * @param fieldOffices codes of those responsible for the county of a row
 */
public record PartyCodes(Set<String> oris, Set<String> states, Set<String> fieldOffices) {

  public PartyCodes {
    oris = Set.copyOf(oris);
    states = Set.copyOf(states);
    fieldOffices = Set.copyOf(fieldOffices);
  }

  /** Those of a set. */
  public static PartyCodes of(ReferenceSet reference) {
    Set<String> oris = new TreeSet<>();
    Set<String> states = new TreeSet<>();
    Set<String> fieldOffices = new TreeSet<>();
    for (Agency row : reference.rows()) {
      oris.add(row.ori());
      states.add(row.state());
      reference.fieldOffice(row.countyFips()).ifPresent(fieldOffices::add);
    }
    return new PartyCodes(oris, states, fieldOffices);
  }
}
