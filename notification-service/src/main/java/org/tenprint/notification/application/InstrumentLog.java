package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import org.tenprint.policy.law.Instrument;

/** Where instruments are recorded. */
public interface InstrumentLog {
  /**
   * Records an instrument's whole state; returns when that is acknowledged.
   *
   * @param approvals those of the instrument
   * @param at the instant of recording
   * @throws Refused if it is not acknowledged in time: it may or may not be recorded
   */
  void record(Instrument instrument, List<Approval> approvals, Instant at) throws Refused;
}
