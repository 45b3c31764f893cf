package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.cases.Answers.Push;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disclosure.Taken;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.ToldPeople;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Answered;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Reason;

/** One step of a case, while it is being taken. */
final class CaseWork {

  private final CaseFile before;
  private final Instant at;
  private final CaseRules rules;
  private final CaseLedger ledger;
  private final Recalls recalls;
  private final Answers answers;
  private final Set<Recipient> settled = new HashSet<>();
  private final RanOut ranOut;
  private Facts facts;
  private Findings findings;
  private boolean decided;
  private Optional<CaseFile> stranger;
  private List<Disposition> ofStranger = List.of();

  CaseWork(CaseFile before, Instant at, CaseRules rules) {
    this.before = before;
    this.at = at;
    this.rules = rules;
    this.facts = before.circumstances().facts();
    this.findings = before.circumstances().findings();
    this.decided = before.decided();
    this.stranger = before.stranger();
    this.ledger = new CaseLedger(before.disclosures(), rules.saidBy());
    this.recalls = new Recalls(ledger, rules, at);
    this.answers = new Answers(ledger, rules, at);
    this.ranOut = new RanOut(ledger, answers, rules, at);
  }

  CaseStep take(CaseEvent event) {
    Facts was = facts;
    endWhatRanOut(event);
    happens(event);
    if (was.subject().protectedPerson() && !facts.subject().protectedPerson()) {
      decideWhatWasProtected();
    }
    new RestoredCharges(was, facts)
        .recipients(ledger)
        .forEach(recipient -> decide(recipient, Optional.empty(), Push.NONE));
    decideAgainWhatIsHeld();
    strangerGoesOn(event);
    return recallOnly();
  }

  CaseStep recallOnly() {
    recalls.withheldSince(before, answers.toldNow());
    findings = findings.forgetAllBut(standing());
    CaseFile next =
        new CaseFile(
            new Circumstances(facts, findings),
            decided,
            ledger.all(),
            at.isAfter(before.checked()) ? at : before.checked(),
            rules.policy().book().version(),
            stranger);
    return new CaseStep(
        next, ledger.dispositions(), ledger.messages(), ledger.workItems(), ofStranger);
  }

