package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.Standing;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.TwoPersonOrder;

/** An order came first: the booking is decided and forgotten in one step. */
class ForgottenAtOnceTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final UUID booking = TestEvents.bookingId("MA0130100", "A-1");
  private final MemoryHop hop =
      new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of());

  /** What failed is work for people; of whom is forgotten nobody looks at anything any more. */
  @Test
  void whatFailsIsWorkForNobody() {
    hop.take(
        ExpungementCodec.write(
            new TwoPersonOrder<>(
                UUID.randomUUID(),
                new Expungement(booking, Optional.empty(), Optional.of("2026-X-1"), "c. 276"),
                new Act("tenprint:local#ann", NOON),
                Optional.of(new Act("tenprint:local#ben", NOON)),
                Optional.empty())),
        booking.toString());
    hop.take(
        TestEvents.determination(
            TestEvents.booking("MA0130100", "A-1", NOON.minusSeconds(60)).build(),
            IdentificationOutcome.ERROR,
            NOON),
        booking.toString());
    assertEquals(3, hop.dispositions().size());
    hop.dispositions()
        .forEach(one -> assertEquals(Outcome.WITHHELD + " " + Reason.ERROR, said(one)));
    assertEquals(Set.of(), hop.<MapStore>store(CaseStores.WITHHELD).values.keySet());
    assertEquals(Standing.NotKnown.class, hop.standing(booking.toString()).getClass());
  }

  private static String said(Disposition one) {
    return one.getOutcome() + " " + one.getReason();
  }
}
