package org.tenprint.testkit.architecture.planted.sound.wiring;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.tenprint.testkit.architecture.planted.sound.application.AcceptBooking;

public final class BookingWiring {
  @Produces
  AcceptBooking acceptBooking() {
    return new AcceptBooking();
  }

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
