package org.tenprint.notification.application;

import java.time.Instant;
import org.tenprint.notification.domain.Reassignment;

/** Where reassignments are recorded. */
public interface ReassignmentLog {
  /**
   * Records a reassignment's whole state; returns when that is acknowledged.
   *
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(Reassignment reassignment, Instant at) throws Refused;
}
