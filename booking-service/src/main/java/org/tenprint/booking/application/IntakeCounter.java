package org.tenprint.booking.application;

import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.Intake;

/** Counts what becomes of submissions at each door. */
@FunctionalInterface
public interface IntakeCounter {
  /** What became of one. */
  enum Outcome {
    ACCEPTED,
    REPLAYED,
    REFUSED,
    DUPLICATE_TCN,
    UNREADABLE,
    NOT_YOURS,
    TOO_LARGE,
    UNAVAILABLE;

    /** The outcome that an answer stands for. */
    public static Outcome of(Answer answer) {
      if (answer instanceof Answer.Accepted accepted) {
        return accepted.replayed() ? REPLAYED : ACCEPTED;
      }
      return answer instanceof Answer.Refused ? REFUSED : DUPLICATE_TCN;
    }
  }

  /** Counts one. */
  void count(Intake intake, Outcome outcome);
}
