package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disclosure.Delivered;
import org.tenprint.policy.decision.Disclosure.Taken;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;

/**
 * What a step of a case takes back. Of each delivery that stands it is asked by itself whether the
 * cause reaches it: by its own request, on the facts of then. In order of recipients, and of what a
 * recipient holds the oldest first.
 */
final class Recalls {
  private final CaseLedger ledger;
  private final CaseRules rules;
  private final Instant at;

  Recalls(CaseLedger ledger, CaseRules rules, Instant at) {
    this.ledger = ledger;
    this.rules = rules;
    this.at = at;
  }

  /**
   * All that stands. A notice that was held, or waited, ends with the one that is taken back, and
   * those behind it; one beside which none was delivered is left to be decided again.
   */
  void all(Reason reason) {
    for (Disclosure disclosure : ledger.all()) {
      for (Delivered one : disclosure.delivered()) {
        recall(disclosure.recipient(), one, reason, List.of());
      }
      if (!disclosure.delivered().isEmpty()) {
        endNotice(disclosure, reason);
      }
    }
  }

  /** All that stands, and every notice that is to come: of what was no match nobody is told. */
  void allAndNotices(Reason reason) {
    all(reason);
    ledger.all().forEach(disclosure -> endNotice(disclosure, reason));
  }

  private void endNotice(Disclosure before, Reason reason) {
    Recipient person = before.recipient();
    if (isToCome(before)) {
      Disposition withheld = new Disposition(person, Outcome.WITHHELD, reason, List.of(), at);
      ledger.put(ledger.towards(person).orElseThrow().expired(withheld).withBehind(List.of()));
    }
  }

  /** Whether it is a person's notice that is held or waits. */
  private boolean isToCome(Disclosure notice) {
    boolean waits = notice.waits() && rules.policy().edition().keepsWaitingNoticesThroughRecalls();
    return notice.recipient().kind().person() && (notice.held() || waits);
  }

  /** What an agency was told by a consent that is withdrawn. */
  void toldByConsent(CaseEvent.ConsentWithdrawn event) {
    Recipient agency = Recipient.request(event.ori());
    for (Delivered one : ledger.towards(agency).map(Disclosure::delivered).orElse(List.of())) {
      if (StatedConsents.byConsent(one)) {
        recall(agency, one, Reason.CORRECTED, List.of());
      }
    }
  }

  /**
   * What an instrument recorded since would have withheld.
   *
   * @param before the case before this step
   * @param toldNow whom the step told something: that was decided by what is known now
   */
  void withheldSince(CaseFile before, Set<Recipient> toldNow) {
    RuleBook book = rules.policy().book();
    boolean sameBook =
        book.version().equals(before.bookVersion()) && !book.recordedBetween(before.checked(), at);
    if (sameBook) {
      return;
    }
    for (Disclosure disclosure : ledger.all()) {
      Recipient recipient = disclosure.recipient();
      for (Delivered one : disclosure.delivered()) {
        boolean now = toldNow.contains(recipient) && one.number() == disclosure.number();
        if (!now) {
          askAgain(recipient, one);
        }
      }
    }
  }

  private void askAgain(Recipient recipient, Delivered one) {
    Taken taken = one.taken();
    Inquiry again = new Inquiry(taken.circumstances(), recipient, taken.request(), taken.at(), at);
    rules
        .policy()
        .withheldBySince(again, taken)
        .ifPresent(
            found -> {
              Optional<Disclosure> toCome = ledger.towards(recipient).filter(this::isToCome);
              recall(recipient, one, found.reason(), found.instruments());
              toCome.ifPresent(ledger::holdAgain);
            });
  }

  private void recall(Recipient recipient, Delivered one, Reason reason, List<String> instruments) {
    Disposition recalled = new Disposition(recipient, Outcome.RECALLED, reason, instruments, at);
    Disclosure stands = ledger.towards(recipient).orElseThrow();
    ledger.recall(
        stands.recalled(recalled, one.number()), one.number(), rules.tellable(instruments));
  }
}
