package org.tenprint.notification.application;

import java.time.Instant;
import java.util.UUID;

/**
 * Records that a field office asks an agency about a booking that it was told of. Of any other
 * booking it gets the answer of one that does not exist.
 */
public final class AskAgency {
  private final StandingCases cases;
  private final CaseEventLog log;

  /**
   * @param cases where they stand
   * @param log where requests are recorded
   */
  public AskAgency(StandingCases cases, CaseEventLog log) {
    this.cases = cases;
    this.log = log;
  }

  /**
   * Records it.
   *
   * @param office the office, as recipient, such as {@code field-office:BOS}
   */
  public void ask(UUID booking, String office, CaseEventLog.Report report, Instant at)
      throws Refused {
    Standing standing = cases.of(booking);
    if (standing instanceof Standing.Elsewhere) {
      throw OfficesCases.elsewhere();
    }
    if (!(standing instanceof Standing.Decided decided) || !decided.told().contains(office)) {
      throw new Refused(
          RefusalReason.UNKNOWN_BOOKING, "No booking of that id was shared with you.");
    }
    log.record(booking, report, at);
  }
}
