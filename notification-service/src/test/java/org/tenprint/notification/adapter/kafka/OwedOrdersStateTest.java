package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.ErasureOrder;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.OwedOrders;
import org.tenprint.policy.cases.CaseEvent;

/** What version 9 wrote of orders that are owed is read by every later one. */
class OwedOrdersStateTest {
  private static final String OWED =
      """
      {"version":9,"value":{"erasure":{"where":{"topic":"e","partition":0,"offset":7},\
      "by":"tenprint:local#ben","at":"2026-06-01T12:00:00Z"},\
      "reassignment":{"event":{"kind":"MISIDENTIFIED"},"where":{"topic":"r","partition":0,"offset":8},\
      "source":"tenprint:local#ben","known":null}}}""";

  @Test
  void whatIsOwedIsReadAsItWasWritten() {
    String ben = "tenprint:local#ben";
    OwedOrders owed = CaseCodec.read(OWED.getBytes(UTF_8), OwedOrders.class);
    assertEquals(
        new OwedOrders(
            Optional.of(
                new ErasureOrder(
                    new LogAddress("e", 0, 7), ben, Instant.parse("2026-06-01T12:00:00Z"))),
            Optional.of(
                new Happening(
                    new CaseEvent.Misidentified(),
                    new LogAddress("r", 0, 8),
                    ben,
                    Optional.empty()))),
        owed);
    assertEquals(value(OWED), value(new String(CaseCodec.bytes(owed), UTF_8)));
  }

  private static String value(String written) {
    return written.substring(written.indexOf("\"value\""));
  }
}
