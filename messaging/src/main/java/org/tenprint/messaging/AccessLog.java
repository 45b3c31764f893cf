package org.tenprint.messaging;

/** Where it is recorded who reads what is known of people. */
public interface AccessLog {
  /**
   * Records it; returns when the brokers have acknowledged it. Nothing may be handed out before.
   *
   * @throws NotRecorded if that is not so within seconds; it may be recorded all the same
   */
  void record(Accessed access) throws NotRecorded;
}
