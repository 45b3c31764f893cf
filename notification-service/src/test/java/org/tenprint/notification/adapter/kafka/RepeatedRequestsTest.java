package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Warrant;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.notification.domain.TwoPersonOrder;

/** A request that an office sends twice, since it did not know whether it was recorded. */
class RepeatedRequestsTest {
  private static final String ORI = DayOfMatches.ORI;
  private static final Instant NOON = DayOfMatches.NOON;
  private static int numbers;

  private final String tcn = "Q-" + ++numbers;
  private final UUID booking = TestEvents.bookingId(ORI, tcn);
  private final DayOfMatches day = new DayOfMatches();
  private final MemoryHop hop = day.hop;

  @BeforeEach
  void theAgencyMayBeAsked() {
    Instant early = NOON.minus(Duration.ofDays(365));
    hop.record(
        TestEvents.instrument("ASK", TestEvents.nation(), Edge.REQUEST, Effect.PERMIT, early, early)
            .build());
    day.decide(tcn);
  }

  /** A second later, as the door writes it under the name of a key. */
  private void asks(String source, String name, Warrant warrant) throws PoisonEvent {
    hop.now = hop.now.plusSeconds(1);
    hop.take(
        TestEvents.request(booking, ORI, warrant, hop.now),
        booking.toString(),
        Envelope.first(source, "type", booking.toString(), name, hop.now));
  }

  private void asks(String name, Warrant warrant) throws PoisonEvent {
    asks("/notification-service", name, warrant);
  }

  private void told(int times) {
    String topic = hop.topic("request:" + ORI);
    assertEquals(
        times,
        hop.messages(topic, booking.toString(), times).size(),
        "messages of requests to the agency");
    assertEquals(times + 1, hop.steps().size(), "steps");
  }

  @Test
  void theAgencyIsToldOnce() throws PoisonEvent {
    asks("one", Warrant.NONE);
    told(1);
    asks("one", Warrant.NONE);
    hop.started();
    asks("one", Warrant.NONE);
    told(1);
    asks("two", Warrant.NONE);
    told(2);
    asks("one", Warrant.NONE);
    told(2);
  }

  @Test
  void anotherRequestUnderItsIdIsPutAside() throws PoisonEvent {
    asks("one", Warrant.NONE);
    PoisonEvent why = assertThrows(PoisonEvent.class, () -> asks("one", Warrant.JUDICIAL));
    assertEquals(PoisonReason.CONFLICTING_DUPLICATE, why.reason());
    told(1);
    asks("one", Warrant.NONE);
    told(1);
  }

  /** Whoever else writes to the topic promises nothing of the ids of events. */
  @Test
  void whatAnotherSourceSendsIsEachTimeAnother() throws PoisonEvent {
    asks("/agency-system", "one", Warrant.NONE);
    asks("/agency-system", "one", Warrant.NONE);
    told(2);
    byte[] kept = kept().orElseThrow();
    assertFalse(new String(kept, UTF_8).contains(ORI), "what such a one asks is not remembered");
    assertEquals(2, CaseCodec.read(kept, TakenRequests.class).requests().size());
  }

  @Test
  void nothingIsRememberedOfABookingThatIsForgotten() throws PoisonEvent {
    asks("one", Warrant.NONE);
    assertTrue(kept().isPresent());
    hop.take(
        org.tenprint.events.notification.Expungement.newBuilder(
                ExpungementCodec.write(
                    new TwoPersonOrder<>(
                        UUID.randomUUID(),
                        new Expungement(booking, Optional.empty(), Optional.of("X-1"), "a law"),
                        new Act("tenprint:local#ann", NOON),
                        Optional.empty(),
                        Optional.empty())))
            .setApproval(new Approval("tenprint:local#ben", NOON, null))
            .build(),
        booking.toString());
    assertEquals(Optional.empty(), kept());
  }

  private Optional<byte[]> kept() {
    MapStore store = hop.store(ForgottenStore.NAME);
    return Optional.ofNullable(store.get("requests/" + booking));
  }
}
