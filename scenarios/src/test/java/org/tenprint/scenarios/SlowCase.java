package org.tenprint.scenarios;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tenprint.policy.SlowDismissals;
import org.tenprint.policy.SlowParts;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.SlowRequests;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.Offences;

/** A booking's life for the slow reference. */
final class SlowCase implements ScenarioBackend.CaseAccount {
  private final String tcn;
  private final SlowRequests rules;
  private final ScenarioBackend.Setting setting;
  private final Set<Reason> workItems;
  private final SlowLines lines = new SlowLines();
  private final SlowReviews reviews;
  private final Set<Recipient> decidedNow = new HashSet<>();
  private final Set<Recipient> toldNow = new HashSet<>();
  private Optional<SlowCase> stranger = Optional.empty();
  private Facts facts;
  private boolean sealed;
  private boolean decided;
  private Instant now;
  private List<Instrument> book = List.of();

  SlowCase(
      ScenarioBooking booking,
      Places places,
      SlowRequests rules,
      ScenarioBackend.Setting setting,
      Set<Reason> workItems) {
    Submission submission = booking.submission();
    this.tcn = submission.tcn();
    this.rules = rules;
    this.setting = setting;
    this.workItems = workItems;
    this.reviews = new SlowReviews();
    this.facts =
        new Facts(
            tcn,
            places,
            submission.bookedAt(),
            submission.subject(),
            booking.offences(),
            booking.finding());
  }

  /** The same booking, had nobody been found. */
  private SlowCase(SlowCase of) {
    this.tcn = of.tcn;
    this.rules = of.rules;
    this.setting = of.setting;
    this.workItems = new HashSet<>();
    this.reviews = of.reviews.copy();
    sealed = of.sealed;
    Subject unknown = SlowLifts.withoutProtection(of.facts.subject());
    Finding nobody = new Finding(IdentificationResult.NO_MATCH, Status.UNKNOWN);
    facts = of.with(unknown, of.facts.offences().ofBooking(), nobody);
  }

  void takes(CaseEvent event, Instant at, List<Instrument> known) {
    begins(at, known);
    Facts was = facts;
    happens(event);
    if (!facts.subject().protectedPerson()) {
      stranger = Optional.empty();
    }
    SlowLifts.anew(lines, was, circumstances())
        .forEach(recipient -> decide(recipient, Optional.empty(), Optional.empty()));
    for (Recipient recipient : lines.recipients()) {
      SlowLine line = lines.to(recipient);
      if (line.held() && !decidedNow.contains(recipient)) {
        decide(recipient, line.request, Optional.empty());
        lines.expire(recipient, setting.holdDeadline(), now);
      }
    }
    if (facts.subject().protectedPerson()) {
      strangerGoesOn(event);
    }
    recallsAgainstTheBook();
  }

  void recalls(Instant at, List<Instrument> known) {
    begins(at, known);
    recallsAgainstTheBook();
  }

  private void begins(Instant at, List<Instrument> known) {
    now = at;
    book = List.copyOf(known);
    lines.begins();
    decidedNow.clear();
    toldNow.clear();
  }

  private void happens(CaseEvent event) {
    if (event instanceof CaseEvent.Decide && !decided) {
      decided = true;
      for (Recipient recipient : SlowLines.ofBooking(facts.places())) {
        decide(recipient, Optional.empty(), Optional.empty());
      }
    } else if (event instanceof CaseEvent.Reviewed review) {
      reviewed(SlowPolicy.person(review.by()), review.verdict());
    } else if (SlowDismissals.speaksOf(event)) {
      Facts told = SlowDismissals.after(event, facts);
      Subject person =
          SlowStatements.afterDismissal(
              facts.offences(), told.offences(), told.subject(), book, reviews);
      facts = with(person, told.offences(), told.finding());
    } else if (event instanceof CaseEvent.PersonProtected hidden) {
      facts = with(SlowLifts.underProtection(hidden, facts), facts.offences(), facts.finding());
      lines.recallAll(Reason.CORRECTED, now);
    } else if (event instanceof CaseEvent.ProtectionLifted lifted) {
      facts = with(SlowLifts.after(lifted, facts), facts.offences(), facts.finding());
    } else if (SlowTrials.speaksOf(event)) {
      Subject is = SlowTrials.after(event, facts.subject(), book, reviews);
      facts = with(is, facts.offences(), facts.finding());
    } else if (SlowConsents.speaksOf(event)) {
      SlowConsents.take(event, lines, reviews, book, this::then, now);
    } else if (event instanceof CaseEvent.Expunged) {
      sealed = true;
      lines.recallAll(Reason.SEALED, now);
    } else if (event instanceof CaseEvent.Requested asked) {
      reviews.forget(Recipient.request(asked.ori()).text() + " ");
      Recipient agency = Recipient.request(asked.ori());
      decide(agency, SlowConsents.further(asked, lines), Optional.empty());
    } else if (event instanceof CaseEvent.Dispatched push) {
      lines
          .known(push.recipient())
          .filter(line -> line.waits || line.held())
          .ifPresent(line -> decide(push.recipient(), line.request, Optional.of(push.succeeded())));
    }
  }

  private Facts with(Subject subject, Offences offences, Finding finding) {
    return new Facts(tcn, facts.places(), facts.bookedAt(), subject, offences, finding);
  }

  private Circumstances circumstances() {
    return new Circumstances(facts, reviews.findings(sealed));
  }

