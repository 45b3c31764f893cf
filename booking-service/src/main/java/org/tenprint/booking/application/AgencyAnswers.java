package org.tenprint.booking.application;

import java.util.UUID;
import org.tenprint.booking.domain.AgencyAnswer;

/**
 * How far the answers to the booking agencies are, by booking. Of a disposition nothing else is
 * kept, so nothing else can be told. A booking takes 29 to 35 bytes, for ever. Safe for threads.
 */
public final class AgencyAnswers {
  private static final int ANSWER_BITS = 8;

  /** One number a booking: the step, then the answer in the lowest bits. */
  private final BookingTable latest = new BookingTable(1);

  /**
   * Takes what a step of the case made of the answer; an earlier step does not replace a later one.
   *
   * <p>Once a message was sent there is one on the agency's topic, whatever follows.
   */
  public synchronized void decided(UUID bookingId, int step, AgencyAnswer answer) {
    int row = latest.find(bookingId);
    if (row < 0) {
      keep(latest.add(bookingId), step, answer);
      return;
    }
    int known = (int) (latest.get(row, 0) >>> ANSWER_BITS);
    if (answer(row) == AgencyAnswer.SENT || answer == AgencyAnswer.SENT) {
      keep(row, Math.max(known, step), AgencyAnswer.SENT);
    } else if (step >= known) {
      keep(row, step, answer);
    }
  }

  /** How far the answer is; pending when nothing was decided. */
  public synchronized AgencyAnswer of(UUID bookingId) {
    int row = latest.find(bookingId);
    return row < 0 ? AgencyAnswer.PENDING : answer(row);
  }

  private AgencyAnswer answer(int row) {
    return AgencyAnswer.values()[(int) latest.get(row, 0) & (1 << ANSWER_BITS) - 1];
  }

  private void keep(int row, int step, AgencyAnswer answer) {
    latest.put(row, 0, (long) step << ANSWER_BITS | answer.ordinal());
  }
}
