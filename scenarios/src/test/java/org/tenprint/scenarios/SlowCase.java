package org.tenprint.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.CaseEvent;
import org.tenprint.policy.Charge;
import org.tenprint.policy.Circumstances;
import org.tenprint.policy.Decision;
import org.tenprint.policy.Disposition;
import org.tenprint.policy.Edge;
import org.tenprint.policy.Facts;
import org.tenprint.policy.Finding;
import org.tenprint.policy.Findings;
import org.tenprint.policy.IdentificationResult;
import org.tenprint.policy.Inquiry;
import org.tenprint.policy.Instrument;
import org.tenprint.policy.Message;
import org.tenprint.policy.MessageKind;
import org.tenprint.policy.Offences;
import org.tenprint.policy.Outcome;
import org.tenprint.policy.Places;
import org.tenprint.policy.Reason;
import org.tenprint.policy.Recipient;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.Status;
import org.tenprint.policy.Subject;
import org.tenprint.policy.Verdict;
import org.tenprint.policy.Warrant;

/** A booking's life for the slow reference. */
final class SlowCase implements ScenarioBackend.CaseAccount {

  /** A decision that was taken, with all that it rested on. */
  private record Taken(
      Answer answer,
      Circumstances on,
      Optional<Warrant> warrant,
      Instant at,
      List<Instrument> book) {}

  /** Where it stands towards one recipient. */
  private static final class Line {
    private Disposition shown;
    private Taken last;
    private Optional<Taken> out = Optional.empty();
    private Optional<Warrant> warrant = Optional.empty();
    private boolean waits;
    private boolean failed;
    private boolean owed;
  }

  private final String tcn;
  private final Map<String, String> codes;
  private final Set<Recipient> pushed;
  private final Set<Reason> workItems;
  private final Map<Recipient, Line> lines = new TreeMap<>();
  private final List<Message> sent = new ArrayList<>();
  private final Map<String, Map<String, Verdict>> votes = new TreeMap<>();
  private final Set<String> lifted = new TreeSet<>();
  private final Set<String> upheld = new TreeSet<>();
  private final Set<Recipient> decidedNow = new HashSet<>();
  private final Set<Recipient> toldNow = new HashSet<>();
  private Optional<SlowCase> stranger = Optional.empty();
  private Facts facts;
  private Findings.Citizenship citizenship = Findings.Citizenship.OPEN;
  private boolean sealed;
  private boolean decided;
  private Instant now;
  private List<Instrument> book = List.of();

  SlowCase(
      ScenarioBooking booking,
      Places places,
      Map<String, String> codes,
      Set<Recipient> pushed,
      Set<Reason> workItems) {
    Submission submission = booking.submission();
    this.tcn = submission.tcn();
    this.codes = codes;
    this.pushed = pushed;
    this.workItems = workItems;
    this.facts =
        new Facts(
            tcn,
            places,
            submission.bookedAt(),
            submission.subject(),
            submission.offences(),
            booking.finding());
  }

  /** The same booking, had nobody been found. */
  private SlowCase(SlowCase of) {
    this.tcn = of.tcn;
    this.codes = of.codes;
    this.pushed = of.pushed;
    this.workItems = new HashSet<>();
    of.votes.forEach((hold, given) -> votes.put(hold, new TreeMap<>(given)));
    lifted.addAll(of.lifted);
    upheld.addAll(of.upheld);
    citizenship = of.citizenship;
    sealed = of.sealed;
    Subject was = of.facts.subject();
    Subject unknown = new Subject(was.born(), was.citizenshipClaimed(), false);
    Finding nobody = new Finding(IdentificationResult.NO_MATCH, Status.UNKNOWN);
    facts = of.with(unknown, of.facts.offences(), nobody);
  }

