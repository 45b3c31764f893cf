package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import org.tenprint.policy.fact.PersonName;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.InstrumentBounds;
import org.tenprint.policy.law.Withdrawal;

/**
 * A draft is changed and withdrawn by its author, and by nobody else. Each change is a revision of
 * its own on the log, which nobody has approved yet; what was withdrawn stays on the log too, and
 * its id is never used again.
 *
 * <p>Where another instance records an approval at the same moment, the log has both in one order:
 * the first counts, and who comes second is told so.
 */
final class ReviseDrafts {
  private final InstrumentStates states;
  private final ProposalChecks checks;

  ReviseDrafts(InstrumentStates states, ProposalChecks checks) {
    this.states = states;
    this.checks = checks;
  }

  /**
   * Records other words for a draft.
   *
   * @param words of the draft's id; its provenance names the author and the citation
   * @param revision that the author read
   * @return the draft in its next revision
   */
  Instrument revise(Instrument words, int revision, Instant now) throws Refused {
    Instrument draft = own(words.id(), words.provenance().author());
    Filing filing = draft.provenance().filing();
    if (filing.revision() != revision) {
      throw notSeen(draft);
    }
    if (revision >= InstrumentBounds.MOST_REVISIONS) {
      throw new Refused(
          RefusalReason.OUT_OF_BOUNDS,
          "%s has %d revisions, which is the most: withdraw it, and propose it under another id."
              .formatted(draft.id(), revision));
    }
    Instrument next = checks.admitted(words.as(words.provenance().filed(filing.revised())));
    Instrument state = states.record(next, List.of(), now);
    if (!states.stands(state)) {
      throw overtaken(words.id());
    }
    return states.known(words.id());
  }

  /** Records that a draft is withdrawn. */
  Instrument withdraw(String id, String by, Withdrawal reason, Instant now) throws Refused {
    Instrument draft = own(id, by);
    if (states.register().unread().stream().anyMatch(one -> one.id().equals(id))) {
      throw new Refused(
          RefusalReason.HOLDS_UNREAD,
          "A record of %s cannot be read, and holds until two others approve the draft: change it"
                  .formatted(id)
              + " to what is to be law, and have it approved.");
    }
    Filing withdrawn = draft.provenance().filing().withdrawnFor(reason);
    Instrument state = states.record(draft.as(draft.provenance().filed(withdrawn)), List.of(), now);
    if (!states.stands(state)) {
      throw overtaken(id);
    }
    return states.known(id);
  }

  /** A draft of that person that still is one. */
  private Instrument own(String id, String by) throws Refused {
    states.readOn();
    Instrument draft = states.known(id);
    if (!PersonName.same(draft.provenance().author(), by)) {
      throw new Refused(
          RefusalReason.NOT_THE_AUTHOR,
          "Another wrote " + id + ", who alone changes or withdraws it.");
    }
    settled(draft);
    return draft;
  }

  /**
   * @throws Refused of one that is no draft any more
   */
  static void settled(Instrument one) throws Refused {
    if (one.withdrawn()) {
      throw new Refused(
          RefusalReason.WITHDRAWN,
          "The author of %s withdrew it: propose what is to be law under another id."
              .formatted(one.id()));
    }
    if (one.provenance().approved()) {
      throw new Refused(
          RefusalReason.NO_DRAFT,
          "Two people approved %s: it is changed by another that supersedes it, and ended by one"
                  .formatted(one.id())
              + " that terminates it.");
    }
  }

  private static Refused notSeen(Instrument draft) {
    return new Refused(
        RefusalReason.REVISION_NOT_SEEN,
        "%s has revision %d: read GET /instruments/%s, and change that."
            .formatted(draft.id(), draft.provenance().filing().revision(), draft.id()));
  }

  /** By what another instance recorded at the same moment. */
  private Refused overtaken(String id) throws Refused {
    Instrument stands = states.known(id);
    settled(stands);
    return notSeen(stands);
  }
}
