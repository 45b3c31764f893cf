package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.decisions.ScenarioEvents;
import org.tenprint.decisions.StatedLevels;
import org.tenprint.notification.scenario.CaseAccounts;
import org.tenprint.notification.scenario.RuleBooks;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Notices;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.OffenceTable;
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
  private final Topics closed;
  private MemoryHop last;

  /** Whose topics take nothing, and when. */
  interface Topics {
    /** None is. */
    Topics OPEN = (hop, event) -> {};

    /** Something is about to be taken: an event, or, where it is null, a decision or a look. */
    void before(MemoryHop hop, CaseEvent event);

    /** Whether a push is one to a topic. */
    default boolean arePushedTo() {
      return !equals(OPEN);
    }
  }

  MemoryBackend(ReferenceSet reference) {
    this(reference, Topics.OPEN);
  }

  MemoryBackend(ReferenceSet reference, Topics closed) {
    this.reference = reference;
    this.replay = new CaseReplay(reference);
    this.closed = closed;
  }

  @Override
  public Stage open(Setting setting) {
    Set<String> pushed = setting.pushed().stream().map(Recipient::text).collect(Collectors.toSet());
    last =
        new MemoryHop(
            replay,
            Instant.EPOCH,
            setting.holdDeadline().orElse(NEVER),
            closed.arePushedTo() ? Set.of() : pushed);
    if (closed.arePushedTo()) {
      last.refused.addAll(pushed);
    }
    return new MemoryStage(last);
  }

  /** The hop on which the last scenario was played. */
  MemoryHop last() {
    return last;
  }

  private final class MemoryStage implements Stage {
    private final MemoryHop hop;
    private final Map<String, ScenarioBooking> bookings = new LinkedHashMap<>();
    private final Set<String> decided = new HashSet<>();
    private Optional<Outcome> outcome = Optional.empty();

    MemoryStage(MemoryHop hop) {
      this.hop = hop;
    }

    @Override
    public Optional<Refusal> record(Instrument stated) {
      OffenceTable table = StatedLevels.offenceTable(reference);
      Instrument instrument = Notices.resolved(stated, table.calendars()).orElse(stated);
      Optional<Refusal> refusal = Refusal.of(instrument, hop.latestRules().book(), table);
      if (refusal.isEmpty() || refusal.get().ofTheLog()) {
        var event = InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument));
        assertEquals(refusal.map(why -> "refused: " + why), hop.record(event));
      }
      return refusal;
    }

    @Override
    public Receipt submit(ScenarioBooking booking) {
      Submission submission = booking.submission();
      String id = ScenarioEvents.bookingId(submission).toString();
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
      closed.before(hop, null);
      String id = ScenarioEvents.bookingId(submission).toString();
      try {
        hop.take(ScenarioEvents.determination(bookings.get(id), reference, at), id);
      } catch (BrokenEvent e) {
        throw new AssertionError(e);
      }
      decided.add(id);
    }

    @Override
    public Optional<Refusal> happens(String tcn, CaseEvent event, Instant at) {
      hop.now = at;
      closed.before(hop, event);
      Optional<Refusal> refusal =
          ScenarioBackend.refusal(event, ori -> reference.agency(ori).isPresent());
      bookings.forEach(
          (id, booking) -> {
            if (refusal.isEmpty() && booking.submission().tcn().equals(tcn)) {
              happens(id, booking, event, at);
            }
          });
      return refusal;
    }

    private void happens(String id, ScenarioBooking booking, CaseEvent event, Instant at) {
      ScenarioEvents.event(ScenarioEvents.bookingId(booking.submission()), event, at)
          .ifPresent(made -> hop.take(made, id));
    }

    @Override
    public void happensToAll(CaseEvent event, Instant at) {
      hop.now = at;
      closed.before(hop, event);
      if (event instanceof CaseEvent.Tick
          || closed.arePushedTo() && event instanceof CaseEvent.Dispatched) {
        hop.wake();
        return;
      }
      bookings.forEach((id, booking) -> happens(id, booking, event, at));
    }

    @Override
    public void recall(Instant at) {
      hop.now = at;
      closed.before(hop, null);
      hop.wake();
    }

    @Override
    public List<CaseAccount> accounts() {
      return read().accounts();
    }

    @Override
    public Set<Reason> workItems() {
      return read().work();
    }

    /** Read once: nothing happens any more when they are asked for. */
    private Outcome read() {
      if (outcome.isEmpty()) {
        CaseAccounts read =
            new CaseAccounts(hop, reference, hop.inputs, new RuleBooks(hop.instruments));
        List<CaseAccount> all = new ArrayList<>();
        bookings.forEach(
            (id, booking) -> {
              if (decided.contains(id)) {
                all.add(new Account(hop, id, read.of(id, booking.submission().tcn())));
              }
            });
        outcome = Optional.of(new Outcome(all, read.workItems()));
      }
      return outcome.get();
    }
  }

  /** What came of a scenario. */
  private record Outcome(List<ScenarioBackend.CaseAccount> accounts, Set<Reason> work) {}

  /** What the log has of a case; what is known is asked of the state as the store has it. */
  private final class Account implements CaseAccount {
    private final MemoryHop hop;
    private final String booking;
    private final CaseAccount logged;

    Account(MemoryHop hop, String booking, CaseAccount logged) {
      this.hop = hop;
      this.booking = booking;
      this.logged = logged;
    }

    @Override
    public String tcn() {
      return logged.tcn();
    }

    @Override
    public Map<Recipient, Disposition> dispositions() {
      return logged.dispositions();
    }

    @Override
    public List<Message> sent() {
      return logged.sent();
    }

    @Override
    public Map<Recipient, Decision> asKnown(Instant known) {
      DisclosurePolicy policy =
          new DisclosurePolicy(hop.latestRules().book(), StatedLevels.offenceTable(reference));
      return hop.file(booking).asKnown(known, policy);
    }
  }
}
