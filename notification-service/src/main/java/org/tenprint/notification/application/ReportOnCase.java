package org.tenprint.notification.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Offices;

/**
 * Records what a person reports on a booking. Who works on every office's cases may do so before
 * the booking was decided; for anybody else a booking of another office is one that does not exist.
 */
public final class ReportOnCase {
  private final StandingCases cases;
  private final CaseEventLog log;

  /**
   * @param cases where they stand
   * @param log where reports are recorded
   */
  public ReportOnCase(StandingCases cases, CaseEventLog log) {
    this.cases = cases;
    this.log = log;
  }

  /** Records it. */
  public void report(UUID booking, Offices offices, CaseEventLog.Report report, Instant at)
      throws Refused {
    if (!offices.all() && !theirs(cases.of(booking), offices)) {
      throw new Refused(
          RefusalReason.UNKNOWN_BOOKING,
          "No booking of that id was decided; if it was booked just now, send it again later.");
    }
    log.record(booking, report, at);
  }

  /**
   * Whether a case may be spoken of by who works on those offices' cases.
   *
   * @throws Refused if another instance knows whose it is
   */
  static boolean theirs(Standing standing, Offices offices) throws Refused {
    if (standing instanceof Standing.Elsewhere && !offices.all()) {
      throw new Refused(
          RefusalReason.NOT_CAUGHT_UP,
          "Another instance decides this case; nothing was recorded: send it again.");
    }
    return standing instanceof Standing.Elsewhere
        || standing instanceof Standing.Decided decided
            && offices.have(Optional.of(decided.office()));
  }
}
