package org.tenprint.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.audit.log.Window;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.MessageKey;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Instrument;
import org.tenprint.messaging.EventCodec;
import org.tenprint.policy.law.Edition;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.vault.KeyVault;

/** A log in memory of one booking, by the functions that the services call. */
final class WrittenLog {
  static final SampleCase SAMPLE = new SampleCase("WRITTEN001");
  static final String SUBJECT = "S-1";

  /** When its status was determined. */
  static final Instant DETERMINED = SampleCase.BOOKED.plusSeconds(4);

  /** When its case was decided. */
  static final Instant DECIDED = DETERMINED.plusSeconds(1);

  private static final ReferenceSet REFERENCE = ReferenceSet.sample();

  private final CaseReplay replay = new CaseReplay(REFERENCE);
  private final Optional<KeyVault> vault;
  private final List<LogRecord> records = new ArrayList<>();
  private final List<Instrument> instruments = new ArrayList<>();
  private final Set<String> topics = new TreeSet<>(Verification.needed());
  private Determination determination;
  private CaseChange last;

  WrittenLog() {
    this(Optional.empty());
  }

  /**
   * @param vault what seals the events
   */
  WrittenLog(Optional<KeyVault> vault) {
    this.vault = vault;
  }

  /** An instrument, recorded so long before the case is decided. */
  WrittenLog instrument(Instrument instrument, Duration before) {
    instruments.add(instrument);
    Instant at = DECIDED.minus(before);
    write(TopicCatalogue.INSTRUMENTS.name(), instrument.getId(), instrument, at);
    return this;
  }

  /** What an owner states of the subject, so long before the status is determined. */
  Origin stated(ImmigrationRecord record, Duration before) {
    return stated(TopicCatalogue.RECORDS.name(), record, before);
  }

  Origin stated(String topic, ImmigrationRecord record, Duration before) {
    return write(topic, SUBJECT, record, DETERMINED.minus(before));
  }

  /** Identified, and determined on no record. */
  WrittenLog determined() throws BrokenEvent {
    return determined(Optional.empty());
  }

  /** Identified, and determined on this record. */
  WrittenLog determined(Optional<RecordFacts> facts) throws BrokenEvent {
    Identification found = SAMPLE.identification();
    write(TopicCatalogue.IDENTIFICATIONS.name(), key(), found, found.getIdentifiedAt());
    determination(Determinations.of(found, facts, REFERENCE, DETERMINED), DETERMINED);
    return this;
  }

  /** A determination as it stands. */
  void determination(Determination made, Instant recorded) {
    determination = made;
    write(TopicCatalogue.DETERMINATIONS.name(), key(), made, recorded);
  }

  /** The determination that was written. */
  Determination determination() {
    return determination;
  }

  /** Decides the case on so many of the instruments. */
  WrittenLog decided(int known) throws BrokenEvent {
    return decided(known, Edition.PRESENT);
  }

  WrittenLog decided(int known, Edition edition) throws BrokenEvent {
    return decided(known, edition, new Origin(TopicCatalogue.DETERMINATIONS.name(), 0, 0L));
  }

  /** Decides the case on the same determination, as it stands on another topic. */
  WrittenLog decidedOn(String topic) throws BrokenEvent {
    return decided(0, Edition.PRESENT, write(topic, key(), determination, DETERMINED));
  }

  private WrittenLog decided(int known, Edition edition, Origin origin) throws BrokenEvent {
    CaseMoment moment = moment(DECIDED, known, edition, Optional.of(origin));
    return written(replay.decide(replay.opened(determination, edition), moment));
  }

  /** Takes that the person turned out to be protected. */
  WrittenLog happened(Instant at, int known, Edition edition) throws BrokenEvent {
    CaseEvent event =
        CaseEvent.newBuilder()
            .setBookingId(SAMPLE.id())
            .setKind(CaseEventKind.PROTECTED)
            .setAt(SampleCase.at(at))
            .build();
    Origin origin = write(TopicCatalogue.CASE_EVENTS.name(), key(), event, at);
    CaseMoment moment = moment(at, known, edition, Optional.of(origin));
    return written(replay.apply(last.next(), event, moment));
  }

  private CaseMoment moment(Instant at, int known, Edition edition, Optional<Origin> origin)
      throws BrokenEvent {
    RuleBookReader book = new RuleBookReader(edition);
    for (int offset = 0; offset < known; offset++) {
      book.put(instruments.get(offset), offset);
    }
    return new CaseMoment(
        at,
        book.upTo(known),
        new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
        origin,
        Optional.of(new MessageKey(new byte[MessageKey.LENGTH])),
        edition);
  }

  private WrittenLog written(CaseChange change) {
    last = change;
    Instant at = change.step().getAt().getInstant();
    write(TopicCatalogue.CASE_STEPS.name(), key(), change.step(), at);
    told(at);
    return this;
  }

  /** Writes what the last step made, again: as if it had been told twice. */
  void told(Instant at) {
    last.dispositions().forEach(made -> write(TopicCatalogue.DISPOSITIONS.name(), key(), made, at));
    last.messages()
        .forEach(made -> write(RecipientAddress.of(made.getRecipient()).topic(), key(), made, at));
  }

  /** A record as it is. */
  WrittenLog put(LogRecord record) {
    topics.add(record.topic());
    records.add(record);
    return this;
  }

  /** The first dispositions are kept no longer. */
  WrittenLog without(long last) {
    String topic = TopicCatalogue.DISPOSITIONS.name();
    records.removeIf(one -> one.topic().equals(topic) && one.offset() <= last);
    return this;
  }

  /** That a topic is there. */
  WrittenLog with(String topic) {
    topics.add(topic);
    return this;
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> Origin write(
      String topic, String key, T event, Instant recorded) {
    EventCodec<T> plain = EventCodec.of((Class<T>) event.getClass());
    byte[] value = vault.map(plain::with).orElse(plain).encode(event);
    long offset = records.stream().filter(one -> one.topic().equals(topic)).count();
    byte[] named = key.getBytes(StandardCharsets.UTF_8);
    put(new LogRecord(topic, 0, offset, recorded, named, List.of(), value));
    return new Origin(topic, 0, offset);
  }

  static String key() {
    return SAMPLE.id().toString();
  }

  /** It as it is read. */
  EventLog log() {
    return new MemoryLog(topics, records);
  }

  Findings verified() {
    return verified(Window.ALL);
  }

  Findings verified(Window window) {
    Events events = new Events(Optional.empty(), vault, Optional.empty());
    return new Verification(log(), events, REFERENCE).verify(window, DECIDED.plusSeconds(3600));
  }
}
