package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Scope;
import org.tenprint.notification.TestEvents;

/** A noon at which bookings of one agency are matched, under a law of a year before. */
final class DayOfMatches {
  static final String ORI = "MA0130100";
  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant EARLY = NOON.minus(Duration.ofDays(365));

  private DayOfMatches() {}

  /** A hop at that noon, which knows no law. */
  static MemoryHop hop() {
    return new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of());
  }

  /** Lets it tell everybody in the nation on these edges. */
  static void permit(MemoryHop hop, Edge... edges) {
    for (Edge edge : edges) {
      record(hop, "PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT);
    }
  }

  /** Records an instrument of a year before. */
  static void record(MemoryHop hop, String id, Scope scope, Edge edge, Effect effect) {
    assertEquals(
        Optional.empty(),
        hop.record(TestEvents.instrument(id, scope, edge, effect, EARLY, EARLY).build()));
  }

  /** Lets it decide a booking of which the person was found; its id. */
  static String decide(MemoryHop hop, String tcn) {
    String booking = TestEvents.bookingId(ORI, tcn).toString();
    hop.take(
        TestEvents.determination(
            TestEvents.booking(ORI, tcn, NOON.minusSeconds(60)).build(),
            IdentificationOutcome.MATCH,
            NOON),
        booking);
    return booking;
  }
}
