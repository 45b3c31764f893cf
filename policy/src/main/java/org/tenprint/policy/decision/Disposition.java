package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param referenceData of what is held, the version of those by which it was said; empty where that
 *     is not known, as in what was kept before
 */
public record Disposition(
    Recipient recipient,
    Outcome outcome,
    Reason reason,
    List<String> instruments,
    Instant at,
    List<KeptBack> keptBack,
    Optional<String> referenceData) {
  /** Copies. */
  public Disposition {
    instruments = List.copyOf(instruments);
    keptBack = keptBack == null ? List.of() : List.copyOf(keptBack);
    referenceData = Objects.requireNonNullElse(referenceData, Optional.empty());
  }

  /** One that rests on no reference data, or of which it is not kept on which. */
  public Disposition(
      Recipient recipient,
      Outcome outcome,
      Reason reason,
      List<String> instruments,
      Instant at,
      List<KeptBack> keptBack) {
    this(recipient, outcome, reason, instruments, at, keptBack, Optional.empty());
  }

  /** One of a whole message. */
  public Disposition(
      Recipient recipient, Outcome outcome, Reason reason, List<String> instruments, Instant at) {
    this(recipient, outcome, reason, instruments, at, List.of());
  }

  /** The same since an earlier one, as if it had been said then. */
  public Disposition since(Disposition earlier) {
    return new Disposition(
        recipient, outcome, reason, instruments, earlier.at, keptBack, earlier.referenceData);
  }

  /** The same by reference data of a version. */
  public Disposition by(Optional<String> version) {
    return new Disposition(recipient, outcome, reason, instruments, at, keptBack, version);
  }

  /**
   * Whether it says something else than another of the same recipient, whenever and by whatever.
   */
  public boolean differsFrom(Disposition other) {
    return outcome != other.outcome
        || reason != other.reason
        || !instruments.equals(other.instruments)
        || !keptBack.equals(other.keptBack);
  }
}
