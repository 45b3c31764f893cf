package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Notices;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.Refusal;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.scenarios.ScenarioBooking;
import org.tenprint.scenarios.Submission;

/**
 * Scenarios on what services decide, without a service: everything that happens is an event,
 * written and read again, and every step is taken twice, as an auditor does.
 */
final class ReplayBackend implements ScenarioBackend {
  private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final ReferenceSet reference;

  ReplayBackend(ReferenceSet reference) {
    this.reference = reference;
  }

  @Override
  public ScenarioBackend.Stage open(Setting setting) {
    return new ReplayStage(
        new CaseSettings(
            setting.holdDeadline().orElse(NEVER),
            setting.pushed().stream()
                .map(Recipient::text)
                .collect(Collectors.toCollection(TreeSet::new))));
  }

  private final class ReplayStage implements ScenarioBackend.Stage {
    private final CaseSettings settings;
    private final RuleBookReader reader = new RuleBookReader();
    private final Map<String, ReplayedCase> cases = new LinkedHashMap<>();
    private final Set<Reason> workItems = EnumSet.noneOf(Reason.class);
    private KnownRules rules = KnownRules.NONE;

    ReplayStage(CaseSettings settings) {
      this.settings = settings;
    }

    @Override
    public Optional<Refusal> record(Instrument stated) {
      OffenceTable table = StatedLevels.offenceTable(reference);
      Instrument instrument = Notices.resolved(stated, table.calendars()).orElse(stated);
      Optional<Refusal> refusal = Refusal.of(instrument, rules.book(), table);
      if (refusal.isEmpty() || refusal.get().ofTheLog()) {
        assertEquals(refusal, logged(instrument));
        rules = reader.upTo(rules.offset() + 1);
      }
      return refusal;
    }

    /** What a reader of the log says of a state that was written there. */
    private Optional<Refusal> logged(Instrument instrument) {
      var event = InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument));
      try {
        reader.put(RoundTrip.of(event), rules.offset(), Instant.EPOCH);
        return Optional.empty();
      } catch (BrokenEvent e) {
        return Optional.of(Refusal.valueOf(e.getMessage().replace("refused: ", "")));
      }
    }

    @Override
    public ScenarioBackend.Receipt submit(ScenarioBooking booking) {
      Submission submission = booking.submission();
      String id = ScenarioEvents.bookingId(submission).toString();
      if (cases.containsKey(id)) {
        return cases.get(id).submission().equals(submission)
            ? ScenarioBackend.Receipt.REPEATED
            : ScenarioBackend.Receipt.refused(Refusal.DUPLICATE_TCN);
      }
      try {
        cases.put(id, new ReplayedCase(booking, reference, workItems));
        return ScenarioBackend.Receipt.ACCEPTED;
      } catch (BrokenEvent unknown) {
        return ScenarioBackend.Receipt.refused(Refusal.UNKNOWN_ORI);
      }
    }

    private CaseMoment moment(Instant at) {
      return new CaseMoment(at, rules, settings, Optional.empty(), Optional.empty());
    }

    @Override
    public void decide(Submission submission, Instant at) {
      cases.get(ScenarioEvents.bookingId(submission).toString()).decide(moment(at));
    }

    @Override
    public Optional<Refusal> happens(String tcn, CaseEvent event, Instant at) {
      Optional<Refusal> refusal =
          ScenarioBackend.refusal(event, ori -> reference.agency(ori).isPresent());
      cases.values().stream()
          .filter(one -> refusal.isEmpty() && one.tcn().equals(tcn))
          .forEach(one -> one.happens(event, moment(at)));
      return refusal;
    }

    @Override
    public void happensToAll(CaseEvent event, Instant at) {
      cases.values().forEach(one -> one.happens(event, moment(at)));
    }

    @Override
    public void recall(Instant at) {
      cases.values().forEach(one -> one.recall(moment(at)));
    }

    @Override
    public List<ScenarioBackend.CaseAccount> accounts() {
      cases.values().forEach(one -> one.under(rules));
      return List.copyOf(cases.values());
    }

    @Override
    public Set<Reason> workItems() {
      return workItems;
    }
  }
}
