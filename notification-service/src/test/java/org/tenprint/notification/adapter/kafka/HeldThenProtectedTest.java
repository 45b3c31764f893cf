package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.WaitingCase;

/** A booking that is held until its time is over, and protected on the twentieth of thirty days. */
class HeldThenProtectedTest {
  private static final String ORI = "MA0130100";
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final int REPORTED = 20;

  /** Day by day, what the list of work says and what the agency is shown. */
  private static List<String> seen(IdentificationOutcome found, boolean hidden) {
    String tcn = "D-" + found + hidden;
    UUID booking = TestEvents.bookingId(ORI, tcn);
    MemoryHop hop =
        new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of());
    Instant early = NOON.minus(Duration.ofDays(365));
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      hop.record(
          TestEvents.instrument("P-" + edge, TestEvents.nation(), edge, Effect.PERMIT, early, early)
              .build());
    }
    hop.take(
        TestEvents.determination(
            TestEvents.booking(ORI, tcn, NOON.minusSeconds(60)).setBorn(null).build(), found, NOON),
        booking.toString());
    List<String> seen = new ArrayList<>();
    for (int day = 0; day <= 51; day++) {
      hop.now = NOON.plus(Duration.ofDays(day));
      if (day == REPORTED && hidden) {
        hop.take(
            TestEvents.event(booking, CaseEventKind.PROTECTED, hop.now).build(),
            booking.toString());
      }
      hop.wake();
      byte[] kept = hop.<MapStore>store(CaseStores.WAITING).get(booking.toString());
      Map<String, RecipientAnswer> shown = new TreeMap<>();
      hop.dispositions().forEach(one -> shown.put(one.getRecipient(), one.getAnswer()));
      seen.add(
          day + " " + listed(kept) + " " + shown.get("agency:" + ORI) + " " + shown.get("sib:MA"));
    }
    return seen;
  }

  private static String listed(byte[] kept) {
    if (kept == null) {
      return "nothing";
    }
    WaitingCase waits = CaseCodec.read(kept, WaitingCase.class);
    return waits.kinds() + " " + waits.since().orElseThrow();
  }

  @Test
  void aReportOfAProtectionDoesNotShow() {
    List<String> stranger = seen(IdentificationOutcome.NO_MATCH, false);
    assertEquals("29 [JUVENILE] " + NOON + " PENDING PENDING", stranger.get(29));
    assertEquals("30 nothing NONE NONE", stranger.get(30));
    assertEquals(stranger, seen(IdentificationOutcome.MATCH, true));
  }
}