  private void happens(CaseEvent event) {
    Facts after = StatedFacts.after(event, facts, rules.policy().edition());
    Facts told =
        rules.policy().edition().doubtsWhatIsContradicted() ? after.findingAnew(facts) : after;
    findings = StatedFacts.found(findings, facts, told, rules.policy().book());
    facts = told;
    if (event instanceof CaseEvent.Decide && !decided) {
      decided = true;
      Recipient.of(facts.places()).stream()
          .filter(recipient -> !ranOut.ended().contains(recipient))
          .forEach(recipient -> decide(recipient, Optional.empty(), Push.NONE));
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
      Request request =
          rules.policy().edition().readsPurposes()
              ? asked.request()
              : asked.request().statedFor(Optional.empty());
      decideFurther(recipient, consents().further(recipient, request));
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

  /** Of a further request: what people released of the one before is asked anew. */
  private void decideFurther(Recipient recipient, Request request) {
    if (rules.policy().edition() != Edition.FIRST) {
      findings = findings.askedAgain(Answered.front(recipient));
      answers.askAnew(recipient);
    }
    decide(recipient, Optional.of(request), Push.NONE);
  }

  private void decide(Recipient recipient, Optional<Request> asked, Push push) {
    settled.add(recipient);
    // what an earlier edition remembered of the delivery before it is kept by that delivery itself
    Optional<Request> request =
        rules.policy().edition().keepsEachRequest()
            ? asked.map(one -> one.afterConsent(false))
            : asked;
    Taken taken = taken(recipient, request, findings, at);
    if (!taken.decision().permits()) {
      answers.keepBack(recipient, request, taken);
    } else if (answers.deliver(recipient, request, taken, push)) {
      ToldPeople.of(rules.policy(), recipient, request, taken)
          .forEach(person -> tell(person, request.orElseThrow()));
    }
  }

  /** What is decided; what is permitted and could not be kept is refused. */
  private Taken taken(
      Recipient recipient, Optional<Request> request, Findings found, Instant asOf) {
    Inquiry inquiry = new Inquiry(new Circumstances(facts, found), recipient, request, asOf, asOf);
    Taken taken = rules.asOf(asOf, at).take(inquiry);
    boolean tooMany =
        taken.decision().permits()
            && rules.policy().edition().keepsEachRequest()
            && ledger.isFull(recipient);
    return tooMany ? taken.refused() : taken;
  }

  /**
   * Of a request that reached the agency. What is held of one before stands, and its time runs; so
   * does what waits for a push.
   */
  private void tell(Recipient person, Request request) {
    Optional<Disclosure> held = ledger.towards(person).filter(this::standsBefore);
    if (held.isEmpty()) {
      decideFurther(person, request);
      return;
    }
    Findings anew = findings.askedAgain(Answered.front(person));
    Taken taken = taken(person, Optional.of(request), anew, at);
    List<Request> behind = new ArrayList<>(held.get().behind());
    if (taken.decision().permits() && held.get().held()) {
      answers.deliver(person, Optional.of(request), taken, Push.NONE);
      ledger.holdAgain(held.get());
    } else if (behind.size() < CaseFile.MOST_REQUESTS) {
      behind.add(request);
      ledger.putQuietly(held.get().withBehind(behind));
    } else {
      answers.keepBack(person, Optional.of(request), taken.refused());
      ledger.holdAgain(held.get());
    }
  }

  /** Whether a notice has to be told, or ended, before those behind it. */
  private boolean standsBefore(Disclosure notice) {
    boolean waits = notice.waits() && rules.policy().edition().keepsThoseBehindOneThatWaits();
    return waits || notice.held();
  }

  /** Those behind a notice that is held no more, each in its turn, until one is held or waits. */
  private void tellThoseBehind(Recipient person) {
    Optional<Disclosure> stands = ledger.towards(person);
    while (stands.filter(one -> !standsBefore(one) && !one.behind().isEmpty()).isPresent()) {
      List<Request> behind = stands.get().behind();
      ledger.putQuietly(stands.get().withBehind(behind.subList(1, behind.size())));
      decideFurther(person, behind.get(0));
      stands = ledger.towards(person);
    }
  }

  // ---- deciding again

  /** What one person said of a hold that ran out counts for none that is held anew. */
  private void endWhatRanOut(CaseEvent event) {
    ranOut.endBefore((held, as) -> taken(held.recipient(), held.request(), findings, as));
    if (ranOut.any()) {
      findings = findings.forgetAllBut(answerable(ranOut.stillHeld()));
    }
    if (event instanceof CaseEvent.Requested) {
      ranOut.ended().forEach(this::tellThoseBehind);
    }
  }

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
      if (rules.policy().edition().keepsThoseBehindOneThatWaits()) {
        tellThoseBehind(disclosure.recipient());
      }
    }
  }

  private void decideAgainWhatIsHeld() {
    for (Disclosure disclosure : ledger.all()) {
      if (rules.decidesAgain(disclosure) && !settled.contains(disclosure.recipient())) {
        decide(disclosure.recipient(), disclosure.request(), Push.NONE);
        ranOut.expire(disclosure.recipient());
        tellThoseBehind(disclosure.recipient());
      } else if (ranOut.ended().contains(disclosure.recipient())) {
        tellThoseBehind(disclosure.recipient());
      }
    }
  }

  // ---- a protected person's recipients see what they would see of a stranger

  private void strangerGoesOn(CaseEvent event) {
    if (facts.subject().protectedPerson()) {
      CaseFile file =
          stranger.orElseGet(() -> CaseFile.open(new Circumstances(facts.asNoMatch(), findings)));
      StrangersCase beside = new StrangersCase(before, ledger, at, rules);
      stranger = Optional.of(beside.after(event, file, decided));
      ofStranger = beside.dispositions();
    }
  }

  // ---- people

  private void review(CaseEvent.Reviewed review) {
    Reviews reviews = new Reviews(facts, findings, standing(), rules.policy().edition());
    reviews.take(review.by(), review.verdict());
    facts = reviews.facts();
    findings = reviews.findings();
    if (reviews.corrects()) {
      recalls.allAndNotices(Reason.CORRECTED);
    }
  }

  /** What reviews can answer: holds, and what was delivered. */
  private Set<String> standing() {
    return answerable(ledger.holdsBut(Set.of()));
  }

  private Set<String> answerable(Set<String> holds) {
    if (ledger.anythingStandsDelivered()) {
      holds.add(Reviews.DELIVERED_MATCH);
      holds.add(Reviews.DELIVERED_CITIZEN);
    }
    return holds;
  }
}
