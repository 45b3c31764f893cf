package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.List;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.KeptBack;
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
 * @param keptBack parts that were not told though the rest was; null, as in what was kept before
 *     there were parts, is none
 */
public record Disposition(
    Recipient recipient,
    Outcome outcome,
    Reason reason,
    List<String> instruments,
    Instant at,
    List<KeptBack> keptBack) {
  /** Copies. */
  public Disposition {
    instruments = List.copyOf(instruments);
    keptBack = keptBack == null ? List.of() : List.copyOf(keptBack);
  }

  /** One of a whole message. */
  public Disposition(
      Recipient recipient, Outcome outcome, Reason reason, List<String> instruments, Instant at) {
    this(recipient, outcome, reason, instruments, at, List.of());
  }

  /** The same since an earlier one. */
  public Disposition since(Disposition earlier) {
    return new Disposition(recipient, outcome, reason, instruments, earlier.at, keptBack);
  }

  /** Whether it says something else than another of the same recipient, times aside. */
  public boolean differsFrom(Disposition other) {
    return outcome != other.outcome
        || reason != other.reason
        || !instruments.equals(other.instruments)
        || !keptBack.equals(other.keptBack);
  }
}
