package org.tenprint.policy.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.TellableIds;

/**
 * What a step of a case is taken under.
 *
 * @param policy rule book and offence table
 * @param pushed recipients reached by a push: their messages wait for a dispatch, or for a step in
 *     which they are none of these
 * @param holdDeadline how long a hold stands before it expires to a withholding; empty is for ever
 * @param referenceData the version of those that the policy has
 */
public record CaseRules(
    DisclosurePolicy policy,
    Set<Recipient> pushed,
    Optional<Duration> holdDeadline,
    String referenceData) {
  /** Copies. */
  public CaseRules {
    pushed = Set.copyOf(pushed);
  }

  /** Where there is one set of reference data. */
  public CaseRules(
      DisclosurePolicy policy, Set<Recipient> pushed, Optional<Duration> holdDeadline) {
    this(policy, pushed, holdDeadline, "");
  }

  /** By which reference data holds are said; empty where that is not kept. */
  Optional<String> saidBy() {
    return policy.edition().keepsTheReferenceData() ? Optional.of(referenceData) : Optional.empty();
  }

  /** Those of some ids of instruments that a message may name. */
  List<String> tellable(List<String> ids) {
    return new TellableIds(policy.book(), policy.edition()).among(ids);
  }

  /** By what is asked as of an instant in a step of another. */
  DisclosurePolicy asOf(Instant then, Instant at) {
    return then.isBefore(at) ? policy.asKnownAt(then) : policy;
  }

  /**
   * When a hold is over that began at an instant; not asked where none ever is. A deadline of less
   * than nothing, which a log may state, is nothing; one beyond time is its end.
   */
  Instant over(Instant began) {
    Duration longest = holdDeadline.orElseThrow();
    boolean beyond = Duration.between(began, Instant.MAX).compareTo(longest) < 0;
    return longest.isNegative() ? began : beyond ? Instant.MAX : began.plus(longest);
  }

  /** Whether it is held, or waits for a push to a recipient that is reached without one by now. */
  boolean decidesAgain(Disclosure disclosure) {
    boolean reached =
        disclosure.waits()
            && policy.edition().tellsWhoIsReachedAgain()
            && !pushed.contains(disclosure.recipient());
    return reached || disclosure.held();
  }

  /** Whether a hold stands for longer than it may. */
  boolean ranOut(Disclosure disclosure, Instant at) {
    return disclosure.held()
        && holdDeadline
            .filter(
                longest -> Duration.between(disclosure.latest().at(), at).compareTo(longest) >= 0)
            .isPresent();
  }
}
