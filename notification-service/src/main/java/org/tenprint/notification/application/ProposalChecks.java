package org.tenprint.notification.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Notices;
import org.tenprint.policy.law.RuleBook;

/** What the words of a proposal must be to be recorded, beside all others. */
final class ProposalChecks {
  private final InstrumentRegister register;
  private final ExplainEffect explain;

  ProposalChecks(InstrumentRegister register, ExplainEffect explain) {
    this.register = register;
    this.explain = explain;
  }

  /**
   * The words as they are recorded: of a notice of business days its days.
   *
   * @throws Refused saying why they are not admitted
   */
  Instrument admitted(Instrument stated) throws Refused {
    Instrument proposal = Notices.resolved(stated, explain.table().calendars()).orElse(stated);
    RuleBook book = register.book();
    Optional<Admission> refusal = Admission.refusal(proposal, book, explain.table());
    if (refusal.isPresent()) {
      throw new Refused(RefusalReason.valueOf(refusal.get().name()));
    }
    if (Admission.namesUnknown(proposal, ids(book))) {
      throw new Refused(RefusalReason.UNKNOWN_UNLESS);
    }
    List<Area> empty = explain.empty(proposal.reach().scope());
    if (!empty.isEmpty()) {
      throw new Refused(
          RefusalReason.UNKNOWN_SCOPE,
          "No agency is known in %s: correct the scope, or have its agencies enrolled first."
              .formatted(empty.stream().map(Area::value).collect(Collectors.joining(", "))));
    }
    return proposal;
  }

  private static Set<String> ids(RuleBook book) {
    return book.instruments().stream().map(Instrument::id).collect(Collectors.toSet());
  }
}
