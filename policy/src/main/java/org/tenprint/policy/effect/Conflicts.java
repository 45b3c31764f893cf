package org.tenprint.policy.effect;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Entry;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.InstrumentText;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Sha256;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.Truth;

/**
 * The conflict report on a proposed instrument: what its approvers must have seen.
 *
 * @param instrument the proposal
 * @param all every conflict with what is in force, the gravest first
 */
public record Conflicts(Instrument instrument, SortedSet<Conflict> all) {
  private static final String END = "\u001e";

  /** Copies. */
  public Conflicts {
    all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
  }

  /**
   * Names the report: 16 hexadecimal digits over what the instrument says, in which revision, and
   * what it conflicts with. Who approved it, and when it was recorded, do not change it.
   */
  public String digest() {
    Provenance provenance = instrument.provenance();
    Stream<String> says =
        Stream.of(
            InstrumentText.unrecorded(instrument), provenance.author(), provenance.citation());
    Stream<String> filed =
        Stream.of(provenance.filing()).filter(one -> !one.plain()).map(Filing::toString);
    Stream<String> conflicts = all.stream().map(Conflict::toString);
    return Sha256.digits(
        Stream.of(says, filed, conflicts).flatMap(Function.identity()).map(text -> text + END));
  }

  /** What a proposal ends, may not end, or names in vain. */
  static SortedSet<Conflict> endings(Proposal proposal) {
    SortedSet<Conflict> found = new TreeSet<>();
    Validity validity = proposal.instrument().validity();
    validity
        .supersedes()
        .ifPresent(id -> found.add(ending(proposal, id, validity.from().toInstant())));
    validity
        .terminates()
        .ifPresent(t -> found.add(ending(proposal, t.instrument(), validity.begins())));
    return found;
  }

  private static Conflict ending(Proposal proposal, String id, Instant moment) {
    RuleBook others = proposal.others();
    Optional<Instrument> other =
        others.instrument(id).filter(i -> others.knows(i, proposal.known()));
    if (other.isEmpty()) {
      return new Conflict(Conflict.Kind.ENDS_NOTHING, id);
    }
    if (!proposal.instrument().mayEnd(other.get())) {
      return new Conflict(Conflict.Kind.MAY_NOT_END, id);
    }
    Optional<Instant> end = others.end(other.get(), proposal.known());
    boolean stands = end.isEmpty() || moment.isBefore(end.get());
    return new Conflict(stands ? Conflict.Kind.ENDS : Conflict.Kind.ENDS_NOTHING, id);
  }

  /**
   * The conflicts that show in one case. Only who speaks surely counts: that an unknown offence
   * code may make two speak at once is no conflict.
   *
   * @param id of the proposal
   * @param before the decision without it
   * @param after the decision with it
   */
  static SortedSet<Conflict> showing(String id, Decision before, Decision after) {
    SortedSet<Conflict> found = new TreeSet<>();
    Optional<Considered> proposed =
        voice(after, id).filter(considered -> considered.speaks() == Truth.YES);
    for (Considered was : before.explanation()) {
      String other = was.instrument().id();
      Considered is = voice(after, other).orElse(was);
      boolean spoke = was.speaks() == Truth.YES;
      boolean speaks = is.speaks() == Truth.YES;
      if (!spoke && speaks) {
        found.add(new Conflict(Conflict.Kind.WAKES, other));
      } else if (spoke && !speaks && !Entry.outOfForce(is)) {
        found.add(new Conflict(Conflict.Kind.SILENCES, other));
      }
      if (speaks) {
        proposed
            .flatMap(mine -> between(mine.instrument(), is.instrument()))
            .ifPresent(kind -> found.add(new Conflict(kind, other)));
      }
    }
    return found;
  }

  /** How two stand against each other where both surely speak. */
  static Optional<Conflict.Kind> between(Instrument mine, Instrument other) {
    Effect effect = mine.ruling().effect();
    Effect its = other.ruling().effect();
    boolean opposite =
        effect.opens() && its == Effect.WITHHOLD || effect == Effect.WITHHOLD && its.opens();
    boolean ofParts = mine.ruling().ofParts() || other.ruling().ofParts();
    if (opposite && !ofParts && mine.sameWordsAs(other)) {
      return Optional.of(Conflict.Kind.CONTRADICTS);
    }
    if (mine.isDefiedBy(other) || other.isDefiedBy(mine)) {
      return Optional.of(Conflict.Kind.AGAINST_MANDATE);
    }
    if (other.ruling().ofParts()) {
      return effect.opens() ? Optional.of(Conflict.Kind.NARROWED) : Optional.empty();
    }
    if (effect.opens() && !its.opens()) {
      return Optional.of(
          other.issuer().above(mine.issuer())
              ? Conflict.Kind.CANNOT_REVIVE
              : Conflict.Kind.OUT_VOTED);
    }
    if (effect == Effect.HOLD && its == Effect.WITHHOLD) {
      return Optional.of(Conflict.Kind.OUT_VOTED);
    }
    return !effect.opens() && its.opens() ? Optional.of(Conflict.Kind.NARROWS) : Optional.empty();
  }

  private static Optional<Considered> voice(Decision decision, String id) {
    for (Considered considered : decision.explanation()) {
      if (considered.instrument().id().equals(id)) {
        return Optional.of(considered);
      }
    }
    return Optional.empty();
  }
}
