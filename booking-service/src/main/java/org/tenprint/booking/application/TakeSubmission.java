package org.tenprint.booking.application;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.booking.domain.Given;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.ProblemCode;

/**
 * Takes a submission from an agency's own topic. Nobody waits for an answer there, so a refusal is
 * written as a receipt. Taking the same record twice changes nothing.
 */
public final class TakeSubmission {
  private final AcceptBooking acceptBooking;
  private final RecordRefusal recordRefusal;

  /** Accepts by this use, refuses in that ledger. */
  public TakeSubmission(AcceptBooking acceptBooking, Ledger ledger) {
    this.acceptBooking = acceptBooking;
    this.recordRefusal = new RecordRefusal(ledger);
  }

  /**
   * A record of an agency's topic.
   *
   * @param ori the agency to which the topic belongs
   * @param key the record's key; null where it has none
   * @param value the record's bytes
   */
  public record Delivered(String ori, String key, byte[] value) {}

  /**
   * Accepts or refuses.
   *
   * @param draft what the record says
   * @param now when it was taken
   * @return complete once the receipt is on the log; fails with {@link Unavailable}
   */
  public CompletionStage<Answer> take(Draft draft, Delivered delivered, Instant now) {
    RecordRefusal.Submission submission =
        new RecordRefusal.Submission(
            draft, Intake.KAFKA, ContentDigest.ofBytes(delivered.value()), now);
    BookingKey key = new BookingKey(delivered.ori(), submission.tcn().orElse(""));
    return acceptBooking
        .accept(withOrigin(draft, delivered), Intake.KAFKA, now)
        .thenCompose(answer -> recordRefusal.of(answer, key, submission));
  }

  /** The draft, with what is wrong about where it came from. */
  private static Draft withOrigin(Draft draft, Delivered delivered) {
    Findings noted = new Findings();
    noted.addAll(draft.noted());
    Given booking = draft.transaction().bookingOri();
    if (!booking.text().equals(Optional.of(delivered.ori()))) {
      noted.add(
          booking.field(),
          ProblemCode.ORI_NOT_OF_TOPIC,
          "bookingOri must be the agency to which the topic belongs");
    }
    if (!draft.transaction().tcn().text().equals(Optional.ofNullable(delivered.key()))) {
      noted.add("key", ProblemCode.KEY_NOT_TCN, "write the TCN as the record's key");
    }
    return new Draft(
        draft.transaction(),
        draft.person(),
        draft.history(),
        draft.retention(),
        draft.fingers(),
        noted.problems());
  }
}
