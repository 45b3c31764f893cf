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
   * @param name of a request that may come in twice: one name is one event; empty where each report
   *     is another
   */
  record Report(CaseEvent event, String by, Optional<String> order, Optional<String> name) {
    /** One that is another each time. */
    public Report(CaseEvent event, String by, Optional<String> order) {
      this(event, by, order, Optional.empty());
    }

    /** The same under a name. */
    Report named(String one) {
      return new Report(event, by, order, Optional.of(one));
    }
  }

  /**
   * Records a report; returns when that is acknowledged.
   *
   * @param booking the booking's id
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(UUID booking, Report report, Instant at) throws Refused;
}
