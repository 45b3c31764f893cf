package org.tenprint.policy.law;

import java.util.Optional;

/**
 * Which of the states of a proposal one is, beside who approved it.
 *
 * @param revision of its words: 1 as proposed, and one more with each change that its author makes
 * @param withdrawn why its author took it back; empty where it stands
 */
public record Filing(int revision, Optional<Withdrawal> withdrawn) {
  /** As proposed. */
  public static final Filing PROPOSED = new Filing(1, Optional.empty());

  /** That of the next words. */
  public Filing revised() {
    return new Filing(revision + 1, withdrawn);
  }

  /** The same, taken back. */
  public Filing withdrawnFor(Withdrawal reason) {
    return new Filing(revision, Optional.of(reason));
  }

  /** Whether it says no more than every instrument of before there were filings. */
  public boolean plain() {
    return equals(PROPOSED);
  }
}