  void takes(CaseEvent event, Instant at, List<Instrument> known) {
    begins(at, known);
    happens(event);
    for (Recipient recipient : List.copyOf(lines.keySet())) {
      Line line = lines.get(recipient);
      if (held(line) && !decidedNow.contains(recipient)) {
        decide(recipient, line.warrant, Optional.empty());
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
    decidedNow.clear();
    toldNow.clear();
  }

  private void happens(CaseEvent event) {
    if (event instanceof CaseEvent.Decide && !decided) {
      decided = true;
      Set<Recipient> recipients = new TreeSet<>();
      Places places = facts.places();
      recipients.add(Recipient.fieldOffice(places.controlling().fieldOffice()));
      recipients.add(Recipient.sib(places.controlling().state()));
      recipients.add(Recipient.agency(places.controlling().ori()));
      recipients.add(Recipient.agency(places.booking().ori()));
      recipients.forEach(recipient -> decide(recipient, Optional.empty(), Optional.empty()));
    } else if (event instanceof CaseEvent.Reviewed review) {
      reviewed(SlowPolicy.person(review.by()), review.verdict());
    } else if (event instanceof CaseEvent.ChargeDismissed dismissed) {
      List<Charge> charges = new ArrayList<>(facts.offences().charges());
      charges.removeIf(charge -> charge.ncic().equals(dismissed.ncic()));
      Offences left = new Offences(charges, facts.offences().convictions());
      facts = with(facts.subject(), left, facts.finding());
    } else if (event instanceof CaseEvent.PersonProtected) {
      Subject was = facts.subject();
      Subject is = new Subject(was.born(), was.citizenshipClaimed(), true);
      facts = with(is, facts.offences(), facts.finding());
      recallAll(Reason.CORRECTED);
    } else if (event instanceof CaseEvent.Expunged) {
      sealed = true;
      recallAll(Reason.SEALED);
    } else if (event instanceof CaseEvent.Requested request) {
      Optional<Warrant> warrant = Optional.of(request.warrant());
      decide(Recipient.request(request.ori()), warrant, Optional.empty());
    } else if (event instanceof CaseEvent.Dispatched push) {
      Line line = lines.get(push.recipient());
      if (line != null && (line.waits || held(line))) {
        decide(push.recipient(), line.warrant, Optional.of(push.succeeded()));
      }
    }
  }

  private Facts with(Subject subject, Offences offences, Finding finding) {
    return new Facts(tcn, facts.places(), facts.bookedAt(), subject, offences, finding);
  }

  private static boolean held(Line line) {
    return line.shown.outcome() == Outcome.HELD && !line.waits;
  }

  private Circumstances circumstances() {
    return new Circumstances(
        facts,
        new Findings(
            sealed, citizenship, new TreeSet<>(lifted), new TreeSet<>(upheld), new TreeMap<>()));
  }

  private SlowPolicy asked(Taken of, Recipient recipient, Instant known, List<Instrument> rules) {
    return new SlowPolicy(
        rules, new Inquiry(of.on(), recipient, of.warrant(), of.at(), known), codes);
  }

  private void decide(Recipient recipient, Optional<Warrant> warrant, Optional<Boolean> push) {
    decidedNow.add(recipient);
    Line line = lines.computeIfAbsent(recipient, r -> new Line());
    Taken asked = new Taken(null, circumstances(), warrant, now, book);
    Answer answer = asked(asked, recipient, now, book).answer();
    line.last = new Taken(answer, asked.on(), warrant, now, book);
    line.warrant = warrant;
    line.owed = false;
    boolean waited = line.waits && line.failed;
    line.waits = false;
    line.failed = false;
    if (answer.outcome() != Outcome.DELIVERED) {
      show(recipient, answer.outcome(), answer.reason(), answer.instruments());
      boolean protects = answer.reason() == Reason.PROTECTED && answer.instruments().isEmpty();
      line.owed = protects && recipient.edge() == Edge.RETURN;
    } else if (pushed.contains(recipient) && !push.orElse(false)) {
      line.waits = true;
      line.failed = push.isPresent() || waited;
      shown(recipient, Outcome.HELD, Reason.ERROR, List.of());
      if (push.isPresent()) {
        workItems.add(Reason.ERROR);
      }
    } else {
      MessageKind kind =
          recipient.edge() == Edge.REQUEST
              ? MessageKind.REQUEST
              : facts.finding().identification() == IdentificationResult.NO_MATCH
                  ? MessageKind.NO_MATCH
                  : MessageKind.IDENTIFICATION;
      shown(recipient, Outcome.DELIVERED, answer.reason(), answer.instruments());
      send(recipient, kind);
      if (kind != MessageKind.NO_MATCH) {
        line.out = Optional.of(line.last);
      }
      toldNow.add(recipient);
    }
  }

  private void show(Recipient recipient, Outcome outcome, Reason reason, List<String> named) {
    shown(recipient, outcome, reason, named);
    if (outcome == Outcome.HELD || reason == Reason.NO_RULE || reason == Reason.ERROR) {
      workItems.add(reason);
    }
  }

  private void shown(Recipient recipient, Outcome outcome, Reason reason, List<String> named) {
    lines.get(recipient).shown = new Disposition(recipient, outcome, reason, named, now);
  }

  private void send(Recipient recipient, MessageKind kind) {
    sent.add(new Message(recipient, kind, List.of(), now));
  }

  /** Beside a protected person's case goes the one of whom nobody was found. */
  private void strangerGoesOn(CaseEvent event) {
    SlowCase beside = stranger.orElseGet(() -> new SlowCase(this));
    stranger = Optional.of(beside);
    int before = beside.sent.size();
    if (decided && !beside.decided) {
      beside.takes(new CaseEvent.Decide(), now, book);
    }
    if (event instanceof CaseEvent.PersonProtected || event instanceof CaseEvent.Requested) {
      beside.takes(new CaseEvent.Tick(), now, book);
    } else if (!(event instanceof CaseEvent.Decide)) {
      beside.takes(event, now, book);
    }
    for (Message message : List.copyOf(beside.sent.subList(before, beside.sent.size()))) {
      Line line = lines.get(message.recipient());
      if (line != null && line.owed) {
        send(message.recipient(), MessageKind.NO_MATCH);
      }
    }
    lines.forEach(
        (recipient, line) -> {
          Line shown = beside.lines.get(recipient);
          line.owed = line.owed && (shown == null || held(shown) || shown.waits);
        });
  }

  private void reviewed(String by, Verdict verdict) {
    Set<String> standing = standing();
    boolean corrects = false;
    for (String hold : standing) {
      boolean identity = hold.equals("GREY") || hold.equals("OUT MATCH");
      boolean claim = hold.equals("CITIZENSHIP") || hold.equals("OUT CITIZEN");
      boolean answers =
          switch (verdict) {
            case MATCH, NO_MATCH -> identity;
            case CITIZEN, NOT_CITIZEN -> claim;
            case RELEASE, WITHHOLD -> !identity && !claim;
          };
      if (!answers) {
        continue;
      }
      Map<String, Verdict> given = votes.computeIfAbsent(hold, h -> new TreeMap<>());
      given.put(by, verdict);
      if (given.values().stream().filter(v -> v == verdict).count() >= 2) {
        corrects |= agreed(hold, verdict);
      }
    }
    if (corrects) {
      recallAll(Reason.CORRECTED);
    }
  }

  /** What two people make of a hold; whether it takes back what went out. */
  private boolean agreed(String hold, Verdict verdict) {
    boolean out = hold.startsWith("OUT ");
    switch (verdict) {
      case MATCH -> {
        if (!out) {
          lifted.add("GREY");
        }
      }
      case NO_MATCH -> {
        Finding nobody = new Finding(IdentificationResult.NO_MATCH, facts.finding().status());
        facts = with(facts.subject(), facts.offences(), nobody);
      }
      case CITIZEN -> citizenship = Findings.Citizenship.CITIZEN;
      case NOT_CITIZEN -> citizenship = out ? citizenship : Findings.Citizenship.CLAIM_CLEARED;
      case RELEASE -> lifted.add(hold);
      case WITHHOLD -> upheld.add(hold);
    }
    return out && (verdict == Verdict.NO_MATCH || verdict == Verdict.CITIZEN);
  }

  private Set<String> standing() {
    Set<String> standing = new TreeSet<>();
    for (Line line : lines.values()) {
      if (held(line)) {
        standing.addAll(line.last.answer().holds());
      }
      if (line.out.isPresent()) {
        standing.addAll(Set.of("OUT MATCH", "OUT CITIZEN"));
      }
    }
    return standing;
  }

  private void recallAll(Reason reason) {
    for (Recipient recipient : List.copyOf(lines.keySet())) {
      if (lines.get(recipient).out.isPresent()) {
        recall(recipient, reason, List.of());
      }
    }
  }

  private void recall(Recipient recipient, Reason reason, List<String> named) {
    Line line = lines.get(recipient);
    line.last = line.out.orElseThrow();
    line.out = Optional.empty();
    line.waits = false;
    line.owed = false;
    shown(recipient, Outcome.RECALLED, reason, named);
    send(recipient, MessageKind.RECALL);
  }

  private void recallsAgainstTheBook() {
    for (Recipient recipient : List.copyOf(lines.keySet())) {
      Optional<Taken> out = lines.get(recipient).out;
      if (out.isEmpty() || toldNow.contains(recipient)) {
        continue;
      }
      Taken delivered = out.get();
      Answer answer =
          asked(delivered, recipient, now, book)
              .answerOf(
                  instrument ->
                      !delivered.book().contains(instrument)
                          || instrument
                              .provenance()
                              .recorded()
                              .toInstant()
                              .isAfter(delivered.at()));
      if (answer.outcome() == Outcome.WITHHELD && !answer.instruments().isEmpty()) {
        recall(recipient, answer.reason(), answer.instruments());
      }
    }
    votes.keySet().retainAll(standing());
  }

  @Override
  public String tcn() {
    return tcn;
  }

  @Override
  public Map<Recipient, Disposition> dispositions() {
    Map<Recipient, Disposition> shown = new TreeMap<>();
    lines.forEach((recipient, line) -> shown.put(recipient, line.shown));
    return shown;
  }

  @Override
  public List<Message> sent() {
    return List.copyOf(sent);
  }

  @Override
  public Map<Recipient, Decision> asKnown(Instant known) {
    Map<Recipient, Decision> decisions = new TreeMap<>();
    lines.forEach(
        (recipient, line) -> {
          Answer answer = asked(line.out.orElse(line.last), recipient, known, book).answer();
          decisions.put(
              recipient,
              new Decision(
                  answer.outcome(),
                  answer.reason(),
                  answer.instruments(),
                  new TreeSet<>(answer.holds()),
                  List.of()));
        });
    return decisions;
  }
}
