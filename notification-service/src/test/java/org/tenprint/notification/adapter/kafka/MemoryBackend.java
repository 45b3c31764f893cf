package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.decisions.StatedLevels;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.scenario.StageEvents;
import org.tenprint.policy.Admission;
import org.tenprint.policy.CaseEvent;
import org.tenprint.policy.Decision;
import org.tenprint.policy.DisclosurePolicy;
import org.tenprint.policy.Disposition;
import org.tenprint.policy.Instrument;
import org.tenprint.policy.Message;
import org.tenprint.policy.MessageKind;
import org.tenprint.policy.Outcome;
import org.tenprint.policy.Reason;
import org.tenprint.policy.Recipient;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.Refusal;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.scenarios.ScenarioBooking;
import org.tenprint.scenarios.Submission;

/** Plays scenarios on the hop with its codecs and uses, in memory: thousands a minute. */
final class MemoryBackend implements ScenarioBackend {
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final ReferenceSet reference;
  private final CaseReplay replay;

  MemoryBackend(ReferenceSet reference) {
    this.reference = reference;
    this.replay = new CaseReplay(reference);
  }

  @Override
  public Stage open(Set<Recipient> pushed) {
    return new MemoryStage(
        new MemoryHop(
            replay,
            Instant.EPOCH,
            NEVER,
            pushed.stream().map(Recipient::text).collect(Collectors.toSet())));
  }

  private final class MemoryStage implements Stage {
    private final MemoryHop hop;
    private final Map<String, ScenarioBooking> bookings = new LinkedHashMap<>();
    private final Set<String> decided = new HashSet<>();
    private boolean pushFailed;

    MemoryStage(MemoryHop hop) {
      this.hop = hop;
    }

