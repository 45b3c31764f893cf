package org.tenprint.notification.application;

import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Offices;

/** The cases of somebody's offices: any other is one that does not exist. */
final class OfficesCases {
  private final StandingCases cases;

  /**
   * @param cases where they stand
   */
  OfficesCases(StandingCases cases) {
    this.cases = cases;
  }

  /**
   * Where a booking's case stands, which is decided.
   *
   * @throws Refused if it is not decided, is another office's, or is decided by another instance,
   *     which alone can say what stands there
   */
  Standing.Decided of(UUID booking, Offices offices) throws Refused {
    Standing standing = cases.of(booking);
    if (standing instanceof Standing.Elsewhere) {
      throw elsewhere();
    }
    if (standing instanceof Standing.Decided decided
        && offices.have(Optional.of(decided.office()))) {
      return decided;
    }
    throw unknown();
  }

  /** What is said of a booking that is not known, or not theirs. */
  static Refused unknown() {
    return new Refused(
        RefusalReason.UNKNOWN_BOOKING,
        "No booking of that id was decided; if it was booked just now, send it again later.");
  }

  /** Only the instance that decides a case can say what is asked. */
  static Refused elsewhere() {
    return new Refused(
        RefusalReason.NOT_CAUGHT_UP,
        "Another instance decides this case; here nothing was recorded and nothing can be shown of it:"
            + " send it again.");
  }
}
