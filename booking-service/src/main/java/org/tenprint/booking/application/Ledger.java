package org.tenprint.booking.application;

import java.util.concurrent.CompletionStage;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Refusal;

/**
 * Where bookings and receipts are written, and the one place that decides which submission of a key
 * was first. The stages it returns fail with {@link Unavailable} when the log cannot be reached.
 */
public interface Ledger {
  /**
   * Writes the booking and its receipt, both or none, unless the key has an acceptance already.
   *
   * @return complete once the log has acknowledged both: accepted, replayed or conflicting
   */
  CompletionStage<Answer> accept(Submitted submitted);

  /**
   * Writes a receipt that says what is to be mended, unless the last one of this key says so
   * already.
   *
   * @return complete once the log has acknowledged it
   */
  CompletionStage<Void> refuse(BookingKey key, Refusal refusal);
}
