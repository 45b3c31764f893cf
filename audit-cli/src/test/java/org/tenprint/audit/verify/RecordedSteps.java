package org.tenprint.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.CaseState;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.MessageKey;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.messaging.EventCodec;
import org.tenprint.reference.ReferenceSet;

/** Steps of one case, as they were taken and as the log has them. */
final class RecordedSteps {
  static final Instant DECIDED = SampleCase.BOOKED.plusSeconds(4);
  private static final String AGENCY = RecipientAddress.agency(SampleCase.ORI).topic();
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());

  final CaseRecords.OfBooking records = new CaseRecords.OfBooking();

  private final ReferenceSet reference = ReferenceSet.sample();
  private final CaseReplay replay = new CaseReplay(reference);
  private final Map<Integer, CaseChange> steps = new HashMap<>();
  private final SampleCase sample;
  private final KnownRules rules;
  private CaseState state;
  private long offset;

  RecordedSteps(SampleCase sample, KnownRules rules) throws BrokenEvent {
    this.sample = sample;
    this.rules = rules;
    this.state =
        replay.opened(
            Determinations.of(sample.identification(), Optional.empty(), reference, DECIDED));
  }

  CaseEvent event(CaseEventKind kind, Instant at) {
    return CaseEvent.newBuilder()
        .setBookingId(sample.id())
        .setKind(kind)
        .setAt(SampleCase.at(at))
        .build();
  }

  /** Takes it, each step with a key of its own, and records what it made. */
  CaseChange take(CaseEvent event, Instant at) throws BrokenEvent {
    int number = steps.size() + 1;
    byte[] key = new byte[MessageKey.LENGTH];
    key[0] = (byte) number;
    CaseMoment moment =
        new CaseMoment(
            at,
            rules,
            SETTINGS,
            Optional.of(new Origin("input", 0, (long) number)),
            Optional.of(new MessageKey(key)));
    CaseChange change = replay.apply(state, event, moment);
    steps.put(number, change);
    state = change.next();
    records.journal.put(number, recorded(TopicCatalogue.CASE_STEPS.name(), change.step()));
    records.stepsInWindow.add(number);
    change
        .dispositions()
        .forEach(
            one -> records.dispositions.add(recorded(TopicCatalogue.DISPOSITIONS.name(), one)));
    change.messages().forEach(one -> records.messages.add(recorded(AGENCY, one)));
    return change;
  }

  /** What the auditor says of it. */
  Findings told() {
    Findings findings = new Findings();
    records.dispositions.forEach(one -> records.placesInWindow.add(one.where()));
    records.messages.forEach(one -> records.placesInWindow.add(one.where()));
    MemoryLog log =
        new MemoryLog(
            Set.of(TopicCatalogue.CASE_STEPS.name(), TopicCatalogue.DISPOSITIONS.name(), AGENCY),
            List.of());
    EventReader reader =
        new EventReader(log, new Events(Optional.empty(), Optional.empty(), Optional.empty()));
    new OneCase(
            sample.id().toString(),
            records,
            new CaseFold.Folded(steps, Optional.empty()),
            reader,
            reference,
            DECIDED.plusSeconds(60))
        .tell(findings);
    return findings;
  }

  @SuppressWarnings("unchecked")
  <T extends SpecificRecord> Recorded<T> recorded(String topic, T event) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    return new Recorded<>(
        event,
        new LogRecord(
            topic,
            0,
            offset++,
            DECIDED,
            sample.id().toString().getBytes(StandardCharsets.UTF_8),
            List.of(),
            codec.encode(event)));
  }
}
