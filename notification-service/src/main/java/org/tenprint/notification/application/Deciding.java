package org.tenprint.notification.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.MessageKey;
import org.tenprint.notification.domain.Happening.Known;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Recipient;

/**
 * Under what cases are decided.
 *
 * @param replay takes the steps
 * @param clock says when
 * @param rules the instruments known
 * @param settings how the service is set
 * @param keys draws the key of a step's messages
 */
public record Deciding(
    CaseReplay replay,
    InstantSource clock,
    Rules rules,
    Supplier<CaseSettings> settings,
    Supplier<MessageKey> keys) {

  /** The moment of a step now, or of the step before if the clock went back. */
  CaseMoment now(Instant before) {
    return moment(clock.instant(), rules.now(), before);
  }

  /** The moment of a step that was due when its input came to be known. */
  CaseMoment then(Known known, Instant before) {
    return moment(known.at(), rules.upTo(known.offset()), before);
  }

  /** Whom an agency would have to tell that it was asked, were it told what is held now. */
  public List<Recipient> wouldTell(Disclosure held, Circumstances known) {
    return replay.wouldTell(held, known, rules.now(), clock.instant());
  }

  private CaseMoment moment(Instant at, KnownRules known, Instant before) {
    return new CaseMoment(
        at.isBefore(before) ? before : at,
        known,
        settings.get(),
        Optional.empty(),
        Optional.of(keys.get()));
  }
}
