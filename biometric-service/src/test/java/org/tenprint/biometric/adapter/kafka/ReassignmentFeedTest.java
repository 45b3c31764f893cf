package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;

/** What of the log is an order to the gallery. */
class ReassignmentFeedTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final UUID BOOKING = new UUID(1, 2);
  private static final UUID PERSON = new UUID(7, 7);
  private static final Approval BEN = new Approval("issuer#ben", NOON, null);

  private final Map<UUID, Optional<String>> told = new LinkedHashMap<>();
  private final ReferenceFeed.Holder<Reassignment> holder = ReassignmentFeed.holder(told::put);

  private static Reassignment stated(UUID person, Approval approval, Approval withdrawal) {
    return new Reassignment(
        new UUID(5, 5),
        BOOKING,
        person,
        null,
        "report 7",
        "issuer#ann",
        new OffsetTime(NOON, 0),
        approval,
        withdrawal);
  }

  /** An order of two people. */
  static Reassignment order(UUID booking, UUID person) {
    return Reassignment.newBuilder(stated(person, BEN, null)).setBookingId(booking).build();
  }

  private static Reassignment first(UUID person) {
    return Reassignment.newBuilder(stated(person, BEN, null))
        .setFirstBookingId(new UUID(1, 1))
        .build();
  }

  private void take(UUID key, Reassignment stated) throws PoisonEvent {
    Envelope envelope = Envelope.first("/test", "type", key.toString(), "", NOON);
    Origin origin = new Origin("notification.reassignments.v1", 0, 1L);
    holder.put(new Received<>(stated, key.toString(), envelope, origin, NOON));
  }

  private void poison(PoisonReason reason, UUID key, Reassignment stated) {
    assertEquals(reason, assertThrows(PoisonEvent.class, () -> take(key, stated)).reason());
  }

  @Test
  void whatTwoPeopleOrderedIsTold() throws PoisonEvent {
    take(BOOKING, stated(PERSON, null, null));
    assertEquals(Map.of(), told);
    take(BOOKING, stated(PERSON, BEN, null));
    assertEquals(Map.of(BOOKING, Optional.of(EnrolledSubject.idOfPerson(PERSON))), told);
    take(BOOKING, stated(null, BEN, null));
    assertEquals(Map.of(BOOKING, Optional.empty()), told);
    take(BOOKING, first(null));
    assertEquals(Map.of(BOOKING, Optional.of(EnrolledSubject.idOfFirst(new UUID(1, 1)))), told);
  }

  /** Two instances, of which the second had not read the withdrawal. */
  @Test
  void whatWasWithdrawnNobodyOrders() throws PoisonEvent {
    take(BOOKING, stated(PERSON, null, new Approval("issuer#ann", NOON, null)));
    take(BOOKING, stated(PERSON, BEN, null));
    assertEquals(Map.of(), told);
    take(BOOKING, Reassignment.newBuilder(stated(PERSON, BEN, null)).setId(new UUID(5, 6)).build());
    assertEquals(Map.of(BOOKING, Optional.of(EnrolledSubject.idOfPerson(PERSON))), told);
  }

  @Test
  void whatIsNoOrderOfTwoIsPutAside() {
    poison(PoisonReason.KEY_MISMATCH, PERSON, stated(PERSON, BEN, null));
    Approval own = new Approval("issuer#ann", NOON, null);
    poison(PoisonReason.INVARIANT_BROKEN, BOOKING, stated(PERSON, own, null));
    poison(PoisonReason.INVARIANT_BROKEN, BOOKING, stated(PERSON, BEN, own));
    poison(PoisonReason.INVARIANT_BROKEN, BOOKING, first(PERSON));
    assertEquals(Map.of(), told);
  }
}
