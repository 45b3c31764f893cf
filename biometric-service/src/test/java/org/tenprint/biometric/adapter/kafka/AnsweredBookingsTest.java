package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** This service's clock, or a writer's, was behind for a while, be it from the first on. */
  @ParameterizedTest
  @CsvSource({
    "1, true",
    "89, true",
    "91, true",
    "400, true",
    "1, false",
    "89, false",
    "91, false",
    "400, false"
  })
  void aClockThatRunsBehindTakesNoneFromMemory(int daysBehind, boolean firstIsRight) {
    Instant behind = NOW.minus(Duration.ofDays(daysBehind));
    if (firstIsRight) {
      assertEquals(1, answers(take(booking("FIRST", 1), NOW)));
    }
    now = behind;
    assertEquals(1, answers(take(booking("BEHIND", 1), NOW)));
    assertEquals(1, answers(take(booking("BEHIND-TOO", 1), NOW)));
    now = NOW;
    assertEquals(1, answers(take(booking("RIGHT", 1), NOW)));
    assertEquals(1, answers(take(booking("WRITER", 1), behind)));
    assertEquals(1, answers(take(booking("LAST", 1), NOW.plus(Duration.ofDays(1)))));
    if (firstIsRight) {
      assertEquals(0, answers(take(booking("FIRST", 1), NOW)));
    }
    for (String tcn : new String[] {"BEHIND", "BEHIND-TOO", "RIGHT", "WRITER", "LAST"}) {
      assertEquals(0, answers(take(booking(tcn, 1), NOW)), tcn);
    }
  }

  /** It kept no hours beside. */
  @Test
  void whatAVersionOfBeforeKeptIsKept() {
    WindowStore<String, String> store = hop.windowStore("answered-bookings-by-time");
    Booking before = booking("BEFORE", 1);
    String id = before.getContext().getBookingId().toString();
    store.put(id, before.getDigest(), NOW.toEpochMilli());
    store.put("another", "digest", NOW.minus(Duration.ofDays(30)).toEpochMilli());
    now = NOW.minus(Duration.ofDays(91));
    assertEquals(1, answers(take(booking("BEHIND", 1), NOW)));
    now = NOW;
    assertEquals(1, answers(take(booking("RIGHT", 1), NOW)));
    for (String tcn : new String[] {"BEFORE", "BEHIND", "RIGHT"}) {
      assertEquals(0, answers(take(booking(tcn, 1), NOW)), tcn);
    }
  }

  @Test
  void anHourIsKeptOnceHoweverManyComeInIt() {
    for (int i = 0; i < 20; i++) {
      now = NOW.plus(Duration.ofMinutes(6 * i));
      take(booking("T-" + i, 1), now);
    }
    WindowStore<String, String> store = hop.windowStore("answered-bookings-by-time");
    int hours = 0;
    try (WindowStoreIterator<String> all = store.fetch("hours", Instant.EPOCH, now)) {
      for (; all.hasNext(); all.next()) {
        hours++;
      }
    }
    assertEquals(2, hours);
  }
}
