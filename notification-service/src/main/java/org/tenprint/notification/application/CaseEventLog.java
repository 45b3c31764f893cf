package org.tenprint.notification.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.policy.cases.CaseEvent;

/** Where what happened to a case is recorded. */
public interface CaseEventLog {
  /**
   * What somebody reports.
   *
   * @param event what happened
   * @param by who reports it
   * @param order of a court, for a person; empty where there is none
   */
  record Report(CaseEvent event, String by, Optional<String> order) {}

  /**
   * Records a report; returns when that is acknowledged.
   *
   * @param booking the booking's id
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(UUID booking, Report report, Instant at) throws Refused;
}
