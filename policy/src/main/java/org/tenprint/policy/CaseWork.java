package org.tenprint.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tenprint.policy.Disclosure.Sending;
import org.tenprint.policy.Disclosure.Taken;

/** One step of a case, while it is being taken. */
final class CaseWork {
  private final CaseFile before;
  private final Instant at;
  private final CaseRules rules;
  private final TreeMap<Recipient, Disclosure> disclosures = new TreeMap<>();
  private final Set<Recipient> settled = new HashSet<>();
  private final List<Disposition> dispositions = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final Set<Reason> workItems = EnumSet.noneOf(Reason.class);
  private Facts facts;
  private Findings findings;
  private boolean decided;

  CaseWork(CaseFile before, Instant at, CaseRules rules) {
    this.before = before;
    this.at = at;
    this.rules = rules;
    this.facts = before.circumstances().facts();
    this.findings = before.circumstances().findings();
    this.decided = before.decided();
    before.disclosures().forEach(d -> disclosures.put(d.recipient(), d));
  }

  CaseStep take(CaseEvent event) {
    happens(event);
    decideAgainWhatIsHeld();
    sendOwedNoMatches();
    return recallOnly();
  }

  CaseStep recallOnly() {
    recallWhatALaterInstrumentWithholds();
    findings = findings.forgetAllBut(standingHolds());
    CaseFile next =
        new CaseFile(
            new Circumstances(facts, findings),
            decided,
            List.copyOf(disclosures.values()),
            at.isAfter(before.checked()) ? at : before.checked(),
            rules.policy().book().version());
    return new CaseStep(next, dispositions, messages, workItems);
  }

  private void happens(CaseEvent event) {
    if (event instanceof CaseEvent.Decide && !decided) {
      decided = true;
      Recipient.of(facts.places()).forEach(recipient -> decide(recipient, Optional.empty()));
    } else if (event instanceof CaseEvent.Reviewed review) {
      review(review);
    } else if (event instanceof CaseEvent.ChargeDismissed dismissed) {
      facts = facts.without(dismissed.ncic());
    } else if (event instanceof CaseEvent.PersonProtected) {
      facts = facts.protectedPerson();
      recallAll(Reason.CORRECTED);
    } else if (event instanceof CaseEvent.Expunged) {
      findings = findings.seal();
      recallAll(Reason.SEALED);
    } else if (event instanceof CaseEvent.Requested request) {
      decide(Recipient.request(request.ori()), Optional.of(request.warrant()));
    } else if (event instanceof CaseEvent.Dispatched dispatched) {
      dispatch(dispatched);
    }
  }

  // ---- deciding

  private void decide(Recipient recipient, Optional<Warrant> warrant) {
    settle(recipient, warrant, Optional.empty());
  }

  private void settle(Recipient recipient, Optional<Warrant> warrant, Optional<Boolean> dispatch) {
    settled.add(recipient);
    Circumstances now = new Circumstances(facts, findings);
    Inquiry inquiry = new Inquiry(now, recipient, warrant, at, at);
    Decision decision = rules.policy().decide(inquiry);
    Taken taken = new Taken(decision, at, now);
    if (decision.permits()) {
      send(recipient, warrant, taken, dispatch);
      return;
    }
    boolean owed = decision.reason() == Reason.PROTECTED && recipient.edge() == Edge.RETURN;
    Sending sending = owed ? Sending.NO_MATCH_OWED : Sending.NOTHING;
    put(recipient, warrant, taken, disposition(recipient, decision), sending, Optional.empty());
    if (owed) {
      sendOwedNoMatch(disclosures.get(recipient), dispatch);
    }
  }

