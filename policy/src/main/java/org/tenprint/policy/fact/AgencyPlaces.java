package org.tenprint.policy.fact;

import java.time.LocalDate;
import java.util.Optional;

/** Where agencies are, by reference data. */
@FunctionalInterface
public interface AgencyPlaces {
  /** None is known. */
  AgencyPlaces NONE = (ori, day) -> Optional.empty();

  /**
   * Where an agency is.
   *
   * @param day of the booking, where it was
   * @return empty where it is unknown
   */
  Optional<Place> of(String ori, LocalDate day);

  /** The same, of one that is unknown with what its ORI says: the agency, and its state. */
  default Place known(String ori, LocalDate day) {
    return of(ori, day)
        .orElseGet(() -> new Place(ori, "", ori.substring(0, Math.min(2, ori.length())), ""));
  }
}
