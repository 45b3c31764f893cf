package org.tenprint.biometric.adapter.kafka;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.Thrown;

/**
 * Engines that failed, in the log: on which booking if on one, what was thrown and where. Not its
 * message, which may hold what prints were like.
 */
public final class EngineFailures {
  private static final Logger LOG = LoggerFactory.getLogger(EngineFailures.class);

  private EngineFailures() {}

  /** An engine threw that on a booking. */
  public static void tell(UUID bookingId, Throwable thrown) {
    LOG.error("engine failed booking={} cause={}", bookingId, Thrown.where(thrown));
  }

  /** An engine threw that when somebody new was looked for among those seen last. */
  public static void tellOfNew(Throwable thrown) {
    LOG.error("engine failed on somebody who is new cause={}", Thrown.where(thrown));
  }
}
