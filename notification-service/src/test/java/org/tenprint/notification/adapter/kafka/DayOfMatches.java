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

  /** Knows no law of its own, and begins at that noon. */
  final MemoryHop hop =
      new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of());

  /** Everybody in the nation is told on these edges. */
  DayOfMatches(Edge... permitted) {
    for (Edge edge : permitted) {
      record("PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT);
    }
  }

  /** Records an instrument of a year before. */
  void record(String id, Scope scope, Edge edge, Effect effect) {
    assertEquals(
        Optional.empty(),
        hop.record(TestEvents.instrument(id, scope, edge, effect, EARLY, EARLY).build()));
  }

  /** A second later it looks at what waits. */
  void wake() {
    hop.now = hop.now.plusSeconds(1);
    hop.wake();
  }

  /** Decides a booking of which the person was found; its id. */
  String decide(String tcn) {
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
