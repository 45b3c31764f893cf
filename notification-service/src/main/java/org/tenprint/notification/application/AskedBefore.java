package org.tenprint.notification.application;

import java.util.Optional;
import java.util.UUID;

/** The requests of bookings that were taken. */
public interface AskedBefore {
  /**
   * What the request of that name asks, as text; empty where none was taken.
   *
   * @throws Refused if the cases are not at hand
   */
  Optional<String> asks(UUID booking, String name) throws Refused;

  /**
   * Whether as many were taken of a booking as are.
   *
   * @throws Refused if the cases are not at hand
   */
  boolean full(UUID booking) throws Refused;
}
