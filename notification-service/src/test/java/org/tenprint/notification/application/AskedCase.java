package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.DisclosureFacts;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.ShowWork.Asking;
import org.tenprint.notification.domain.Offices;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/** A booking in Boston of which people are asked, and the sheet that a reviewer there reads. */
final class AskedCase {
  static final String BOSTON = "MA0130100";
  static final UUID BOOKING = TestEvents.bookingId(BOSTON, "T-1");
  static final Asking ANN =
      new Asking("tenprint:local#ann", Offices.of(List.of("BOS")), false, true);

  final KeptCases kept = new KeptCases(Duration.ofDays(30));
  final ShowWork work = kept.work();
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, kept, kept);

  /** As it was booked a minute ago. */
  BookingContext.Builder booking() {
    return TestEvents.booking(BOSTON, "T-1", kept.now.minusSeconds(60));
  }

  /** Decides it, of somebody who was found. */
  void decide(BookingContext booking) throws BrokenEvent {
    new DecideCase(kept.deciding(), kept, kept, kept)
        .decide(
            BOOKING.toString(),
            DisclosureFacts.of(
                TestEvents.determination(booking, IdentificationOutcome.MATCH, kept.now)),
            kept.recorded("determinations"));
  }

  /** A minute later something happens to it. */
  void happens(CaseEvent event) {
    kept.now = kept.now.plusSeconds(60);
    assertTrue(take.take(BOOKING.toString(), kept.happened(event, "somebody")));
  }

  /** The name of what is shown now. */
  String sheet() throws Refused {
    return work.sheet(BOOKING, ANN).name();
  }

  /** What was shown before is not what is shown now, and nobody answers by it. */
  void unseen(String sheet) throws Refused {
    assertNotEquals(sheet, sheet());
    Refused refused =
        assertThrows(
            Refused.class, () -> work.seen(BOOKING, ANN, Verdict.RELEASE, Optional.of(sheet)));
    assertEquals(RefusalReason.SHEET_NOT_SEEN, refused.reason());
  }
}
