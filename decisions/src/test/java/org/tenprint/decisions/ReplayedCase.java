package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseRules;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.Message.OfRequest;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.scenarios.ScenarioBooking;
import org.tenprint.scenarios.Submission;

/** A case of {@link ReplayBackend}. */
final class ReplayedCase implements ScenarioBackend.CaseAccount {
  private final ScenarioBooking booking;
  private final Determination determination;
  private final CaseReplay replay;
  private final OffenceTable table;
  private final Set<Reason> workItems;
  private final Map<Recipient, Disposition> latest = new LinkedHashMap<>();
  private final List<Message> sent = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private CaseState state;
  private KnownRules rules = KnownRules.NONE;

  ReplayedCase(ScenarioBooking booking, ReferenceSet reference, Set<Reason> workItems)
      throws BrokenEvent {
    this.booking = booking;
    this.workItems = workItems;
    this.replay = new CaseReplay(reference);
    this.table = StatedLevels.offenceTable(reference);
    this.determination =
        RoundTrip.of(ScenarioEvents.determination(booking, reference, booking.decideAt()));
    this.state = replay.opened(determination);
  }

  Submission submission() {
    return booking.submission();
  }

  void under(KnownRules known) {
    rules = known;
  }

  void decide(CaseMoment moment) {
    take(replay.decide(state, moment), Optional.of(determination), moment);
  }

  void happens(CaseEvent event, CaseMoment moment) {
    var id = ScenarioEvents.bookingId(submission());
    Optional<SpecificRecord> made = ScenarioEvents.event(id, event, moment.at()).map(RoundTrip::of);
    try {
      if (made.isEmpty()) {
        replay.wake(state, moment).ifPresent(change -> take(change, Optional.empty(), moment));
      } else if (made.get() instanceof Review review) {
        take(replay.apply(state, review, moment), made, moment);
      } else {
        take(
            replay.apply(state, (org.tenprint.events.notification.CaseEvent) made.get(), moment),
            made,
            moment);
      }
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  void recall(CaseMoment moment) {
    DisclosurePolicy policy = new DisclosurePolicy(moment.rules().book(), table);
    CaseStep step =
        state.file().recall(moment.at(), new CaseRules(policy, Set.of(), Optional.empty()));
    told(new CaseEvents(table).change(state, step, moment, StepTrigger.RULE_BOOK));
  }

  /** Takes it again from the journal first, as an auditor does. */
  private void take(CaseChange change, Optional<SpecificRecord> input, CaseMoment moment) {
    try {
      CaseChange again = replay.again(state, RoundTrip.of(change.step()), input, moment.rules());
      assertEquals(change.step(), again.step());
      assertEquals(change.dispositions(), again.dispositions());
      assertEquals(change.messages(), again.messages());
      assertEquals(change.next().file(), again.next().file());
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
    told(change);
  }

  private void told(CaseChange change) {
    for (var event : change.dispositions()) {
      var written = RoundTrip.of(event);
      Recipient recipient = Recipient.parse(written.getRecipient()).orElseThrow();
      latest.put(
          recipient,
          new Disposition(
              recipient,
              Outcome.valueOf(written.getOutcome().name()),
              Reason.valueOf(written.getReason().name()),
              written.getInstruments(),
              written.getDecidedAt().getInstant(),
              KeptBackEvents.read(written)));
    }
    for (RecipientMessage event : change.messages()) {
      RecipientMessage written = RoundTrip.of(event);
      boolean recall = written.getRecalls() != null;
      int place = recall ? places.get(written.getRecalls()) : places.size() + 1;
      places.putIfAbsent(written.getMessageId(), place);
      sent.add(
          new Message(
              Recipient.parse(written.getRecipient()).orElseThrow(),
              MessageKind.valueOf(written.getKind().name()),
              written.getInstruments(),
              written.getSentAt(),
              place,
              KeptBackEvents.withheld(written),
              OfRequest.purposed(KeptBackEvents.purpose(written))));
    }
    workItems.addAll(change.workItems());
    state = change.next();
  }

  @Override
  public String tcn() {
    return submission().tcn();
  }

  @Override
  public Map<Recipient, Disposition> dispositions() {
    return latest;
  }

  @Override
  public List<Message> sent() {
    return sent;
  }

  @Override
  public Map<Recipient, Decision> asKnown(Instant known) {
    return state.file().asKnown(known, new DisclosurePolicy(rules.book(), table));
  }
}
