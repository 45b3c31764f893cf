package org.tenprint.booking.application;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tenprint.booking.domain.AgencyAnswer;

/**
 * How far the answers to the booking agencies are, by booking. Of a disposition nothing else is
 * kept, so nothing else can be told. Safe for threads.
 */
public final class AgencyAnswers {
  private record Latest(int step, AgencyAnswer answer) {}

  private final Map<UUID, Latest> latest = new ConcurrentHashMap<>();

  /**
   * Takes what a step of the case made of the answer; an earlier step does not replace a later one.
   *
   * <p>Once a message was sent there is one on the agency's topic, whatever follows.
   */
  public void decided(UUID bookingId, int step, AgencyAnswer answer) {
    latest.merge(
        bookingId,
        new Latest(step, answer),
        (known, next) -> {
          if (known.answer() == AgencyAnswer.SENT || next.answer() == AgencyAnswer.SENT) {
            return new Latest(Math.max(known.step(), next.step()), AgencyAnswer.SENT);
          }
          return next.step() >= known.step() ? next : known;
        });
  }

  /** How far the answer is; pending when nothing was decided. */
  public AgencyAnswer of(UUID bookingId) {
    Latest known = latest.get(bookingId);
    return known == null ? AgencyAnswer.PENDING : known.answer();
  }
}
