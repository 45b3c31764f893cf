package org.tenprint.notification.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.RecipientTopics;
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

  /** By number and time alone, and nothing else that somebody registers of them. */
  @Test
  void recipientsWhoseTopicTakesNothingAreTold() {
    MeterRegistry meters = new SimpleMeterRegistry();
    meters.config().meterFilter(new NotificationWiring().nothingOfABooking());
    try (RecipientTopics recipients =
        new RecipientTopics(
            Admin.create(Map.of("bootstrap.servers", "127.0.0.1:1")),
            NotificationTopics.OF_THE_CATALOGUE,
            false,
            1)) {
      NotificationMeters.tell(recipients, meters);
      assertEquals(0, meters.get("tenprint.recipients.closed").gauge().value());
      assertEquals(0, meters.get("tenprint.recipients.closed.seconds").gauge().value());
      meters.counter("tenprint.recipients.messages").increment();
      assertNull(meters.find("tenprint.recipients.messages").counter());
    }
  }
}
