package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disclosure.Taken;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.decision.Sending;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Outcome;

/**
 * Beside the case of a protected person goes that of a stranger: the same booking, had nobody been
 * found. What it tells those to whom a no-match is owed is what goes out, at the same time.
 */
final class StrangersCase {
  private final CaseFile before;
  private final CaseLedger ledger;
  private final Instant at;
  private final CaseRules rules;
  private final List<Disposition> dispositions = new ArrayList<>();

  /**
   * @param before the person's case before the step
   * @param ledger the same in it
   */
  StrangersCase(CaseFile before, CaseLedger ledger, Instant at, CaseRules rules) {
    this.before = before;
    this.ledger = ledger;
    this.at = at;
    this.rules = rules;
  }

  /** What the step made public of it, were it one. */
  List<Disposition> dispositions() {
    return dispositions;
  }

  /**
   * Where it stands after an event.
   *
   * @param file where it stood
   * @param decided whether the booking is decided by now
   */
  CaseFile after(CaseEvent event, CaseFile file, boolean decided) {
    CaseFile next = file;
    if (decided && !file.decided()) {
      next = heldOn(take(ranOut(next), new CaseEvent.Decide()));
    }
    if (event instanceof CaseEvent.PersonProtected || event instanceof CaseEvent.Requested) {
      next = take(next, new CaseEvent.Tick());
    } else if (!(event instanceof CaseEvent.Decide)) {
      next = take(next, event);
    }
    settle(next);
    return next;
  }

  private CaseFile take(CaseFile file, CaseEvent event) {
    CaseStep made = file.apply(event, at, rules);
    dispositions.addAll(made.dispositions());
    made.messages().stream()
        .map(Message::recipient)
        .filter(recipient -> ledger.towards(recipient).filter(StrangersCase::owed).isPresent())
        .forEach(
            recipient ->
                ledger.send(new Message(recipient, MessageKind.NO_MATCH, List.of(), at, 0)));
    return made.next();
  }

  /**
   * What ran out of the person, whatever became of it, ran out of the stranger, too, of whom the
   * same would have been said when it was.
   */
  private CaseFile ranOut(CaseFile opened) {
    return rules.policy().edition().endsAsOfTheLastInstant()
        ? with(
            opened,
            before.disclosures().stream()
                .filter(own -> own.recipient().edge() != Edge.REQUEST && rules.ranOut(own, at))
                .flatMap(own -> said(opened, own).stream())
                .toList())
        : opened;
  }

  /** As it would have been said of a stranger; empty where he was not held for the same reason. */
  private Optional<Disclosure> said(CaseFile opened, Disclosure own) {
    Recipient who = own.recipient();
    Instant then = own.latest().at();
    Inquiry asked = new Inquiry(opened.circumstances(), who, Optional.empty(), then, then);
    Taken taken = rules.asOf(then, at).take(asked);
    Disposition said = LastInstant.disposition(who, taken.decision(), then).since(own.latest());
    return said.outcome() == Outcome.HELD && said.reason() == own.latest().reason()
        ? Optional.of(
            Disclosure.of(who, Optional.empty(), taken, said, Sending.NOTHING, Optional.empty()))
        : Optional.empty();
  }

  private static CaseFile with(CaseFile file, List<Disclosure> disclosures) {
    return new CaseFile(
        file.circumstances(),
        file.decided(),
        disclosures,
        file.checked(),
        file.bookVersion(),
        file.stranger());
  }

  /**
   * What was held of the person for the same reason is held of the stranger since then: nothing
   * happened to a stranger that would begin it anew. Where that ran out, it is held anew of both.
   */
  private CaseFile heldOn(CaseFile decided) {
    return rules.policy().edition().holdsOnOfAStranger()
        ? with(decided, decided.disclosures().stream().map(this::heldOn).toList())
        : decided;
  }

  private Disclosure heldOn(Disclosure strangers) {
    return before
        .towards(strangers.recipient())
        .filter(own -> own.held() && strangers.held() && !isAnew(own))
        .filter(own -> own.latest().reason() == strangers.latest().reason())
        .map(own -> strangers.standing(strangers.latest().since(own.latest())))
        .orElse(strangers);
  }

  private boolean isAnew(Disclosure own) {
    return rules.policy().edition().endsAsOfTheLastInstant() && rules.ranOut(own, at);
  }

  private static boolean owed(Disclosure disclosure) {
    return disclosure.sending() == Sending.NO_MATCH_OWED;
  }

  /** Nothing is owed any more where the stranger's recipient was told, or will not be. */
  private void settle(CaseFile file) {
    for (Disclosure disclosure : ledger.all()) {
      if (owed(disclosure)) {
        file.towards(disclosure.recipient())
            .filter(stands -> !stands.held() && !stands.waits())
            .ifPresent(
                stands -> ledger.putQuietly(disclosure.noMatchSettled(stands.sent().isPresent())));
      }
    }
  }
}
