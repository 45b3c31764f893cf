package org.tenprint.booking.application;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.BookingRules;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Intake;

/** Judges a submission and, when it is in order, has it written; the same one twice is one. */
public final class AcceptBooking {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final BookingRules rules;
  private final Receipts receipts;
  private final Ledger ledger;
  private final BooleanSupplier caughtUp;
  private final Backlog backlog;

  /**
   * @param caughtUp whether the receipts are known to their end; before, nothing is answered
   * @param backlog of what was accepted and waits for what comes after
   */
  public AcceptBooking(
      BookingRules rules,
      Receipts receipts,
      Ledger ledger,
      BooleanSupplier caughtUp,
      Backlog backlog) {
    this.rules = rules;
    this.receipts = receipts;
    this.ledger = ledger;
    this.caughtUp = caughtUp;
    this.backlog = backlog;
  }

  /**
   * Accepts, refuses, or answers again.
   *
   * @param now when it came
   * @return complete once the answer is sure; fails with {@link Unavailable}
   */
  public CompletionStage<Answer> accept(Draft draft, Intake intake, Instant now) {
    BookingRules.Checked checked = rules.check(draft, intake.shortestTcn(), now);
    if (checked instanceof BookingRules.ToMend toMend) {
      return toMend.lawfulOnce().isEmpty()
          ? CompletableFuture.completedStage(new Answer.Refused(toMend.problems()))
          : unlessAccepted(toMend, intake, now);
    }
    BookingRules.InOrder inOrder = (BookingRules.InOrder) checked;
    if (!caughtUp.getAsBoolean()) {
      return CompletableFuture.failedStage(new Unavailable("receipts are not read yet", RETRY));
    }
    Submitted submitted =
        Submitted.of(
            inOrder.content(), intake, inOrder.notUsed(), now.truncatedTo(ChronoUnit.MICROS));
    Optional<Acceptance> known = receipts.acceptance(submitted.key());
    return known.isPresent()
        ? CompletableFuture.completedStage(again(submitted.key(), submitted.digest(), known.get()))
        : acceptNew(submitted);
  }

  /** What was accepted before there was the rule is answered again, and anything else refused. */
  private CompletionStage<Answer> unlessAccepted(
      BookingRules.ToMend toMend, Intake intake, Instant now) {
    if (!caughtUp.getAsBoolean()) {
      return CompletableFuture.failedStage(new Unavailable("receipts are not read yet", RETRY));
    }
    Submitted submitted = Submitted.of(toMend.lawfulOnce().orElseThrow(), intake, List.of(), now);
    return CompletableFuture.completedStage(
        receipts
            .acceptance(submitted.key())
            .filter(first -> first.digest().equals(submitted.digest()))
            .<Answer>map(first -> new Answer.Accepted(submitted.key(), first, true))
            .orElseGet(() -> new Answer.Refused(toMend.problems())));
  }

  private CompletionStage<Answer> acceptNew(Submitted submitted) {
    if (!backlog.takes(receipts.bookingId(submitted.key()), submitted.now())) {
      return CompletableFuture.failedStage(
          new Unavailable("what was accepted waits too long", backlog.retryAfter()));
    }
    return ledger
        .accept(submitted)
        .thenApply(
            answer -> {
              if (answer instanceof Answer.Accepted accepted && !accepted.replayed()) {
                backlog.accepted(accepted.acceptance().bookingId(), submitted.now());
              }
              return answer;
            });
  }

  /**
   * What a submission is answered whose key was accepted before.
   *
   * @param digest of the submission
   * @param first the acceptance
   */
  public static Answer again(BookingKey key, String digest, Acceptance first) {
    return first.digest().equals(digest)
        ? new Answer.Accepted(key, first, true)
        : new Answer.Conflicting(key);
  }
}
