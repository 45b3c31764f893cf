package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.ExtremeEvents;
import org.tenprint.testkit.HopOutcome;
import org.tenprint.testkit.InMemoryHop;
import org.tenprint.vault.MemoryVault;

/**
 * Bookings and enrolments at the extremes of every field: each booking is one identification or one
 * dead letter, none ends the process, and between them an ordinary person is found. {@code
 * -Dtenprint.extremes=1000000} draws as many.
 */
class BiometricExtremesTest {
  private static final int EVENTS = Integer.getInteger("tenprint.extremes", 1_000);
  private static final int ORDINARY_EACH = 500;
  private static final int[] FINGERS = {1, 2, 3, 6, 7, 8};
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final BiometricCodecs CODECS =
      BiometricCodecs.of(Optional.empty(), new MemoryVault());

  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.create());

  @Test
  void everyEventHasOneOutcome() throws Exception {
    ExtremeEvents events =
        new ExtremeEvents(41).upTo(1_000, 40).with("bookingId", new UUID(3, 4).toString());
    BiometricTopology topology =
        new BiometricTopology(
            CODECS,
            gallery,
            new IdentifySubject(gallery, Thresholds.DEFAULT),
            () -> NOW,
            new SimpleMeterRegistry());
    int aside = 0;
    try (InMemoryHop hop = new InMemoryHop(topology.hop().topology())) {
      enrolOrdinary(hop);
      for (int i = 0; i < EVENTS; i++) {
        follow(events.next(Enrolment.class));
        HopOutcome outcome = take(hop, events.next(Booking.class));
        aside += outcome.aside() ? 1 : 0;
        assertTrue(outcome.values(TopicCatalogue.IDENTIFICATIONS).size() <= 1);
        assertTrue(
            outcome.values(TopicCatalogue.ENROLMENTS).isEmpty()
                || outcome.values(TopicCatalogue.IDENTIFICATIONS).size() == 1,
            "enrolled and not identified");
        if (i % ORDINARY_EACH == 0) {
          hop.pass(Duration.ofSeconds(1));
          hop.written();
          findOrdinary(hop, i);
        }
      }
    }
    assertTrue(aside < EVENTS, aside + " aside of " + EVENTS);
  }

  private static HopOutcome take(InMemoryHop hop, Booking event) {
    String key = event.getContext().getBookingId().toString();
    return HopOutcome.of(
        hop,
        BiometricTopology.SERVICE,
        TopicCatalogue.BOOKINGS,
        HopOutcome.record(key, CODECS.bookings().encode(event), NOW));
  }

  /** The feed's part: what is no enrolment is poison, and nothing else is thrown. */
  private void follow(Enrolment enrolment) {
    try {
      gallery.follow(EnrolmentCodec.fromAvro(enrolment), Writer.OTHER);
    } catch (PoisonEvent poison) {
      assertFalse(poison.detail().isBlank());
    }
  }

  private static void enrolOrdinary(InMemoryHop hop) throws PoisonEvent {
    Booking first = TestBookings.of("ORDINARY", Retention.ENROL, TestFingers.person(7, 0, FINGERS));
    HopOutcome outcome = take(hop, first);
    assertEquals(1, outcome.values(TopicCatalogue.ENROLMENTS).size());
    assertEquals(IdentificationOutcome.NO_MATCH, answer(outcome).getOutcome());
  }

  private static void findOrdinary(InMemoryHop hop, int number) throws PoisonEvent {
    Booking again =
        TestBookings.of(
            "ORDINARY-" + number, Retention.SEARCH_ONLY, TestFingers.person(7, 1, FINGERS));
    assertEquals(IdentificationOutcome.MATCH, answer(take(hop, again)).getOutcome());
  }

  private static Identification answer(HopOutcome outcome) throws PoisonEvent {
    List<byte[]> written = outcome.values(TopicCatalogue.IDENTIFICATIONS);
    assertEquals(1, written.size());
    return CODECS.identifications().decode(written.get(0));
  }
}
