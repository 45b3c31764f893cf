package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenprint.notification.domain.AwaitedErasure;
import org.tenprint.notification.domain.ErasureOrder;

/** Which bookings were forgotten, and which are to be once they are decided; nothing personal. */
public interface ForgottenBookings {
  /** Whether it was forgotten: nothing is decided of it any more. */
  boolean forgot(String booking);

  /** The order that waits for the booking's determination. */
  Optional<AwaitedErasure> awaited(String booking);

  /** Every booking for whose determination an order waits. */
  List<String> allAwaited();

  /** Keeps that an order waits. */
  void await(String booking, AwaitedErasure erasure);

  /** Forgets, for ever: keeps that it is, and writes the erasure for all who hold more of it. */
  void forget(String booking, ErasureOrder order, Instant at);
}
