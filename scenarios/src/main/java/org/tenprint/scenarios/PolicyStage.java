package org.tenprint.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.cases.CaseRules;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.scenarios.ScenarioBackend.CaseAccount;
import org.tenprint.scenarios.ScenarioBackend.Receipt;
import org.tenprint.scenarios.place.ReferencePlaces;

/** One scenario on the policy by itself. */
final class PolicyStage implements ScenarioBackend.Stage {

  /** A booking is the booking agency's tcn. */
  private record Key(String bookingOri, String tcn) {
    static Key of(Submission submission) {
      return new Key(submission.agencies().booking(), submission.tcn());
    }
  }

  private final class OpenCase implements CaseAccount {
    private final Submission submission;
    private final List<Message> sent = new ArrayList<>();
    private CaseFile file;

    OpenCase(Submission submission, CaseFile file) {
      this.submission = submission;
      this.file = file;
    }

    void take(CaseStep step) {
      file = step.next();
      sent.addAll(step.messages());
      workItems.addAll(step.workItems());
    }

    @Override
    public String tcn() {
      return submission.tcn();
    }

    @Override
    public Map<Recipient, Disposition> dispositions() {
      Map<Recipient, Disposition> latest = new LinkedHashMap<>();
      file.disclosures().forEach(d -> latest.put(d.recipient(), d.latest()));
      return latest;
    }

    @Override
    public List<Message> sent() {
      return List.copyOf(sent);
    }

    @Override
    public Map<Recipient, Decision> asKnown(Instant known) {
      return file.asKnown(known, policy());
    }
  }

  private final ReferencePlaces reference;
  private final ScenarioBackend.Setting setting;
  private final Map<Key, OpenCase> cases = new LinkedHashMap<>();
  private final Set<Reason> workItems = EnumSet.noneOf(Reason.class);
  private RuleBook book = RuleBook.EMPTY;

  PolicyStage(ReferencePlaces reference, ScenarioBackend.Setting setting) {
    this.reference = reference;
    this.setting = setting;
  }

  @Override
  public Optional<Refusal> record(Instrument stated) {
    Instrument instrument = reference.resolved(List.of(stated)).get(0);
    Optional<Refusal> refusal = Refusal.of(instrument, book, reference.table());
    if (refusal.isEmpty()) {
      book = Refusal.with(instrument, book);
    }
    return refusal;
  }

  @Override
  public Receipt submit(ScenarioBooking booking) {
    Submission submission = booking.submission();
    OpenCase first = cases.get(Key.of(submission));
    if (first != null) {
      return first.submission.equals(submission)
          ? Receipt.REPEATED
          : Receipt.refused(Refusal.DUPLICATE_TCN);
    }
    Optional<Places> places =
        reference.of(submission.agencies(), submission.bookedAt().toLocalDate());
    if (places.isEmpty()) {
      return Receipt.refused(Refusal.UNKNOWN_ORI);
    }
    int adultAge =
        reference.adultAge(
            places.get(), submission.bookedAt().toLocalDate(), submission.offences());
    Facts facts =
        new Facts(
            submission.tcn(),
            places.get(),
            submission.bookedAt(),
            submission.subject().adultFrom(adultAge),
            booking.offences(),
            booking.finding());
    cases.put(Key.of(submission), new OpenCase(submission, CaseFile.open(facts)));
    return Receipt.ACCEPTED;
  }

  @Override
  public void decide(Submission submission, Instant at) {
    OpenCase open = cases.get(Key.of(submission));
    open.take(open.file.apply(new CaseEvent.Decide(), at, rules()));
  }

  @Override
  public Optional<Refusal> happens(String tcn, CaseEvent event, Instant at) {
    Optional<Refusal> refusal = ScenarioBackend.refusal(event, reference::knows);
    if (refusal.isEmpty()) {
      for (OpenCase open : cases.values()) {
        if (open.tcn().equals(tcn)) {
          open.take(open.file.apply(event, at, rules()));
        }
      }
    }
    return refusal;
  }

  @Override
  public void happensToAll(CaseEvent event, Instant at) {
    for (OpenCase open : cases.values()) {
      open.take(open.file.apply(event, at, rules()));
    }
  }

  @Override
  public void recall(Instant at) {
    for (OpenCase open : cases.values()) {
      open.take(open.file.recall(at, rules()));
    }
  }

  @Override
  public List<CaseAccount> accounts() {
    return List.copyOf(cases.values());
  }

  @Override
  public Set<Reason> workItems() {
    return Set.copyOf(workItems);
  }

  private CaseRules rules() {
    return new CaseRules(policy(), setting.pushed(), setting.holdDeadline());
  }

  private DisclosurePolicy policy() {
    return new DisclosurePolicy(book, reference.table(), Edition.PRESENT, reference::asked);
  }
}
