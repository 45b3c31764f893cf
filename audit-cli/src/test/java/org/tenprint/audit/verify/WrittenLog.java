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
import org.tenprint.audit.log.LogRecord.RecordHeader;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.audit.log.Window;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.CaseState;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.MessageKey;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.StepTrigger;
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

  CaseReplay replay = new CaseReplay(REFERENCE);
  private final Optional<KeyVault> vault;
  private final List<LogRecord> records = new ArrayList<>();
  private final List<Instrument> instruments = new ArrayList<>();
  private final List<Instant> logged = new ArrayList<>();
  private final Set<String> topics = new TreeSet<>(Verification.needed());
  private final Set<String> cut = new TreeSet<>();
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
    Instant at = DECIDED.minus(before);
    instruments.add(instrument);
    logged.add(at);
    write(TopicCatalogue.INSTRUMENTS.name(), instrument.getId(), instrument, at);
    return this;
  }

  /** What an owner states of the subject, so long before the status is determined. */
  Origin stated(ImmigrationRecord record, Duration before) {
    return stated(TopicCatalogue.RECORDS.name(), record, before);
  }

  Origin stated(String topic, ImmigrationRecord record, Duration before) {
    return write(topic, record.getSubjectId(), record, DETERMINED.minus(before));
  }

  /** Identified, and determined on no record. */
  WrittenLog determined() throws BrokenEvent {
    return determined(Optional.empty());
  }

  /** Identified, and determined on this record. */
  WrittenLog determined(Optional<RecordFacts> facts) throws BrokenEvent {
    Identification found = identified(SAMPLE.identification());
    determination(Determinations.of(found, facts, REFERENCE, DETERMINED), DETERMINED);
    return this;
  }

  /** Identified, and no more. */
  Identification identified(Identification found) {
    write(TopicCatalogue.IDENTIFICATIONS.name(), key(), found, found.getIdentifiedAt());
    return found;
  }

  /** As it stands. */
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

  /** Decides the case, and says that it was on what stands there. */
  WrittenLog decided(int known, Edition edition, Origin origin) throws BrokenEvent {
    CaseMoment moment = moment(DECIDED, known, edition, Optional.of(origin));
    return written(replay.decide(before(edition), moment));
  }

  /** The case before its next step; what came before the determination is taken first. */
  private CaseState before(Edition edition) throws BrokenEvent {
    return last == null ? replay.opened(determination, edition) : last.next();
  }

  /** Takes that the person turned out to be protected. */
  WrittenLog happened(Instant at, int known, Edition edition) throws BrokenEvent {
    CaseEvent event = WrittenRecords.event(CaseEventKind.PROTECTED, at);
    return took(event, reported(event, at), at, known, edition);
  }

  /** That it was reported, and no more. */
  Origin reported(CaseEvent event, Instant at, RecordHeader... headers) {
    return write(TopicCatalogue.CASE_EVENTS.name(), key(), event, at, headers);
  }

  /** What was written of another booking, and no more. */
  Origin ofAnother(SampleCase other, TopicSpec topic, SpecificRecord event) {
    return write(topic.name(), other.id().toString(), event, DECIDED);
  }

  /** That somebody reviewed, and no more. */
  Origin reviewed(String by, org.tenprint.events.notification.Verdict verdict, Instant at) {
    Review review = new Review(SAMPLE.id(), by, verdict, SampleCase.at(at));
    return write(TopicCatalogue.REVIEWS.name(), key(), review, at);
  }

  /** Takes an event that stands there. */
  WrittenLog took(CaseEvent event, Origin origin, Instant at, int known, Edition edition)
      throws BrokenEvent {
    CaseMoment moment = moment(at, known, edition, Optional.of(origin));
    return written(replay.apply(before(edition), event, moment));
  }

  /** Takes a review that stands there. */
  WrittenLog tookReview(
      String by, org.tenprint.events.notification.Verdict verdict, Origin origin, int known)
      throws BrokenEvent {
    CaseMoment moment = moment(DECIDED, known, Edition.PRESENT, Optional.of(origin));
    Review review = new Review(SAMPLE.id(), by, verdict, SampleCase.at(DECIDED));
    return written(replay.apply(before(Edition.PRESENT), review, moment));
  }

  /** Takes what all instruments that are there bring about, and may say that it was on an input. */
  WrittenLog woken(Instant at, Optional<Origin> origin) throws BrokenEvent {
    CaseMoment moment = moment(at, instruments.size(), Edition.PRESENT, origin);
    return written(replay.wakeAgain(last.next(), moment, StepTrigger.RULE_BOOK));
  }

  private CaseMoment moment(Instant at, int known, Edition edition, Optional<Origin> origin)
      throws BrokenEvent {
    RuleBookReader book = new RuleBookReader(edition);
    for (int offset = 0; offset < known; offset++) {
      book.put(instruments.get(offset), offset, logged.get(offset));
    }
    byte[] key = new byte[MessageKey.LENGTH];
    key[0] = (byte) (last == null ? 0 : last.step().getStep());
    return new CaseMoment(
        at,
        book.upTo(known),
        new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
        origin,
        Optional.of(new MessageKey(key)),
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

  /** That the service put the record of an address aside, under this booking's key. */
  WrittenLog putAside(Origin where) {
    return put(WrittenRecords.letter(where, key()));
  }

  /** What of it was recorded before an instant. */
  EventLog copied(Instant until) {
    var before = records.stream().filter(one -> one.recorded().isBefore(until)).toList();
    return new MemoryLog(topics, before, until);
  }

  /** The first dispositions are kept no longer. */
  WrittenLog without(long last) {
    String topic = TopicCatalogue.DISPOSITIONS.name();
    records.removeIf(one -> one.topic().equals(topic) && one.offset() <= last);
    cut.add(topic);
    return this;
  }

  /** That a topic is there. */
  WrittenLog with(String topic) {
    topics.add(topic);
    return this;
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> Origin write(
      String topic, String key, T event, Instant recorded, RecordHeader... headers) {
    EventCodec<T> plain = EventCodec.of((Class<T>) event.getClass());
    byte[] value = vault.map(plain::with).orElse(plain).encode(event);
    long offset = records.stream().filter(one -> one.topic().equals(topic)).count();
    byte[] named = key.getBytes(StandardCharsets.UTF_8);
    put(new LogRecord(topic, 0, offset, recorded, named, List.of(headers), value));
    return new Origin(topic, 0, offset);
  }

  static String key() {
    return SAMPLE.id().toString();
  }

  /** It as it is read. */
  EventLog log() {
    return new MemoryLog(topics, records, Instant.MAX, cut);
  }

  Findings verified() {
    return verified(Window.ALL);
  }

  Findings verified(Window window) {
    return verified(window, DECIDED.plusSeconds(3600));
  }

  Findings verified(Window window, Instant now) {
    return verified(log(), window, now);
  }

  /** As it is read from another, such as one that is cut off. */
  Findings verified(EventLog log, Window window, Instant now) {
    Events events = new Events(Optional.empty(), vault, Optional.empty());
    return new Verification(log, events, REFERENCE).verify(window, now);
  }
}
