package org.tenprint.testkit.architecture.planted.sound.application;

import java.time.Instant;
import java.util.UUID;
import org.tenprint.testkit.architecture.planted.sound.domain.Booking;

public final class AcceptBooking {
  public Booking accept(UUID id, Instant recorded) {
    return new Booking(id, recorded);
  }
}
