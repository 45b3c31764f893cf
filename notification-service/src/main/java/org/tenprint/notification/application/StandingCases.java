package org.tenprint.notification.application;

import java.util.UUID;

/** The cases that this instance decides, as the last step left them. */
public interface StandingCases {
  /**
   * Where a booking's case stands.
   *
   * @throws Refused if this instance cannot say at the moment
   */
  Standing of(UUID booking) throws Refused;
}
