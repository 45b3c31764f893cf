package org.tenprint.messaging;

import java.time.Instant;
import org.tenprint.events.BookingIds;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;

/** Events for the tests of this module. */
final class Samples {
  static final Instant TIME = Instant.parse("2011-05-05T18:20:00Z");

  private Samples() {}

  static Review review(String tcn) {
    return new Review(
        BookingIds.of("MA0130100", tcn),
        "examiner-one",
        Verdict.MATCH,
        new OffsetTime(TIME, -14400));
  }
}
