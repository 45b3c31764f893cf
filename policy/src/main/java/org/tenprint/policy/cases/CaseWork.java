package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disclosure.Sending;
import org.tenprint.policy.decision.Disclosure.Taken;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.law.Answered;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** One step of a case, while it is being taken. */
final class CaseWork {

  /** How a decision comes about: by itself, or because a push was tried. */
  private enum Push {
    NONE,
    FAILED,
    SUCCEEDED
  }

  private final CaseFile before;
  private final Instant at;
  private final CaseRules rules;
  private final CaseLedger ledger;
  private final Recalls recalls;
  private final Set<Recipient> settled = new HashSet<>();
  private final Set<Recipient> toldNow = new HashSet<>();
  private final Set<Recipient> askedNow = new HashSet<>();
  private Facts facts;
  private Findings findings;
  private boolean decided;
  private Optional<CaseFile> stranger;

  CaseWork(CaseFile before, Instant at, CaseRules rules) {
    this.before = before;
    this.at = at;
    this.rules = rules;
    this.facts = before.circumstances().facts();
    this.findings = before.circumstances().findings();
    this.decided = before.decided();
    this.stranger = before.stranger();
    this.ledger = new CaseLedger(before.disclosures());
    this.recalls = new Recalls(ledger, rules, at);
  }

  CaseStep take(CaseEvent event) {
    boolean hidden = facts.subject().protectedPerson();
    happens(event);
    if (hidden && !facts.subject().protectedPerson()) {
      decideWhatWasProtected();
    }
    decideAgainWhatIsHeld();
    strangerGoesOn(event);
    return recallOnly();
  }

  CaseStep recallOnly() {
    recalls.withheldSince(before, toldNow);
    findings = findings.forgetAllBut(standing());
    CaseFile next =
        new CaseFile(
            new Circumstances(facts, findings),
            decided,
            ledger.all(),
            at.isAfter(before.checked()) ? at : before.checked(),
            rules.policy().book().version(),
            stranger);
    return new CaseStep(next, ledger.dispositions(), ledger.messages(), ledger.workItems());
  }

  private void happens(CaseEvent event) {
    Facts told = StatedFacts.after(event, facts, rules.policy().edition());
    findings = StatedFacts.found(findings, facts, told, rules.policy().book());
    facts = told;
    if (event instanceof CaseEvent.Decide && !decided) {
      decided = true;
      for (Recipient recipient : Recipient.of(facts.places())) {
        decide(recipient, Optional.empty(), Push.NONE);
      }
    } else if (event instanceof CaseEvent.Reviewed review) {
      review(review);
    } else if (event instanceof CaseEvent.PersonProtected
        || event instanceof CaseEvent.Misidentified) {
      recalls.all(Reason.CORRECTED);
    } else if (event instanceof CaseEvent.Expunged) {
      findings = findings.seal();
      recalls.all(Reason.SEALED);
    } else if (event instanceof CaseEvent.Requested asked) {
      Recipient recipient = Recipient.request(asked.ori());
      if (rules.policy().edition() != Edition.FIRST) {
        findings = findings.askedAgain(Answered.front(recipient));
        askedNow.add(recipient);
      }
      Request request =
          rules.policy().edition().readsPurposes()
              ? asked.request()
              : asked.request().statedFor(Optional.empty());
      decide(recipient, Optional.of(consents().further(recipient, request)), Push.NONE);
    } else if (event instanceof CaseEvent.Consented consented) {
      findings = consents().reported(consented, findings);
    } else if (event instanceof CaseEvent.ConsentWithdrawn withdrawn) {
      findings = consents().withdrawn(withdrawn, findings);
      recalls.toldByConsent(withdrawn);
    } else if (event instanceof CaseEvent.Dispatched dispatched) {
      ledger
          .towards(dispatched.recipient())
          .ifPresent(d -> dispatch(d, dispatched.succeeded() ? Push.SUCCEEDED : Push.FAILED));
    }
  }

  private StatedConsents consents() {
    return new StatedConsents(ledger, rules.policy());
  }

  // ---- deciding

  private void decide(Recipient recipient, Optional<Request> asked, Push push) {
    settled.add(recipient);
    // what an earlier edition remembered of the delivery before it is kept by that delivery itself
    Optional<Request> request =
        rules.policy().edition().keepsEachRequest()
            ? asked.map(one -> one.afterConsent(false))
            : asked;
    Inquiry inquiry = new Inquiry(new Circumstances(facts, findings), recipient, request, at, at);
    Taken taken = Taken.of(rules.policy().decide(inquiry), inquiry);
    if (taken.decision().permits() && tooMany(recipient)) {
      keepBack(recipient, request, taken.refused());
    } else if (taken.decision().permits()) {
      deliver(recipient, request, taken, push);
    } else {
      keepBack(recipient, request, taken);
    }
  }

