package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.List;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/**
 * What one recipient was told, or not, and why.
 *
 * @param recipient who
 * @param outcome what became of it
 * @param reason why
 * @param instruments ids named
 * @param at when it was decided
 */
public record Disposition(
    Recipient recipient, Outcome outcome, Reason reason, List<String> instruments, Instant at) {
  /** Copies. */
  public Disposition {
    instruments = List.copyOf(instruments);
  }

  /** Whether it says something else than another of the same recipient, times aside. */
  public boolean differsFrom(Disposition other) {
    return outcome != other.outcome
        || reason != other.reason
        || !instruments.equals(other.instruments);
  }
}
