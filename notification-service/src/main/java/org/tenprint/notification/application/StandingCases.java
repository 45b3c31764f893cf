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

  /**
   * The same for a recipient that asks about what it was told: a case of which it was never told
   * anything is none to it, and need not be opened for that.
   *
   * @param recipient who asks, such as {@code agency:MA0130100}
   * @throws Refused as above
   */
  default Standing of(UUID booking, String recipient) throws Refused {
    return of(booking);
  }
}