  /** Out it goes; or, to a recipient that is reached by a push, with the push that succeeds. */
  private void deliver(Recipient recipient, Optional<Request> request, Taken taken, Push push) {
    MessageKind kind = MessageKind.of(recipient, facts.finding().identification());
    if (kind == MessageKind.NO_MATCH && has(recipient, Disclosure::knowsNobody)) {
      Disposition known = disposition(recipient, taken.decision());
      put(Disclosure.of(recipient, request, taken, known, Sending.SENT, Optional.empty()));
      return;
    }
    if (waitsForPush(recipient, push)) {
      Disposition waiting = new Disposition(recipient, Outcome.HELD, Reason.ERROR, List.of(), at);
      Sending sending = push == Push.FAILED ? Sending.FAILED : Sending.WAITING;
      put(Disclosure.of(recipient, request, taken, waiting, sending, Optional.empty()));
      return;
    }
    Disposition delivered = disposition(recipient, taken.decision());
    List<String> named = kind == MessageKind.NO_MATCH ? List.of() : delivered.instruments();
    Taken told = consents().told(recipient, taken);
    Disclosure sent =
        Disclosure.of(recipient, request, told, delivered, Sending.SENT, Optional.of(kind));
    if (rules.policy().edition().keepsEachRequest() && kind != MessageKind.NO_MATCH) {
      sent = sent.besides(ledger.towards(recipient));
    }
    ledger.put(sent);
    Set<MessagePart> without = KeptBack.parts(delivered.keptBack());
    Optional<RequestPurpose> purpose = request.flatMap(Request::purpose);
    ledger.send(new Message(recipient, kind, tellable(named), at, sent.number(), without, purpose));
    toldNow.add(recipient);
  }

  /** Whether one more request cannot be kept to be recalled: then it is not delivered. */
  private boolean tooMany(Recipient recipient) {
    return rules.policy().edition().keepsEachRequest()
        && recipient.edge() == Edge.REQUEST
        && ledger.requestsThatStand() >= CaseFile.MOST_REQUESTS;
  }

  private void keepBack(Recipient recipient, Optional<Request> request, Taken taken) {
    boolean owed =
        taken.decision().protectsAPerson()
            && recipient.edge() == Edge.RETURN
            && !has(recipient, Disclosure::toldOnce);
    Sending sending = owed ? Sending.NO_MATCH_OWED : Sending.NOTHING;
    Disposition kept = disposition(recipient, taken.decision());
    put(Disclosure.of(recipient, request, taken, kept, sending, Optional.empty()));
  }

  private boolean has(Recipient recipient, Predicate<Disclosure> been) {
    return ledger.towards(recipient).filter(been).isPresent();
  }

  /** Whatever is decided of a further request, an earlier one that was delivered stands. */
  private void put(Disclosure next) {
    Disclosure put = ledger.towards(next.recipient()).map(next::after).orElse(next);
    ledger.put(put, askedNow.contains(next.recipient()));
  }

  private boolean waitsForPush(Recipient recipient, Push push) {
    return rules.pushed().contains(recipient) && push != Push.SUCCEEDED;
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

  // ---- deciding again

  /** Once a protection is lifted no stranger goes beside. */
  private void decideWhatWasProtected() {
    stranger = Optional.empty();
    new LiftedProtection(ledger, new Circumstances(facts, findings))
        .recipients()
        .forEach(recipient -> decide(recipient, Optional.empty(), Push.NONE));
  }

  private void dispatch(Disclosure disclosure, Push push) {
    if (disclosure.waits() || disclosure.held()) {
      decide(disclosure.recipient(), disclosure.request(), push);
    }
  }

  private void decideAgainWhatIsHeld() {
    for (Disclosure disclosure : ledger.all()) {
      if (disclosure.held() && !settled.contains(disclosure.recipient())) {
        decide(disclosure.recipient(), disclosure.request(), Push.NONE);
        ledger
            .towards(disclosure.recipient())
            .filter(held -> rules.ranOut(held, at))
            .ifPresent(this::expire);
      }
    }
  }

  private void expire(Disclosure held) {
    List<String> named = held.latest().instruments();
    ledger.put(
        held.expired(
            new Disposition(held.recipient(), Outcome.WITHHELD, Reason.EXPIRED, named, at)));
  }

  // ---- a protected person's recipients see what they would see of a stranger

  private void strangerGoesOn(CaseEvent event) {
    if (facts.subject().protectedPerson()) {
      CaseFile file =
          stranger.orElseGet(() -> CaseFile.open(new Circumstances(facts.asNoMatch(), findings)));
      stranger = Optional.of(new StrangersCase(ledger, at, rules).after(event, file, decided));
    }
  }

  // ---- people

  private void review(CaseEvent.Reviewed review) {
    Reviews reviews = new Reviews(facts, findings, standing(), rules.policy().edition());
    reviews.take(review.by(), review.verdict());
    facts = reviews.facts();
    findings = reviews.findings();
    if (reviews.corrects()) {
      recalls.all(Reason.CORRECTED);
    }
  }

  /** What reviews can answer: holds, and what was delivered. */
  private Set<String> standing() {
    Set<String> standing = ledger.holds();
    if (ledger.anythingStandsDelivered()) {
      standing.add(Reviews.DELIVERED_MATCH);
      standing.add(Reviews.DELIVERED_CITIZEN);
    }
    return standing;
  }

  private List<String> tellable(List<String> instruments) {
    return rules.policy().book().tellable(instruments);
  }
}