  /** What the rules of its book say of what was taken, as known then. */
  private Answer then(SlowLine.Taken of, Recipient recipient) {
    return rules.answer(of.book(), List.of(), asked(of, recipient, of.at()));
  }

  private static Inquiry asked(SlowLine.Taken of, Recipient recipient, Instant known) {
    return new Inquiry(of.on(), recipient, of.request(), of.at(), known);
  }

  private void decide(Recipient recipient, Optional<Request> request, Optional<Boolean> push) {
    decidedNow.add(recipient);
    SlowLine line = lines.to(recipient);
    SlowLine.Taken asked = new SlowLine.Taken(null, circumstances(), request, now, book);
    Answer answer = rules.answer(book, List.of(), asked(asked, recipient, now));
    line.last = new SlowLine.Taken(answer, asked.on(), request, now, book);
    line.request = request;
    boolean waited = line.waits && line.failed;
    line.begins();
    if (answer.outcome() != Outcome.DELIVERED) {
      show(recipient, answer.outcome(), answer.reason(), answer.instruments());
      boolean protects = answer.reason() == Reason.PROTECTED && answer.instruments().isEmpty();
      line.owed = protects && recipient.edge() == Edge.RETURN && !lines.wasTold(recipient);
    } else if (recipient.edge() == Edge.REQUEST && lines.full()) {
      show(recipient, Outcome.WITHHELD, Reason.ERROR, List.of());
    } else if (lines.nobodyAgain(recipient, facts.finding())) {
      lines.showTold(recipient, answer, now);
    } else if (setting.pushed().contains(recipient) && !push.orElse(false)) {
      line.waits = true;
      line.failed = push.isPresent() || waited;
      lines.show(recipient, Outcome.HELD, Reason.ERROR, List.of(), now);
      if (push.isPresent()) {
        workItems.add(Reason.ERROR);
      }
    } else {
      MessageKind kind = SlowLines.kind(recipient.edge(), facts.finding().identification());
      lines.showTold(recipient, answer, now);
      lines.tell(recipient, kind, line.last, now);
      toldNow.add(recipient);
    }
  }

  private void show(Recipient recipient, Outcome outcome, Reason reason, List<String> named) {
    lines.show(recipient, outcome, reason, named, now);
    if (outcome == Outcome.HELD || reason == Reason.NO_RULE || reason == Reason.ERROR) {
      workItems.add(reason);
    }
  }

  /** Beside a protected person's case goes the one of whom nobody was found. */
  private void strangerGoesOn(CaseEvent event) {
    SlowCase beside = stranger.orElseGet(() -> new SlowCase(this));
    stranger = Optional.of(beside);
    int before = beside.lines.sent().size();
    if (decided && !beside.decided) {
      beside.takes(new CaseEvent.Decide(), now, book);
      beside.lines.heldOn(lines);
    }
    if (event instanceof CaseEvent.PersonProtected || event instanceof CaseEvent.Requested) {
      beside.takes(new CaseEvent.Tick(), now, book);
    } else if (!(event instanceof CaseEvent.Decide)) {
      beside.takes(event, now, book);
    }
    for (Message message : beside.lines.sent().subList(before, beside.lines.sent().size())) {
      if (lines.known(message.recipient()).filter(line -> line.owed).isPresent()) {
        lines.send(message.recipient(), MessageKind.NO_MATCH, now);
      }
    }
    for (Recipient recipient : lines.recipients()) {
      SlowLine line = lines.to(recipient);
      line.owed &= beside.lines.known(recipient).map(SlowLine::open).orElse(true);
    }
  }

  private void reviewed(String by, Verdict verdict) {
    SlowReviews.Agreed agreed = reviews.take(by, verdict, lines.standing());
    if (agreed.nobody()) {
      Finding nobody = new Finding(IdentificationResult.NO_MATCH, Status.UNKNOWN);
      facts = with(facts.subject(), facts.offences().ofBooking(), nobody);
    }
    if (agreed.corrects()) {
      lines.recallAll(Reason.CORRECTED, now);
    }
  }

  private void recallsAgainstTheBook() {
    for (Recipient recipient : lines.recipients()) {
      List<SlowLine.Out> outs = List.copyOf(lines.to(recipient).outs);
      int asked = outs.size() - (toldNow.contains(recipient) && !outs.isEmpty() ? 1 : 0);
      outs.subList(0, asked).forEach(out -> recallsAgainstTheBook(recipient, out));
    }
    reviews.keepOnly(lines.standing());
  }

  private void recallsAgainstTheBook(Recipient recipient, SlowLine.Out out) {
    SlowLine.Taken told = out.taken();
    rules
        .first(
            book,
            asked(told, recipient, now),
            by -> SlowParts.recalling(by, told::sinceThen, told.answer()))
        .ifPresent(by -> lines.recall(recipient, out, by.reason(), by.instruments(), now));
  }

  @Override
  public String tcn() {
    return tcn;
  }

  @Override
  public Map<Recipient, Disposition> dispositions() {
    return lines.shown();
  }

  @Override
  public List<Message> sent() {
    return lines.sent();
  }

  @Override
  public Map<Recipient, Decision> asKnown(Instant known) {
    Map<Recipient, Decision> decisions = new TreeMap<>();
    for (Recipient recipient : lines.recipients()) {
      SlowLine line = lines.to(recipient);
      Answer answer = rules.answer(book, List.of(), asked(line.latest(), recipient, known));
      decisions.put(recipient, answer.decision());
    }
    return decisions;
  }
}
