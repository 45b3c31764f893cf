package org.tenprint.policy.law;

import java.util.Optional;

/**
 * Which of the states of a proposal one is, beside who approved it, and where it comes from.
 *
 * @param revision of its words: 1 as proposed, and one more with each change that its author makes
 * @param withdrawn why its author took it back; empty where it stands
 * @param imported from which register it was brought in; empty where it was written here
 */
public record Filing(int revision, Optional<Withdrawal> withdrawn, Optional<Imported> imported) {
  /** As proposed, and written here. */
  public static final Filing PROPOSED = new Filing(1, Optional.empty(), Optional.empty());

  /** As proposed, and brought in from another register; without one, written here. */
  public static Filing proposed(Optional<Imported> imported) {
    return new Filing(PROPOSED.revision, PROPOSED.withdrawn, imported);
  }

  /** That of the next words. */
  public Filing revised() {
    return new Filing(revision + 1, withdrawn, imported);
  }

  /** The same, taken back. */
  public Filing withdrawnFor(Withdrawal reason) {
    return new Filing(revision, Optional.of(reason), imported);
  }

  /** Whether it says no more than every instrument of before there were filings. */
  public boolean plain() {
    return equals(PROPOSED);
  }
}
