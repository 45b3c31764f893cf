package org.tenprint.notification.application;

import java.time.Instant;
import java.util.UUID;
import org.tenprint.notification.domain.Offices;

/**
 * Records what a person reports on a booking. Who works on every office's cases may do so before
 * the booking was decided; for anybody else a booking of another office is one that does not exist.
 */
public final class ReportOnCase {
  private final OfficesCases cases;
  private final CaseEventLog log;

  /**
   * @param cases where they stand
   * @param log where reports are recorded
   */
  public ReportOnCase(StandingCases cases, CaseEventLog log) {
    this.cases = new OfficesCases(cases);
    this.log = log;
  }

  /** Records it. */
  public void report(UUID booking, Offices offices, CaseEventLog.Report report, Instant at)
      throws Refused {
    if (!offices.all()) {
      cases.of(booking, offices);
    }
    log.record(booking, report, at);
  }
}
