package org.tenprint.policy.cases;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disclosure.Delivered;
import org.tenprint.policy.decision.Disclosure.Taken;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Answered;
import org.tenprint.policy.law.RestingQuestions;

/**
 * What people report of a consent, in a step of a case. It is of the latest request to an agency
 * and of no other: a further one begins without, and another agency's has its own.
 *
 * <p>What people released of a question that rests on it they released as it was reported then:
 * with each change it is asked anew, as with each further request. What was upheld stays, and what
 * was said of another agency's request.
 */
final class StatedConsents {
  private final CaseLedger ledger;
  private final DisclosurePolicy policy;

  StatedConsents(CaseLedger ledger, DisclosurePolicy policy) {
    this.ledger = ledger;
    this.policy = policy;
  }

  /** Puts it to its request; returns what people found that still counts. */
  Findings reported(CaseEvent.Consented event, Findings findings) {
    return changed(
        Recipient.request(event.ori()),
        findings,
        request ->
            request.asked().filter(event.asked()::equals).isEmpty()
                ? request
                : request.with(
                    request.consent().reported(event.by(), event.form(), event.terms())));
  }

  /** The same where there is none, or none any more. */
  Findings withdrawn(CaseEvent.ConsentWithdrawn event, Findings findings) {
    return changed(
        Recipient.request(event.ori()), findings, request -> request.with(Consent.WITHDRAWN));
  }

  private Findings changed(
      Recipient recipient, Findings findings, UnaryOperator<Request> reported) {
    Optional<Disclosure> towards = ledger.towards(recipient);
    Optional<Request> asked = towards.flatMap(Disclosure::request);
    Optional<Request> now = asked.map(reported);
    if (now.equals(asked)) {
      return findings;
    }
    ledger.putQuietly(towards.orElseThrow().asking(now.orElseThrow()));
    return askedAgain(recipient, findings);
  }

  /** What still counts once a consent to a recipient's request changed. */
  private Findings askedAgain(Recipient recipient, Findings findings) {
    RestingQuestions resting = policy.book().restingOnConsent();
    String front = Answered.front(recipient);
    return resting.none()
        ? findings
        : findings.askedAgain(hold -> hold.startsWith(front) && resting.has(hold));
  }

  /**
   * A further request to an agency. Where the last delivery alone stands it knows what came of the
   * one before: whether that was told by a consent.
   */
  Request further(Recipient recipient, Request request) {
    Optional<Disclosure> before = ledger.towards(recipient);
    boolean remembers = !policy.edition().keepsEachRequest();
    return before
        .flatMap(Disclosure::request)
        .map(request::after)
        .orElse(request)
        .afterConsent(
            remembers
                && before.stream()
                    .flatMap(towards -> towards.delivered().stream())
                    .anyMatch(StatedConsents::byConsent));
  }

  /** Whether something was told by a consent, and is to be taken back with it. */
  static boolean byConsent(Delivered told) {
    return told.taken().request().filter(Request::afterConsent).isPresent();
  }

  /**
   * What is told, which knows whether it is by a consent: whether it would not be told had nobody
   * consented, nor people released what rests on a consent. It is asked by the book and the edition
   * of then: what later ones make of it is no part of what the person is asked to take back.
   */
  Taken told(Recipient recipient, Taken taken) {
    return policy.book().restingOnConsent().none()
        ? taken
        : taken.request().map(one -> told(recipient, taken, one)).orElse(taken);
  }

  private Taken told(Recipient recipient, Taken taken, Request request) {
    Circumstances then =
        new Circumstances(
            taken.circumstances().facts(), askedAgain(recipient, taken.circumstances().findings()));
    Optional<Request> refused = Optional.of(request.with(Consent.WITHDRAWN));
    Inquiry without = new Inquiry(then, recipient, refused, taken.at(), taken.at());
    return policy.decide(without).permits() ? taken : taken.asking(request.afterConsent(true));
  }
}
