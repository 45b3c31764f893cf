package org.tenprint.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.decisions.KnownRules;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Sending;
import org.tenprint.policy.law.Outcome;

/**
 * A case that waits for people, time or a rule.
 *
 * @param lookedAt when it was last looked at
 * @param offset the instruments topic up to here was known then; less than nothing where the case
 *     is due whatever is known
 * @param since when its oldest hold began; a push that failed is none
 * @param kinds reasons for which it is held: kinds of work for people
 * @param office code of the responsible field office; empty where an earlier version kept it
 */
public record WaitingCase(
    Instant lookedAt,
    long offset,
    Optional<Instant> since,
    SortedSet<String> kinds,
    Optional<String> office) {
  /** The offset of rules under which nobody looked. */
  private static final long NEVER = -1;

  /** Copies. */
  public WaitingCase {
    kinds = new TreeSet<>(kinds);
    office = Objects.requireNonNullElse(office, Optional.empty());
  }

  /** The case as waiting; empty if it waits for nothing. */
  public static Optional<WaitingCase> of(Case state, Instant lookedAt, long offset) {
    SortedSet<String> kinds = new TreeSet<>();
    Optional<Instant> since = Optional.empty();
    for (Disclosure disclosure : state.file().shown()) {
      boolean held =
          disclosure.latest().outcome() == Outcome.HELD && disclosure.sending() != Sending.WAITING;
      if (held) {
        kinds.add(disclosure.latest().reason().name());
        if (disclosure.sending() != Sending.FAILED) {
          Instant began = disclosure.latest().at();
          since = Optional.of(since.filter(began::isAfter).orElse(began));
        }
      }
    }
    return kinds.isEmpty() && !state.file().waits()
        ? Optional.empty()
        : Optional.of(
            new WaitingCase(
                lookedAt, offset, since, kinds, Optional.of(Case.office(state.file()))));
  }

  /**
   * A case at which something is left to be done: it is due, whatever else it waits for.
   *
   * @param known the instruments topic up to here was known when it was last decided or looked at
   */
  public static WaitingCase unfinished(Case state, Optional<Long> known) {
    long offset = known.map(WaitingCase::turned).orElse(NEVER);
    return of(state, Instant.EPOCH, offset).orElseGet(() -> unseen(state));
  }

  /** No offset of rules, and tells one: each is its own mirror. */
  private static long turned(long offset) {
    return NEVER - 1 - offset;
  }

  /** The instruments topic up to here was known when it was last decided or looked at. */
  public Optional<Long> known() {
    return offset == NEVER
        ? Optional.empty()
        : Optional.of(offset < NEVER ? turned(offset) : offset);
  }

  /** A case at which a look failed: it is due until one succeeds, and is no work for people. */
  public static WaitingCase unseen(Case state) {
    return new WaitingCase(
        Instant.EPOCH,
        NEVER,
        Optional.empty(),
        Collections.emptySortedSet(),
        Optional.of(Case.office(state.file())));
  }

  /** Whether something may have changed for it since it was looked at. */
  public boolean due(KnownRules rules, Duration deadline, Instant now) {
    return rules.offset() != offset
        || ranOut(deadline, now)
        || rules.nextChange(lookedAt).filter(change -> !change.isAfter(now)).isPresent();
  }

  /** Whether a hold ran out, that nothing but its deadline ends. */
  public boolean ranOut(Duration deadline, Instant now) {
    return since.filter(began -> !began.plus(deadline).isAfter(now)).isPresent();
  }
}
