package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disclosure.Taken;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.Message.OfRequest;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.decision.Sending;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** What comes of a decision in a step of a case: something goes out, waits, or is kept back. */
final class Answers {

  /** How a decision comes about: by itself, or because a push was tried. */
  enum Push {
    NONE,
    FAILED,
    SUCCEEDED
  }

  private final CaseLedger ledger;
  private final CaseRules rules;
  private final Instant at;
  private final Set<Recipient> toldNow = new HashSet<>();
  private final Set<Recipient> askedNow = new HashSet<>();

  Answers(CaseLedger ledger, CaseRules rules, Instant at) {
    this.ledger = ledger;
    this.rules = rules;
    this.at = at;
  }

  /** Whom the step told something. */
  Set<Recipient> toldNow() {
    return toldNow;
  }

  /** A further request is decided of a recipient. */
  void askAnew(Recipient recipient) {
    askedNow.add(recipient);
  }

  /**
   * Out it goes; or, to a recipient that is reached by a push, with the push that succeeds.
   *
   * @return whether it went out
   */
  boolean deliver(Recipient recipient, Optional<Request> request, Taken taken, Push push) {
    IdentificationResult found = taken.circumstances().facts().finding().identification();
    MessageKind kind = MessageKind.of(recipient, found);
    if (kind == MessageKind.NO_MATCH && has(recipient, Disclosure::knowsNobody)) {
      Disposition known = disposition(recipient, taken.decision());
      put(Disclosure.of(recipient, request, taken, known, Sending.SENT, Optional.empty()));
      return false;
    }
    if (rules.pushed().contains(recipient) && push != Push.SUCCEEDED) {
      Disposition waiting = new Disposition(recipient, Outcome.HELD, Reason.ERROR, List.of(), at);
      Sending sending = push == Push.FAILED ? Sending.FAILED : Sending.WAITING;
      put(Disclosure.of(recipient, request, taken, waiting, sending, Optional.empty()));
      return false;
    }
    Disposition delivered = disposition(recipient, taken.decision());
    List<String> named = kind == MessageKind.NO_MATCH ? List.of() : delivered.instruments();
    Taken told = new StatedConsents(ledger, rules.policy()).told(recipient, taken);
    Disclosure sent =
        Disclosure.of(recipient, request, told, delivered, Sending.SENT, Optional.of(kind));
    if (rules.policy().edition().keepsEachRequest() && kind != MessageKind.NO_MATCH) {
      sent = sent.besides(ledger.towards(recipient));
    }
    ledger.put(sent);
    Set<MessagePart> without = KeptBack.parts(delivered.keptBack());
    List<String> tellable = rules.tellable(named);
    OfRequest says = OfRequest.of(kind, request);
    ledger.send(new Message(recipient, kind, tellable, at, sent.number(), without, says));
    toldNow.add(recipient);
    return true;
  }

  /** Nothing goes out. */
  void keepBack(Recipient recipient, Optional<Request> request, Taken taken) {
    boolean owed =
        taken.decision().protectsAPerson()
            && recipient.edge() == Edge.RETURN
            && !has(recipient, Disclosure::toldOnce);
    Sending sending = owed ? Sending.NO_MATCH_OWED : Sending.NOTHING;
    Disposition kept = disposition(recipient, taken.decision());
    put(Disclosure.of(recipient, request, taken, kept, sending, Optional.empty()));
  }

  /**
   * A hold ends. One that nothing ended but its time stays as it was said until it expires.
   *
   * @param taken what is decided of it in the end, which permits nothing
   * @param asSaid whether that is so of a hold that would be said otherwise by then, too
   */
  void end(Disclosure held, Taken taken, boolean asSaid) {
    if (asSaid && taken.decision().outcome() == Outcome.HELD) {
      Disclosure last =
          Disclosure.of(
              held.recipient(),
              held.request(),
              taken,
              held.latest(),
              Sending.NOTHING,
              Optional.empty());
      ledger.putQuietly(last.after(held));
    } else {
      keepBack(held.recipient(), held.request(), taken);
    }
  }

  private boolean has(Recipient recipient, Predicate<Disclosure> been) {
    return ledger.towards(recipient).filter(been).isPresent();
  }

  /** Whatever is decided of a further request, an earlier one that was delivered stands. */
  private void put(Disclosure next) {
    Disclosure put = ledger.towards(next.recipient()).map(next::after).orElse(next);
    boolean anew = next.held() || rules.policy().edition().tellsWhoIsReachedAgain();
    boolean waited = next.held() && has(next.recipient(), Disclosure::waits);
    ledger.put(put, anew && askedNow.contains(next.recipient()) || waited);
  }

  private Disposition disposition(Recipient recipient, Decision decision) {
    return new Disposition(
        recipient,
        decision.outcome(),
        decision.reason(),
        decision.instruments(),
        at,
        decision.keptBack());
  }
}
