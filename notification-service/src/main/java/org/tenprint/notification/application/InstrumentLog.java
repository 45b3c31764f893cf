package org.tenprint.notification.application;

import java.time.Instant;
import org.tenprint.policy.Instrument;

/** Where instruments are recorded. */
public interface InstrumentLog {
  /**
   * Records an instrument's whole state; returns when that is acknowledged.
   *
   * @param at the instant of recording
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(Instrument instrument, Instant at) throws Refused;
}