  private void send(
      Recipient recipient, Optional<Warrant> warrant, Taken taken, Optional<Boolean> dispatch) {
    boolean pushed = rules.pushed().contains(recipient);
    if (pushed && !dispatch.orElse(false)) {
      Disposition waiting = new Disposition(recipient, Outcome.HELD, Reason.ERROR, List.of(), at);
      Sending sending = dispatch.isPresent() ? Sending.FAILED : Sending.WAITING;
      put(recipient, warrant, taken, waiting, sending, Optional.empty());
      return;
    }
    MessageKind kind = kind(recipient);
    List<String> instruments = taken.decision().instruments();
    Disposition delivered = disposition(recipient, taken.decision());
    put(recipient, warrant, taken, delivered, Sending.SENT, Optional.of(kind));
    boolean nothingFound = kind == MessageKind.NO_MATCH;
    messages.add(new Message(recipient, kind, nothingFound ? List.of() : instruments, at));
  }

  private MessageKind kind(Recipient recipient) {
    if (recipient.edge() == Edge.REQUEST) {
      return MessageKind.REQUEST;
    }
    return facts.finding().identification() == IdentificationResult.NO_MATCH
        ? MessageKind.NO_MATCH
        : MessageKind.IDENTIFICATION;
  }

  private Disposition disposition(Recipient recipient, Decision decision) {
    return new Disposition(
        recipient, decision.outcome(), decision.reason(), decision.instruments(), at);
  }

  private void put(
      Recipient recipient,
      Optional<Warrant> warrant,
      Taken taken,
      Disposition disposition,
      Sending sending,
      Optional<MessageKind> sent) {
    Disclosure earlier = disclosures.get(recipient);
    boolean failsFirst =
        sending == Sending.FAILED && (earlier == null || earlier.sending() != Sending.FAILED);
    boolean news =
        sending != Sending.WAITING
            && (earlier == null
                || earlier.sending() == Sending.WAITING
                || failsFirst
                || sending == Sending.SENT
                || disposition.differsFrom(earlier.latest()));
    boolean asBefore = earlier != null && !disposition.differsFrom(earlier.latest());
    Disposition latest = news || !asBefore ? disposition : earlier.latest();
    disclosures.put(recipient, new Disclosure(recipient, warrant, taken, latest, sending, sent));
    if (news) {
      announce(disposition);
    }
  }

  private void announce(Disposition disposition) {
    dispositions.add(disposition);
    boolean work =
        disposition.outcome() == Outcome.HELD
            || disposition.reason() == Reason.NO_RULE
            || disposition.reason() == Reason.ERROR;
    if (work) {
      workItems.add(disposition.reason());
    }
  }

  private void decideAgainWhatIsHeld() {
    for (Disclosure disclosure : List.copyOf(disclosures.values())) {
      if (disclosure.held() && !settled.contains(disclosure.recipient())) {
        decide(disclosure.recipient(), disclosure.warrant());
        expire(disclosures.get(disclosure.recipient()));
      }
    }
  }

  private void expire(Disclosure disclosure) {
    boolean due =
        disclosure.held()
            && rules
                .holdDeadline()
                .map(longest -> !at.isBefore(disclosure.latest().at().plus(longest)))
                .orElse(false);
    if (due) {
      Disposition expired =
          new Disposition(
              disclosure.recipient(),
              Outcome.WITHHELD,
              Reason.EXPIRED,
              disclosure.latest().instruments(),
              at);
      put(
          disclosure.recipient(),
          disclosure.warrant(),
          disclosure.taken(),
          expired,
          Sending.NOTHING,
          Optional.empty());
    }
  }

  private void dispatch(CaseEvent.Dispatched dispatched) {
    Disclosure disclosure = disclosures.get(dispatched.recipient());
    if (disclosure == null) {
      return;
    }
    Optional<Boolean> tried = Optional.of(dispatched.succeeded());
    if (disclosure.waits() || disclosure.held()) {
      settle(disclosure.recipient(), disclosure.warrant(), tried);
    } else if (disclosure.sending() == Sending.NO_MATCH_OWED) {
      sendOwedNoMatch(disclosure, tried);
    }
  }

  // ---- a protected person's recipients see what they would see of a stranger

