package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long the steps of one thread may take words that stand unread ahead: all of them together,
 * since all of its tasks share a transaction, which the broker aborts after fifteen seconds. As
 * nobody here knows when that ends, the time is given anew once so long went by.
 */
public final class WordTime {
  /** How long that goes on: a third of what the transaction has. */
  static final Duration AT_LONGEST = LookTime.AT_LONGEST;

  /** The transaction's own time: {@code transaction.timeout.ms} of the hop's producer. */
  static final Duration TRANSACTION = Duration.ofSeconds(15);

  private Optional<Instant> begun = Optional.empty();
  private Duration left = AT_LONGEST;

  /** When it is over, of a step that begins now. */
  Instant end(Instant now) {
    boolean under =
        begun.filter(at -> !now.isBefore(at) && now.isBefore(at.plus(TRANSACTION))).isPresent();
    if (!under) {
      begun = Optional.of(now);
      left = AT_LONGEST;
    }
    return now.plus(left);
  }

  /** A step that began and ended then used so much of it. */
  void used(Instant from, Instant to) {
    Duration used = Duration.between(from, to);
    left = used.isNegative() ? left : left.minus(used);
  }
}
