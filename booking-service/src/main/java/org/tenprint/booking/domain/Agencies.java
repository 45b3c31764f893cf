package org.tenprint.booking.domain;

import java.time.LocalDate;
import java.util.Optional;

/** Which agencies there are. */
@FunctionalInterface
public interface Agencies {
  /**
   * Whether an agency of that ORI is known.
   *
   * @param day on which it must have been; empty when the submission does not say
   */
  boolean known(String ori, Optional<LocalDate> day);
}
