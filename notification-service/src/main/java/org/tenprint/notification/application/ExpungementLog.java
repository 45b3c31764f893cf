package org.tenprint.notification.application;

import java.time.Instant;
import org.tenprint.notification.domain.Expungement;

/** Where expungements are recorded. */
public interface ExpungementLog {
  /**
   * Records an expungement's whole state; returns when that is acknowledged.
   *
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(Expungement expungement, Instant at) throws Refused;
}
