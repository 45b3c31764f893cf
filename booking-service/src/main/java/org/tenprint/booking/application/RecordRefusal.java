package org.tenprint.booking.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.booking.domain.Refusal;

/** Keeps a refusal as a receipt: what was sent in vain is on the log, and its sender can ask. */
final class RecordRefusal {
  private static final Pattern TCN = Pattern.compile("[\\x21-\\x7e]{1,40}");

  private final Ledger ledger;

  RecordRefusal(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What was refused.
   *
   * @param digest of its bytes
   */
  record Submission(Draft draft, Intake intake, String digest, Instant now) {
    /** The TCN where it has the form of one. */
    Optional<String> tcn() {
      return draft.transaction().tcn().text().filter(tcn -> TCN.matcher(tcn).matches());
    }
  }

  /**
   * The answer, once the receipt of a refusal is on the log; other answers have theirs already.
   *
   * @param key under which it is kept
   * @return fails with {@link Unavailable}
   */
  CompletionStage<Answer> of(Answer answer, BookingKey key, Submission submission) {
    List<Problem> problems;
    if (answer instanceof Answer.Refused refused) {
      problems = refused.problems();
    } else if (answer instanceof Answer.Conflicting) {
      problems =
          List.of(
              new Problem(
                  submission.draft().transaction().tcn().field(),
                  ProblemCode.DUPLICATE_TCN,
                  "this TCN was accepted before with other content; give a new TCN"));
    } else {
      return CompletableFuture.completedStage(answer);
    }
    Refusal refusal =
        new Refusal(
            submission.digest(),
            submission.intake(),
            submission.now().truncatedTo(ChronoUnit.MICROS),
            problems.stream().map(Problem::kept).distinct().toList());
    return ledger.refuse(key, refusal).thenApply(written -> answer);
  }
}
