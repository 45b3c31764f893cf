package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.HopOutcome;
import org.tenprint.testkit.InMemoryHop;
import org.tenprint.vault.MemoryVault;

/** Who is held, and was not read yet, when a partition's task ends or begins here. */
class TaskRestartTest {
  private static final int[] FINGERS = {1, 2, 3, 6, 7, 8};
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final BiometricCodecs CODECS =
      BiometricCodecs.of(Optional.empty(), new MemoryVault());

  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.create());
  private final BiometricTopology topology =
      new BiometricTopology(
          CODECS,
          gallery,
          new IdentifySubject(gallery, Thresholds.DEFAULT),
          () -> NOW,
          new SimpleMeterRegistry());

  private IdentificationOutcome booked(InMemoryHop hop, String tcn) throws PoisonEvent {
    Booking booking =
        TestBookings.of(tcn, Retention.ENROL, TestFingers.person(7, tcn.length(), FINGERS));
    String key = booking.getContext().getBookingId().toString();
    return CODECS
        .identifications()
        .decode(
            HopOutcome.of(
                    hop,
                    BiometricTopology.SERVICE,
                    TopicCatalogue.BOOKINGS,
                    HopOutcome.record(key, CODECS.bookings().encode(booking), NOW))
                .values(TopicCatalogue.IDENTIFICATIONS)
                .get(0))
        .getOutcome();
  }

  /** The partition was here before, and what it wrote is committed. */
  @Test
  void whoWasWrittenBeforeATaskBeginsIsFound() throws PoisonEvent {
    UUID first = new UUID(1, 1);
    gallery.enrol(
        EnrolledSubject.first(first, TestFingers.person(7, 0, FINGERS), NOW),
        new CapturedPrints(first, new LogAddress(0, 0), true, List.of()));
    try (InMemoryHop hop = new InMemoryHop(topology.hop().topology())) {
      assertEquals(IdentificationOutcome.MATCH, booked(hop, "A"));
    }
  }

  /** Of a hop that does not know its producer nothing is known to be committed. */
  @Test
  void whoMayHaveBeenAbortedIsHeldNoMore() throws PoisonEvent {
    try (InMemoryHop hop = new InMemoryHop(topology.hop().topology())) {
      assertEquals(IdentificationOutcome.NO_MATCH, booked(hop, "A"));
      assertEquals(IdentificationOutcome.MATCH, booked(hop, "AB"));
      assertEquals(1, gallery.size());
    }
    assertEquals(0, gallery.size());
  }
}
