package org.tenprint.notification.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.policy.fact.Verdict;

/** Where reviews are recorded. */
public interface ReviewLog {
  /**
   * A verdict.
   *
   * @param by who gave it
   * @param sheet name of the work sheet that they saw; empty where they name none
   */
  record Given(String by, Verdict verdict, Optional<String> sheet) {}

  /**
   * Records a review; returns when that is acknowledged.
   *
   * @param booking the booking's id
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(UUID booking, Given review, Instant at) throws Refused;
}
