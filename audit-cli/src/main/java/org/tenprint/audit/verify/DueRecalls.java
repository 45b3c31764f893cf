package org.tenprint.audit.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tenprint.audit.verify.CaseFold.Folded;
import org.tenprint.audit.verify.CaseRecords.OfBooking;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.CaseState;
import org.tenprint.decisions.KnownRules;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Outcome;
import org.tenprint.reference.ReferenceSet;

/**
 * Recalls that the law made due after the last step of a case, and that no step made. Asked of each
 * case whose last step stands in the window; what would be recalled hangs on no time but since when
 * an instrument is known, so that it does not matter when the service looked.
 */
final class DueRecalls {
  /** The walk through all cases is bounded beside the work, and begins anew after a restart. */
  static final Duration LONGEST_DUE = Duration.ofDays(1);

  private final CaseReplay replay;
  private final ReferenceSet reference;
  private final RuleBooks books;
  private final PutAside putAside;
  private final Instant at;
  private final Map<Edition, KnownRules> known = new EnumMap<>(Edition.class);

  /**
   * @param putAside knows which looks at a case failed
   * @param seen until when the log can be seen
   */
  DueRecalls(
      CaseReplay replay, ReferenceSet reference, RuleBooks books, PutAside putAside, Instant seen) {
    this.replay = replay;
    this.reference = reference;
    this.books = books;
    this.putAside = putAside;
    this.at = seen.minus(LONGEST_DUE);
  }

  /** Tells of one that is due. */
  Optional<Finding> of(String booking, OfBooking records, Folded folded) {
    if (folded.end().isPresent() || records.decided().isEmpty()) {
      return Optional.empty();
    }
    int number = records.journal.lastKey();
    Recorded<CaseStep> last = records.journal.get(number);
    CaseState state = folded.steps().get(number).next();
    boolean asked =
        records.stepsInWindow.contains(number)
            && state.at().isBefore(at)
            && state.file().recallable()
            && state.determination().getReferenceDataVersion().equals(reference.version());
    if (!asked) {
      return Optional.empty();
    }
    Edition then = Edition.of(last.event().getEdition()).orElse(Edition.PRESENT);
    List<Disposition> due = due(state, last.event(), then);
    // which services run now nobody can say: it is due by the edition of then and of now
    if (due.isEmpty()
        || due(state, last.event(), Edition.PRESENT).isEmpty()
        || putAside.failedLook(booking)) {
      return Optional.empty();
    }
    return Optional.of(
        new MissingInput("%s since before %s: no step recalls it".formatted(words(due), at))
            .finding("CaseStep", last.where(), booking));
  }

  private List<Disposition> due(CaseState state, CaseStep last, Edition edition) {
    KnownRules rules = known.computeIfAbsent(edition, by -> books.knownBy(at, by));
    if (!rules.mayRecall(last.getRuleBookOffset(), state.at(), at)) {
      return List.of();
    }
    CaseMoment moment =
        new CaseMoment(
            at, rules, CaseSettings.of(last), Optional.empty(), Optional.empty(), edition);
    // what is held beside it is said again, and is not due
    return replay.recalls(state.file(), moment).stream()
        .filter(one -> one.outcome() == Outcome.RECALLED)
        .toList();
  }

  private static String words(List<Disposition> due) {
    return due.stream()
        .map(
            one ->
                "what %s was told is due to be recalled by %s"
                    .formatted(one.recipient().text(), String.join(", ", one.instruments())))
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
