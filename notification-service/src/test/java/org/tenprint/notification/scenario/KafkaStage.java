package org.tenprint.notification.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Review;
import org.tenprint.policy.Admission;
import org.tenprint.policy.CaseEvent;
import org.tenprint.policy.Instrument;
import org.tenprint.policy.Reason;
import org.tenprint.policy.Recipient;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.Refusal;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.scenarios.ScenarioBooking;
import org.tenprint.scenarios.Submission;

/**
 * One scenario on the running hop: each call writes an event as its service would, and waits until
 * the hop has taken it. The doors of intake and of authors are this stage's own.
 */
final class KafkaStage implements ScenarioBackend.Stage {
  private final StagedService service;
  private final ReferenceSet reference;
  private final Map<String, ScenarioBooking> bookings = new LinkedHashMap<>();
  private final Set<String> decided = new HashSet<>();
  private final Map<Origin, SpecificRecord> inputs = new LinkedHashMap<>();
  private final List<org.tenprint.events.notification.Instrument> instruments = new ArrayList<>();

  private final Set<Reason> workItems = new HashSet<>();
  private Optional<List<ScenarioBackend.CaseAccount>> accounts = Optional.empty();

  KafkaStage(StagedService service, ReferenceSet reference) {
    this.service = service;
    this.reference = reference;
  }

  @Override
  public Optional<Refusal> record(Instrument instrument) {
    Optional<Refusal> refusal =
        Admission.refusal(instrument, service.rules().known().book()).map(Refusal::of);
    if (refusal.isPresent()) {
      return refusal;
    }
    var event = InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument));
    Origin origin = service.write(TopicCatalogue.INSTRUMENTS, instrument.id(), event);
    instruments.add(event);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> service.rules().known().offset() > origin.getOffset());
    return Optional.empty();
  }

  @Override
  public ScenarioBackend.Receipt submit(ScenarioBooking booking) {
    Submission submission = booking.submission();
    String id = StageEvents.bookingId(submission).toString();
    ScenarioBooking first = bookings.get(id);
    if (first != null) {
      return first.submission().equals(submission)
          ? ScenarioBackend.Receipt.REPEATED
          : ScenarioBackend.Receipt.refused(Refusal.DUPLICATE_TCN);
    }
    var agencies = submission.agencies();
    boolean known =
        List.of(agencies.controlling(), agencies.arresting(), agencies.booking()).stream()
            .allMatch(ori -> reference.agency(ori).isPresent());
    if (!known) {
      return ScenarioBackend.Receipt.refused(Refusal.UNKNOWN_ORI);
    }
    bookings.put(id, booking);
    return ScenarioBackend.Receipt.ACCEPTED;
  }

  @Override
  public void decide(Submission submission, Instant at) {
    service.moveTo(at);
    String id = StageEvents.bookingId(submission).toString();
    try {
      Determination determination = StageEvents.determination(bookings.get(id), reference, at);
      decided.add(id);
      CaseReplay.recipients(determination).forEach(this::createTopic);
      take(TopicCatalogue.DETERMINATIONS, id, determination);
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  private void createTopic(String recipient) {
    service.createTopic(service.topics().ofRecipient(recipient));
  }

  private void take(TopicSpec topic, String id, SpecificRecord event) {
    Origin origin = service.write(topic, id, event);
    inputs.put(origin, event);
    if (decided.contains(id)) {
      service.awaitStep(origin);
    }
  }

  @Override
  public void happens(String tcn, CaseEvent event, Instant at) {
    service.moveTo(at);
    if (event instanceof CaseEvent.Requested request) {
      createTopic(Recipient.request(request.ori()).text());
    }
    bookings.forEach(
        (id, booking) -> {
          if (booking.submission().tcn().equals(tcn)) {
            happens(id, booking, event, at);
          }
        });
  }

  private void happens(String id, ScenarioBooking booking, CaseEvent event, Instant at) {
    StageEvents.event(StageEvents.bookingId(booking.submission()), event, at)
        .ifPresent(
            made ->
                take(
                    made instanceof Review ? TopicCatalogue.REVIEWS : TopicCatalogue.CASE_EVENTS,
                    id,
                    made));
  }

  @Override
  public void happensToAll(CaseEvent event, Instant at) {
    service.moveTo(at);
    bookings.forEach((id, booking) -> happens(id, booking, event, at));
  }

  @Override
  public void recall(Instant at) {
    service.moveTo(at);
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
    service.flush();
    CaseAccounts read = new CaseAccounts(service, reference, inputs, instruments);
    List<ScenarioBackend.CaseAccount> all =
        bookings.entrySet().stream()
            .filter(entry -> decided.contains(entry.getKey()))
            .map(entry -> read.of(entry.getKey(), entry.getValue().submission().tcn()))
            .collect(Collectors.toList());
    workItems.addAll(read.workItems());
    return all;
  }

  @Override
  public Set<Reason> workItems() {
    accounts();
    return workItems;
  }
}