  private void sendOwedNoMatches() {
    for (Disclosure disclosure : List.copyOf(disclosures.values())) {
      if (disclosure.sending() == Sending.NO_MATCH_OWED
          && !settled.contains(disclosure.recipient())) {
        sendOwedNoMatch(disclosure, Optional.empty());
      }
    }
  }

  private void sendOwedNoMatch(Disclosure disclosure, Optional<Boolean> dispatch) {
    Recipient recipient = disclosure.recipient();
    Circumstances stranger = new Circumstances(facts.asNoMatch(), findings);
    Decision decision =
        rules.policy().decide(new Inquiry(stranger, recipient, Optional.empty(), at, at));
    boolean waits = rules.pushed().contains(recipient) && !dispatch.orElse(false);
    if (decision.outcome() == Outcome.HELD || (decision.permits() && waits)) {
      return;
    }
    Optional<MessageKind> sent = Optional.empty();
    if (decision.permits()) {
      messages.add(new Message(recipient, MessageKind.NO_MATCH, List.of(), at));
      sent = Optional.of(MessageKind.NO_MATCH);
    }
    Sending sending = sent.isPresent() ? Sending.SENT : Sending.NOTHING;
    disclosures.put(
        recipient,
        new Disclosure(
            recipient,
            disclosure.warrant(),
            disclosure.taken(),
            disclosure.latest(),
            sending,
            sent));
  }

  // ---- people

  private void review(CaseEvent.Reviewed review) {
    Reviews reviews = new Reviews(facts, findings, standingHolds(), anythingStandsDelivered());
    reviews.take(review.by(), review.verdict());
    facts = reviews.facts();
    findings = reviews.findings();
    if (reviews.corrects()) {
      recallAll(Reason.CORRECTED);
    }
  }

  private Set<String> standingHolds() {
    Set<String> standing = new HashSet<>();
    for (Disclosure disclosure : disclosures.values()) {
      if (disclosure.held()) {
        standing.addAll(disclosure.taken().decision().holds());
      }
    }
    if (anythingStandsDelivered()) {
      standing.add(Reviews.DELIVERED_MATCH);
      standing.add(Reviews.DELIVERED_CITIZEN);
    }
    return standing;
  }

  private boolean anythingStandsDelivered() {
    return disclosures.values().stream().anyMatch(Disclosure::standsDelivered);
  }

  // ---- after the fact

  private void recallAll(Reason reason) {
    for (Disclosure disclosure : List.copyOf(disclosures.values())) {
      if (disclosure.standsDelivered()) {
        recall(disclosure, reason, List.of());
      }
    }
  }

  private void recallWhatALaterInstrumentWithholds() {
    RuleBook book = rules.policy().book();
    boolean sameBook =
        book.version().equals(before.bookVersion()) && !book.recordedBetween(before.checked(), at);
    if (sameBook) {
      return;
    }
    for (Disclosure disclosure : List.copyOf(disclosures.values())) {
      if (disclosure.standsDelivered() && !settled.contains(disclosure.recipient())) {
        Taken taken = disclosure.taken();
        Decision again =
            rules
                .policy()
                .decide(
                    new Inquiry(
                        taken.circumstances(),
                        disclosure.recipient(),
                        disclosure.warrant(),
                        taken.at(),
                        at));
        if (again.outcome() == Outcome.WITHHELD) {
          recall(disclosure, again.reason(), again.instruments());
        }
      }
    }
  }

  private void recall(Disclosure disclosure, Reason reason, List<String> instruments) {
    Recipient recipient = disclosure.recipient();
    Disposition recalled = new Disposition(recipient, Outcome.RECALLED, reason, instruments, at);
    disclosures.put(
        recipient,
        new Disclosure(
            recipient,
            disclosure.warrant(),
            disclosure.taken(),
            recalled,
            Sending.NOTHING,
            disclosure.sent()));
    announce(recalled);
    messages.add(new Message(recipient, MessageKind.RECALL, instruments, at));
  }
}
