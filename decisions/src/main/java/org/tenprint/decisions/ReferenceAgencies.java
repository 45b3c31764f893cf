package org.tenprint.decisions;

import java.time.LocalDate;
import java.util.Optional;
import org.tenprint.policy.fact.AgencyPlaces;
import org.tenprint.policy.fact.Place;
import org.tenprint.reference.ReferenceSet;

/**
 * Where agencies are by a set of reference data: on a day, or else as last known. A county without
 * a field office lies in none's area.
 */
record ReferenceAgencies(ReferenceSet reference) implements AgencyPlaces {
  @Override
  public Optional<Place> of(String ori, LocalDate day) {
    return reference
        .agency(ori, day)
        .or(() -> reference.agency(ori))
        .map(
            agency ->
                new Place(
                    agency.ori(),
                    agency.countyFips(),
                    agency.state(),
                    reference.fieldOffice(agency.countyFips()).orElse("")));
  }
}
