package org.tenprint.localstack.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.BookingIds;

/**
 * A booking of the demonstration.
 *
 * @param title the situation, for a person
 * @param ori agency that arrests, books and controls
 * @param tcn transaction control number
 * @param person who is booked
 * @param charge offence code and the person's date of birth
 * @param asFile whether it is submitted as an ANSI/NIST file, else as JSON
 */
record DemoBooking(
    String title, String ori, String tcn, DemoPerson person, Charge charge, boolean asFile) {

  /**
   * What the person is charged with, and when the person was born.
   *
   * @param ncic offence code
   * @param born date of birth; empty is unknown
   */
  record Charge(String ncic, Optional<LocalDate> born) {}

  /** The booking's id. */
  UUID id() {
    return BookingIds.of(ori, tcn);
  }
}
