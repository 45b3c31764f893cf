package org.tenprint.decisions;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.policy.law.Edition;

/**
 * Under what a step of a case is taken.
 *
 * @param at when; kept to the microsecond, not before the case's step before
 * @param rules the instruments known
 * @param settings of the service
 * @param origin where the input stands in the log; empty when time or a rule made the step
 * @param messageKey from which the ids of its messages follow; empty in steps of before there were
 *     keys, which state no answer of the recipient either
 * @param edition by which the rules are read
 * @param referenceData the version of those by which the step says that it was taken; empty where
 *     it says nothing: then they are those of whoever takes it
 */
public record CaseMoment(
    Instant at,
    KnownRules rules,
    CaseSettings settings,
    Optional<Origin> origin,
    Optional<MessageKey> messageKey,
    Edition edition,
    Optional<String> referenceData) {
  /** Cuts off what events do not keep. */
  public CaseMoment {
    at = Times.kept(at);
  }

  /** One by the reference data of whoever takes it. */
  public CaseMoment(
      Instant at,
      KnownRules rules,
      CaseSettings settings,
      Optional<Origin> origin,
      Optional<MessageKey> messageKey,
      Edition edition) {
    this(at, rules, settings, origin, messageKey, edition, Optional.empty());
  }

  /** One of now. */
  public CaseMoment(
      Instant at,
      KnownRules rules,
      CaseSettings settings,
      Optional<Origin> origin,
      Optional<MessageKey> messageKey) {
    this(at, rules, settings, origin, messageKey, Edition.PRESENT);
  }

  /** The same where to these nothing can be written now, as to one that is reached by a push. */
  public CaseMoment pushing(Collection<String> more) {
    return new CaseMoment(at, rules, settings.pushing(more), origin, messageKey, edition);
  }

  /**
   * The moment that the journal states.
   *
   * @param rules read from the instruments topic up to the step's offset
   * @throws BrokenEvent if its key is none, or its edition is a later version's
   */
  public static CaseMoment of(CaseStep step, KnownRules rules) throws BrokenEvent {
    return new CaseMoment(
        step.getAt().getInstant(),
        rules,
        CaseSettings.of(step),
        Optional.ofNullable(step.getOrigin()),
        step.getMessageKey() == null
            ? Optional.empty()
            : Optional.of(MessageKey.read(step.getMessageKey())),
        Edition.of(step.getEdition())
            .orElseThrow(() -> new BrokenEvent("its edition is unknown to this version")));
  }

  /** The same by reference data of that version; empty is those of whoever takes it. */
  public CaseMoment by(Optional<String> version) {
    return new CaseMoment(at, rules, settings, origin, messageKey, edition, version);
  }
}
