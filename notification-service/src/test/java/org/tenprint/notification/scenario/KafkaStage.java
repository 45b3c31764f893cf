package org.tenprint.notification.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.decisions.ScenarioEvents;
import org.tenprint.decisions.StatedLevels;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Review;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Notices;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.scenarios.Refusal;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.scenarios.ScenarioBooking;
import org.tenprint.scenarios.Submission;

/**
 * One scenario on the running hop: each call writes an event as its service would, and waits until
 * the hop has taken it. The doors of intake and of authors are this stage's own.
 */
final class KafkaStage implements ScenarioBackend.Stage {
  private final KafkaBackend backend;
  private final StagedService service;
  private final OwnNames names;
  private final Map<String, ScenarioBooking> bookings = new LinkedHashMap<>();
  private final Set<String> decided = new HashSet<>();
  private final List<org.tenprint.events.notification.Instrument> toRecord = new ArrayList<>();
  private final Set<Reason> workItems = new HashSet<>();
  private RuleBook book = RuleBook.EMPTY;
  private Instant looked = Instant.EPOCH;
  private boolean nothingSince = true;
  private Optional<List<ScenarioBackend.CaseAccount>> accounts = Optional.empty();

  KafkaStage(KafkaBackend backend, OwnNames names) {
    this.backend = backend;
    this.service = backend.service();
    this.names = names;
  }

  @Override
  public Optional<Refusal> record(Instrument stated) {
    OffenceTable table = StatedLevels.offenceTable(backend.reference());
    Instrument named = names.of(stated);
    Instrument instrument = Notices.resolved(named, table.calendars()).orElse(named);
    Optional<Refusal> refusal = Refusal.of(instrument, book, table);
    if (refusal.isEmpty()) {
      book = Refusal.with(instrument, book);
    }
    if (refusal.isEmpty() || refusal.get().ofTheLog()) {
      toRecord.add(InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument)));
    }
    return refusal;
  }

  @Override
  public ScenarioBackend.Receipt submit(ScenarioBooking stated) {
    Submission submission = names.of(stated.submission());
    String id = ScenarioEvents.bookingId(submission).toString();
    ScenarioBooking first = bookings.get(id);
    if (first != null) {
      return first.submission().equals(submission)
          ? ScenarioBackend.Receipt.REPEATED
          : ScenarioBackend.Receipt.refused(Refusal.DUPLICATE_TCN);
    }
    var agencies = submission.agencies();
    boolean known =
        List.of(agencies.controlling(), agencies.arresting(), agencies.booking()).stream()
            .allMatch(ori -> backend.reference().agency(ori).isPresent());
    if (!known) {
      return ScenarioBackend.Receipt.refused(Refusal.UNKNOWN_ORI);
    }
    bookings.put(
        id,
        new ScenarioBooking(submission, stated.finding(), stated.decideAt(), stated.ofRecord()));
    return ScenarioBackend.Receipt.ACCEPTED;
  }

  @Override
  public void decide(Submission stated, Instant at) {
    moveTo(at);
    String id = ScenarioEvents.bookingId(names.of(stated)).toString();
    try {
      Determination determination =
          ScenarioEvents.determination(bookings.get(id), backend.reference(), at);
      decided.add(id);
      service.stage().createOf(CaseReplay.recipients(determination));
      take(TopicCatalogue.DETERMINATIONS, id, determination);
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  private void take(TopicSpec topic, String id, SpecificRecord event) {
    Origin origin = service.write(topic, id, event);
    backend.gives(origin, event);
    nothingSince = false;
    if (decided.contains(id)) {
      service.awaitStep(origin);
    }
  }

  @Override
  public Optional<Refusal> happens(String tcn, CaseEvent event, Instant at) {
    moveTo(at);
    Optional<Refusal> refusal =
        ScenarioBackend.refusal(event, ori -> backend.reference().agency(ori).isPresent());
    if (refusal.isPresent()) {
      return refusal;
    }
    if (event instanceof CaseEvent.Requested request) {
      service.stage().createOf(List.of(Recipient.request(request.ori()).text()));
    }
    bookings.forEach(
        (id, booking) -> {
          if (booking.submission().tcn().equals(names.front() + tcn)) {
            happens(id, booking, event, at);
          }
        });
    return refusal;
  }

  private void happens(String id, ScenarioBooking booking, CaseEvent event, Instant at) {
    ScenarioEvents.event(ScenarioEvents.bookingId(booking.submission()), event, at)
        .ifPresent(
            made ->
                take(
                    made instanceof Review ? TopicCatalogue.REVIEWS : TopicCatalogue.CASE_EVENTS,
                    id,
                    made));
  }

  @Override
  public void happensToAll(CaseEvent event, Instant at) {
    moveTo(at);
    bookings.forEach((id, booking) -> happens(id, booking, event, at));
  }

  @Override
  public void recall(Instant at) {
    moveTo(at);
  }

  /** Lets what is due by then happen, where anything came since that was done last. */
  private void moveTo(Instant at) {
    if (nothingSince && toRecord.isEmpty() && at.equals(looked)) {
      return;
    }
    backend.record(toRecord);
    toRecord.clear();
    service.moveTo(at);
    looked = at;
    nothingSince = true;
  }

  @Override
  public List<ScenarioBackend.CaseAccount> accounts() {
    if (accounts.isEmpty()) {
      accounts = Optional.of(read());
    }
    return accounts.get();
  }

  /** Read once: nothing happens any more when they are asked for. */
  private List<ScenarioBackend.CaseAccount> read() {
    CaseAccounts read = backend.accounts();
    List<ScenarioBackend.CaseAccount> all = new ArrayList<>();
    bookings.forEach(
        (id, booking) -> {
          if (decided.contains(id)) {
            String tcn = booking.submission().tcn().substring(names.front().length());
            all.add(new Stated(read.of(id, tcn), names));
          }
        });
    workItems.addAll(read.workItems());
    return all;
  }

  @Override
  public Set<Reason> workItems() {
    accounts();
    return workItems;
  }

  /** What became of a case, by the names that the scenario states. */
  private record Stated(ScenarioBackend.CaseAccount own, OwnNames names)
      implements ScenarioBackend.CaseAccount {
    @Override
    public String tcn() {
      return own.tcn();
    }

    @Override
    public Map<Recipient, Disposition> dispositions() {
      Map<Recipient, Disposition> stated = new HashMap<>();
      own.dispositions().forEach((who, one) -> stated.put(who, names.stated(one)));
      return stated;
    }

    @Override
    public List<Message> sent() {
      return own.sent().stream().map(names::stated).toList();
    }

    @Override
    public Map<Recipient, Decision> asKnown(Instant known) {
      Map<Recipient, Decision> stated = new HashMap<>();
      own.asKnown(known).forEach((who, one) -> stated.put(who, names.stated(one)));
      return stated;
    }
  }
}
