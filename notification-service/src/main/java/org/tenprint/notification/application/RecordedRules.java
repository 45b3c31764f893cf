package org.tenprint.notification.application;

/** The instruments as the log has them at the moment, whoever recorded them where. */
public interface RecordedRules {
  /**
   * Returns when the register has everything that was recorded before this was called.
   *
   * @throws Refused if that is not so in time: what the register has may be of before
   */
  void readOn() throws Refused;
}
