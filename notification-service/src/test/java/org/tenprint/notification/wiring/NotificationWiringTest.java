package org.tenprint.notification.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.UnreadRecord;

/** What the wiring adds of its own. */
class NotificationWiringTest {
  @Test
  void instrumentsThatCannotBeReadAreCounted() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    InstrumentRegister register = new NotificationWiring().register(meters);
    register.unread(
        List.of(new UnreadRecord("A", 7, "UNDECODABLE", "", Optional.empty(), Optional.empty())));
    assertEquals(1, meters.get("tenprint.instruments.unread").gauge().value());
    register.unread(List.of());
    assertEquals(0, meters.get("tenprint.instruments.unread").gauge().value());
  }
}