    @Override
    public Optional<Refusal> record(Instrument instrument) {
      Optional<Refusal> refusal =
          Admission.refusal(instrument, hop.latestRules().book()).map(Refusal::of);
      if (refusal.isPresent()) {
        return refusal;
      }
      return hop.record(InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument)))
          .map(why -> Refusal.valueOf(why.substring(why.lastIndexOf(' ') + 1)));
    }

    @Override
    public Receipt submit(ScenarioBooking booking) {
      Submission submission = booking.submission();
      String id = StageEvents.bookingId(submission).toString();
      if (bookings.containsKey(id)) {
        return bookings.get(id).submission().equals(submission)
            ? Receipt.REPEATED
            : Receipt.refused(Refusal.DUPLICATE_TCN);
      }
      var agencies = submission.agencies();
      boolean known =
          List.of(agencies.controlling(), agencies.arresting(), agencies.booking()).stream()
              .allMatch(ori -> reference.agency(ori).isPresent());
      if (!known) {
        return Receipt.refused(Refusal.UNKNOWN_ORI);
      }
      bookings.put(id, booking);
      return Receipt.ACCEPTED;
    }

    @Override
    public void decide(Submission submission, Instant at) {
      hop.now = at;
      String id = StageEvents.bookingId(submission).toString();
      try {
        hop.take(StageEvents.determination(bookings.get(id), reference, at), id);
      } catch (BrokenEvent e) {
        throw new AssertionError(e);
      }
      decided.add(id);
    }

    @Override
    public void happens(String tcn, CaseEvent event, Instant at) {
      hop.now = at;
      bookings.forEach(
          (id, booking) -> {
            if (booking.submission().tcn().equals(tcn)) {
              happens(id, booking, event, at);
            }
          });
    }

    private void happens(String id, ScenarioBooking booking, CaseEvent event, Instant at) {
      StageEvents.event(StageEvents.bookingId(booking.submission()), event, at)
          .ifPresent(made -> hop.take(made, id));
      if (event instanceof CaseEvent.Dispatched push && !push.succeeded()) {
        pushFailed |= waits(id, push.recipient().text());
      }
    }

    private boolean waits(String booking, String recipient) {
      return events(hop, TopicCatalogue.DISPOSITIONS.name(), hop.codecs.dispositions()).stream()
          .filter(d -> d.getBookingId().toString().equals(booking))
          .filter(d -> d.getRecipient().equals(recipient))
          .reduce((earlier, later) -> later)
          .filter(d -> d.getOutcome().name().equals("HELD") && d.getReason().name().equals("ERROR"))
          .isPresent();
    }

    @Override
    public void happensToAll(CaseEvent event, Instant at) {
      hop.now = at;
      if (event instanceof CaseEvent.Tick) {
        hop.wake();
        return;
      }
      bookings.forEach((id, booking) -> happens(id, booking, event, at));
    }

    @Override
    public void recall(Instant at) {
      hop.now = at;
      hop.wake();
    }

    @Override
    public List<CaseAccount> accounts() {
      return bookings.entrySet().stream()
          .filter(entry -> decided.contains(entry.getKey()))
          .<CaseAccount>map(
              entry -> new Account(hop, entry.getKey(), entry.getValue().submission().tcn()))
          .toList();
    }

    @Override
    public Set<Reason> workItems() {
      Set<Reason> work = new TreeSet<>();
      for (var d : events(hop, TopicCatalogue.DISPOSITIONS.name(), hop.codecs.dispositions())) {
        Reason reason = Reason.valueOf(d.getReason().name());
        boolean held = d.getOutcome().name().equals("HELD");
        if (held && reason == Reason.ERROR && !pushFailed) {
          continue; // it waits for its first push, and is work for nobody
        }
        if (held || reason == Reason.NO_RULE || reason == Reason.ERROR) {
          work.add(reason);
        }
      }
      return work;
    }
  }

  private static <T extends org.apache.avro.specific.SpecificRecord> List<T> events(
      MemoryHop hop, String topic, EventCodec<T> codec) {
    List<T> events = new ArrayList<>();
    for (MemoryHop.Written written : hop.topics.getOrDefault(topic, List.of())) {
      try {
        events.add(codec.decode(written.value()));
      } catch (PoisonEvent e) {
        throw new AssertionError(e);
      }
    }
    return events;
  }

  private final class Account implements CaseAccount {
    private final MemoryHop hop;
    private final String booking;
    private final String tcn;

    Account(MemoryHop hop, String booking, String tcn) {
      this.hop = hop;
      this.booking = booking;
      this.tcn = tcn;
    }

    @Override
    public String tcn() {
      return tcn;
    }

    @Override
    public Map<Recipient, Disposition> dispositions() {
      Map<Recipient, Disposition> latest = new LinkedHashMap<>();
      for (var d : events(hop, TopicCatalogue.DISPOSITIONS.name(), hop.codecs.dispositions())) {
        if (d.getBookingId().toString().equals(booking)) {
          Recipient recipient = Recipient.parse(d.getRecipient()).orElseThrow();
          latest.put(
              recipient,
              new Disposition(
                  recipient,
                  Outcome.valueOf(d.getOutcome().name()),
                  Reason.valueOf(d.getReason().name()),
                  d.getInstruments(),
                  d.getDecidedAt().getInstant()));
        }
      }
      return latest;
    }

    @Override
    public List<Message> sent() {
      List<Message> sent = new ArrayList<>();
      for (String topic : hop.topics.keySet()) {
        if (!topic.startsWith("notification.")) {
          for (RecipientMessage m : events(hop, topic, hop.codecs.messages())) {
            if (m.getBookingId().toString().equals(booking)) {
              sent.add(
                  new Message(
                      Recipient.parse(m.getRecipient()).orElseThrow(),
                      MessageKind.valueOf(m.getKind().name()),
                      m.getInstruments(),
                      m.getSentAt()));
            }
          }
        }
      }
      return sent;
    }

    @Override
    public Map<Recipient, Decision> asKnown(Instant known) {
      DisclosurePolicy policy =
          new DisclosurePolicy(hop.now().book(), StatedLevels.offenceTable(reference));
      return hop.file(booking).asKnown(known, policy);
    }
  }
}
