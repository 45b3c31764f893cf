package org.tenprint.booking.application;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tenprint.booking.domain.Agencies;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Intake;

/**
 * Takes a submission whose sender waits for the answer. A refusal becomes a receipt too, provided
 * that it says which known agency's transaction it is; else there is no key to keep it by, and the
 * answer alone tells it.
 */
public final class SubmitBooking {
  private final AcceptBooking acceptBooking;
  private final RecordRefusal recordRefusal;
  private final Agencies agencies;

  /** Accepts by this use, refuses in that ledger. */
  public SubmitBooking(AcceptBooking acceptBooking, Ledger ledger, Agencies agencies) {
    this.acceptBooking = acceptBooking;
    this.recordRefusal = new RecordRefusal(ledger);
    this.agencies = agencies;
  }

  /**
   * Accepts, refuses, or answers again.
   *
   * @param digest of the submission's bytes
   * @param now when it came
   * @return complete once the answer is sure; fails with {@link Unavailable}
   */
  public CompletionStage<Answer> submit(Draft draft, Intake intake, String digest, Instant now) {
    RecordRefusal.Submission submission = new RecordRefusal.Submission(draft, intake, digest, now);
    return acceptBooking
        .accept(draft, intake, now)
        .thenCompose(
            answer ->
                key(submission)
                    .map(key -> recordRefusal.of(answer, key, submission))
                    .orElseGet(() -> CompletableFuture.completedStage(answer)));
  }

  private Optional<BookingKey> key(RecordRefusal.Submission submission) {
    Draft.Transaction sent = submission.draft().transaction();
    return sent.bookingOri()
        .text()
        .or(sent.controllingOri()::text)
        .filter(ori -> agencies.known(ori, Optional.empty()))
        .flatMap(ori -> submission.tcn().map(tcn -> new BookingKey(ori, tcn)));
  }
}
