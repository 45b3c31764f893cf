package org.tenprint.booking.application;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.AgencyAnswer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Refusal;

/** Tells a booking agency where its submission stands. */
public final class ShowBooking {
  private static final Duration RETRY = Duration.ofSeconds(5);

  /**
   * Where a submission stands; at least one of the first two is there.
   *
   * @param acceptance that it was accepted
   * @param refusal the last refusal of a submission with this TCN through the agency's topic
   * @param answer how far the answer to the agency is
   */
  public record Standing(
      Optional<Acceptance> acceptance, Optional<Refusal> refusal, AgencyAnswer answer) {}

  private final Receipts receipts;
  private final AgencyAnswers answers;
  private final BooleanSupplier caughtUp;

  /**
   * @param caughtUp whether receipts and dispositions are known to their end
   */
  public ShowBooking(Receipts receipts, AgencyAnswers answers, BooleanSupplier caughtUp) {
    this.receipts = receipts;
    this.answers = answers;
    this.caughtUp = caughtUp;
  }

  /**
   * Where it stands; empty when no receipt is known.
   *
   * @throws Unavailable if the topics are not read to their end yet
   */
  public Optional<Standing> show(BookingKey key) {
    if (!caughtUp.getAsBoolean()) {
      throw new Unavailable("receipts or dispositions are not read yet", RETRY);
    }
    Optional<Acceptance> acceptance = receipts.acceptance(key);
    Optional<Refusal> refusal = receipts.refusal(key);
    if (acceptance.isEmpty() && refusal.isEmpty()) {
      return Optional.empty();
    }
    AgencyAnswer answer =
        acceptance.map(known -> answers.of(known.bookingId())).orElse(AgencyAnswer.PENDING);
    return Optional.of(new Standing(acceptance, refusal, answer));
  }
}
