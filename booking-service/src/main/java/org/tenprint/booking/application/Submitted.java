package org.tenprint.booking.application;

import java.time.Instant;
import java.util.List;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;

/**
 * A submission in order, on its way to the ledger.
 *
 * @param digest of the content
 * @param notUsed what was sent and left out, with the reason
 * @param now when it was taken in
 */
public record Submitted(
    BookingContent content, String digest, Intake intake, List<Problem> notUsed, Instant now) {

  static Submitted of(BookingContent content, Intake intake, List<Problem> notUsed, Instant now) {
    return new Submitted(content, ContentDigest.of(content), intake, notUsed, now);
  }

  /** Which booking it is. */
  public BookingKey key() {
    return new BookingKey(content.parties().bookingOri(), content.parties().tcn());
  }
}
