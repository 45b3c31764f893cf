package org.tenprint.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a case stands towards one recipient.
 *
 * @param recipient who
 * @param warrant of a request
 * @param taken the last decision; after a delivery, the one that delivered
 * @param latest the latest disposition
 * @param sending whether something is on its way
 * @param sent what was sent last, recalls aside
 */
public record Disclosure(
    Recipient recipient,
    Optional<Warrant> warrant,
    Taken taken,
    Disposition latest,
    Sending sending,
    Optional<MessageKind> sent) {

  /**
   * A decision that was taken.
   *
   * @param decision the policy's answer
   * @param at the instant, in legal and recorded time
   * @param circumstances of then
   */
  public record Taken(Decision decision, Instant at, Circumstances circumstances) {}

  /** Whether something is on its way. */
  public enum Sending {
    /** Nothing is, or will be without a new decision. */
    NOTHING,
    /** Permitted, and waits for the next dispatch; no disposition was made yet. */
    WAITING,
    /** Permitted, a dispatch failed, waits for the next. */
    FAILED,
    /**
     * Withheld as protected, and a no-match is still owed, as it would be to a stranger's
     * recipients.
     */
    NO_MATCH_OWED,
    /** It went out. */
    SENT
  }

  /** Whether the recipient holds something that can be recalled. */
  public boolean standsDelivered() {
    return latest.outcome() == Outcome.DELIVERED
        && sent.filter(kind -> kind != MessageKind.NO_MATCH).isPresent();
  }

  /** Whether people, time or a rule may still change it. */
  boolean held() {
    return latest.outcome() == Outcome.HELD && !waits();
  }

  /** Whether it waits for a dispatch. */
  boolean waits() {
    return sending == Sending.WAITING || sending == Sending.FAILED;
  }
}
