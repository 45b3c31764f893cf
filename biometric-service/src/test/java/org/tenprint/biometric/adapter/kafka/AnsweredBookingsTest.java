package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.testkit.HopOutcome;
import org.tenprint.testkit.InMemoryHop;
import org.tenprint.vault.MemoryVault;

/** Exactly one answer a booking, however often it comes and whatever its writer's clock said. */
class AnsweredBookingsTest {
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final BiometricCodecs CODECS =
      BiometricCodecs.of(Optional.empty(), new MemoryVault());

  private Instant now = NOW;
  private final InMemoryHop hop = new InMemoryHop(topology().hop().topology());

  private BiometricTopology topology() {
    EnrolledGallery gallery = new EnrolledGallery(Galleries.create(10));
    return new BiometricTopology(
        CODECS,
        gallery,
        new IdentifySubject(gallery, Thresholds.DEFAULT),
        () -> now,
        new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    hop.close();
  }

  private static Booking booking(String tcn, int finger) {
    return TestBookings.of(tcn, Retention.SEARCH_ONLY, TestFingers.person(7, 0, finger));
  }

  private HopOutcome take(Booking booking, Instant recorded) {
    return HopOutcome.of(
        hop,
        BiometricTopology.SERVICE,
        TopicCatalogue.BOOKINGS,
        HopOutcome.record(
            booking.getContext().getBookingId().toString(),
            CODECS.bookings().encode(booking),
            recorded));
  }

  private static int answers(HopOutcome outcome) {
    assertFalse(outcome.aside());
    return outcome.values(TopicCatalogue.IDENTIFICATIONS).size();
  }

  /** Its writer's clock had a wrong year for a minute. */
  @ParameterizedTest
  @ValueSource(ints = {0, 91, 400, 36_500})
  void aBookingOfAnotherYearTakesNoneFromMemory(int daysAhead) {
    Booking before = booking("BEFORE", 1);
    Booking ahead = booking("AHEAD", 1);
    Booking after = booking("AFTER", 1);
    assertEquals(1, answers(take(before, NOW)));
    assertEquals(1, answers(take(ahead, NOW.plus(Duration.ofDays(daysAhead)))));
    assertEquals(1, answers(take(after, NOW)));
    for (Booking again : new Booking[] {before, ahead, after}) {
      assertEquals(0, answers(take(again, NOW)), again.getContext().getTcn());
    }
    for (String tcn : new String[] {"BEFORE", "AHEAD", "AFTER"}) {
      assertTrue(take(booking(tcn, 2), NOW).aside(), tcn + " with another digest");
    }
  }

  @Test
  void oneIsKeptForAsLongAsItMayComeAgain() {
    Booking first = booking("FIRST", 1);
    assertEquals(1, answers(take(first, NOW)));
    now = NOW.plus(AnsweredBookings.KEPT).minus(Duration.ofDays(1));
    assertEquals(1, answers(take(booking("LATER", 1), now)));
    assertEquals(0, answers(take(first, NOW)));
  }
}
