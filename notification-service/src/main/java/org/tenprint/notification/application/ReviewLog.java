package org.tenprint.notification.application;

import java.time.Instant;
import java.util.UUID;
import org.tenprint.policy.fact.Verdict;

/** Where reviews are recorded. */
public interface ReviewLog {
  /**
   * Records a review; returns when that is acknowledged.
   *
   * @param booking the booking's id
   * @param by who reviewed
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(UUID booking, String by, Verdict verdict, Instant at) throws Refused;
}
