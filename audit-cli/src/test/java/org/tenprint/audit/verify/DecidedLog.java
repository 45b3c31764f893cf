package org.tenprint.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.SampleLog;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.MessageKey;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.policy.law.Edition;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.TestBroker;

/**
 * Writes what the services would have written of three bookings, by the functions that they call.
 */
final class DecidedLog {
  static final SampleCase MATCHED = new SampleCase("VERIFY0001");
  static final SampleCase GREY = new SampleCase("VERIFY0002");
  static final SampleCase UNREAD = new SampleCase("VERIFY0003");

  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());

  private final TestBroker broker;
  private final Instant from;
  private final ReferenceSet reference = ReferenceSet.sample();
  private final CaseReplay replay = new CaseReplay(reference);

  /**
   * @param from nothing is recorded before, but the instruments
   */
  DecidedLog(TestBroker broker, Instant from) {
    this.broker = broker;
    this.from = from;
  }

  void write() throws BrokenEvent, PoisonEvent {
    for (Instrument one : List.of(SampleInstruments.permit(), SampleInstruments.refusal())) {
      write(TopicCatalogue.INSTRUMENTS.name(), one.getId(), one, SampleInstruments.RECORDED);
    }
    String topic = TopicCatalogue.INSTRUMENTS.name();
    write(topic, "ANOTHER-KEY", foreign("WRONG-KEY"), SampleInstruments.RECORDED);
    new SampleLog()
        .put(topic, "NO-EVENT", new byte[] {1}, "none", SampleInstruments.RECORDED)
        .writeTo(broker);
    Conviction conviction =
        new Conviction(
            "1201", LocalDate.of(2006, 1, 1), OffenceClass.AGGRAVATED_FELONY, "P2Y", null);
    ImmigrationRecord record =
        new ImmigrationRecord(
            "S-1",
            "R-1",
            ImmigrationStatus.REMOVABLE,
            SampleInstruments.RECORDED,
            null,
            List.of(conviction),
            null,
            false,
            null,
            null);
    Origin address = write(TopicCatalogue.RECORDS.name(), "S-1", record, from);
    RecordFacts facts = RecordFacts.of(record, address);
    KnownRules rules = oldRules();
    decide(MATCHED, facts, rules, THEN, IdentificationOutcome.MATCH);
    CaseChange held = decide(GREY, facts, rules, THEN, IdentificationOutcome.GREY);
    review(review(held, "examiner-one", rules, 10), "examiner-two", rules, 20);
    decide(UNREAD, facts, rules(), Edition.PRESENT, IdentificationOutcome.MATCH);
  }

  private static Instrument foreign(String id) {
    return Instrument.newBuilder(SampleInstruments.permit()).setId(id).build();
  }

  private CaseChange decide(
      SampleCase sample,
      RecordFacts facts,
      KnownRules rules,
      Edition edition,
      IdentificationOutcome outcome)
      throws BrokenEvent {
    String key = sample.id().toString();
    Identification identification =
        Identification.newBuilder(sample.identification())
            .setOutcome(outcome)
            .setIdentifiedAt(from.plusSeconds(2))
            .build();
    write(TopicCatalogue.IDENTIFICATIONS.name(), key, identification, from.plusSeconds(2));
    Instant determined = from.plusSeconds(3);
    Determination determination =
        Determinations.of(identification, Optional.of(facts), reference, determined);
    Origin origin = write(TopicCatalogue.DETERMINATIONS.name(), key, determination, determined);
    CaseMoment moment = moment(from.plusSeconds(4), rules, origin, edition);
    return written(replay.decide(replay.opened(determination, edition), moment));
  }

  private CaseChange review(CaseChange before, String by, KnownRules rules, int seconds)
      throws BrokenEvent {
    Instant at = from.plusSeconds(seconds);
    Review review = new Review(before.step().getBookingId(), by, Verdict.MATCH, SampleCase.at(at));
    Origin origin =
        write(TopicCatalogue.REVIEWS.name(), before.step().getBookingId().toString(), review, at);
    return written(replay.apply(before.next(), review, moment(at, rules, origin, THEN)));
  }

  /** By which a record that cannot be read might apply to nothing. */
  private static final Edition THEN = Edition.FOURTH;

  private static final MessageKey KEY = new MessageKey(new byte[MessageKey.LENGTH]);

  private static CaseMoment moment(Instant at, KnownRules rules, Origin origin, Edition edition) {
    return new CaseMoment(at, rules, SETTINGS, Optional.of(origin), Optional.of(KEY), edition);
  }

  private CaseChange written(CaseChange change) {
    String key = change.step().getBookingId().toString();
    Instant at = change.step().getAt().getInstant();
    SampleLog log = new SampleLog();
    log.put(TopicCatalogue.CASE_STEPS.name(), key, change.step(), at);
    change
        .dispositions()
        .forEach(made -> log.put(TopicCatalogue.DISPOSITIONS.name(), key, made, at));
    change
        .messages()
        .forEach(made -> log.put(RecipientAddress.of(made.getRecipient()).topic(), key, made, at));
    log.writeTo(broker);
    return change;
  }

  /** What the service knew when a record that cannot be read applied to nothing. */
  private KnownRules oldRules() throws PoisonEvent, BrokenEvent {
    EventCodec<Instrument> codec = EventCodec.of(Instrument.class);
    RuleBookReader book = new RuleBookReader();
    long end = 0;
    for (ConsumerRecord<byte[], byte[]> one : records(TopicCatalogue.INSTRUMENTS)) {
      String key = key(one);
      if (key.equals(SampleInstruments.PERMIT) || key.equals(SampleInstruments.REFUSAL)) {
        book.put(codec.decode(one.value()), one.offset(), Instant.ofEpochMilli(one.timestamp()));
      }
      end = one.offset() + 1;
    }
    return book.upTo(end);
  }

  /** What the service knows: the whole instruments topic. */
  private KnownRules rules() throws BrokenEvent {
    EventCodec<Instrument> codec = EventCodec.of(Instrument.class);
    RuleBookReader book = new RuleBookReader();
    long end = 0;
    for (ConsumerRecord<byte[], byte[]> one : records(TopicCatalogue.INSTRUMENTS)) {
      try {
        Instrument instrument = codec.decode(one.value());
        if (key(one).equals(instrument.getId())) {
          book.put(instrument, one.offset(), Instant.ofEpochMilli(one.timestamp()));
        } else {
          book.misplaced(instrument, Instant.ofEpochMilli(one.timestamp()));
        }
      } catch (PoisonEvent unread) {
        book.undecodable(key(one), Instant.ofEpochMilli(one.timestamp()));
      }
      end = one.offset() + 1;
    }
    return book.upTo(end);
  }

  private static String key(ConsumerRecord<byte[], byte[]> one) {
    return new String(one.key(), StandardCharsets.UTF_8);
  }

  private List<ConsumerRecord<byte[], byte[]>> records(TopicSpec topic) {
    return broker.consume(topic.name());
  }

  private <T extends SpecificRecord> Origin write(
      String topic, String key, T event, Instant recorded) {
    new SampleLog().put(topic, key, event, recorded).writeTo(broker);
    ConsumerRecord<byte[], byte[]> last =
        broker.consume(topic).stream()
            .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
            .reduce((one, next) -> next)
            .orElseThrow();
    return new Origin(topic, last.partition(), last.offset());
  }
}
