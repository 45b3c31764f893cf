package org.tenprint.notification.adapter.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.Received;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.Deciding;
import org.tenprint.notification.application.Rules;
import org.tenprint.notification.application.Standing;
import org.tenprint.notification.scenario.CaseAccounts;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

/** The hop with its codecs and uses, over stores and topics in memory. */
final class MemoryHop implements Emitter, Rules, InstantSource, CaseAccounts.PlayedLog {
  /** A record as it stands in a topic. */
  record Written(String key, byte[] value, Instant time, Map<String, String> headers) {}

  /** What it was given, and where that stands. */
  record Taken(Origin origin, String key, SpecificRecord event, Instant time) {}

  final Map<Origin, SpecificRecord> inputs = new HashMap<>();
  final List<Taken> taken = new ArrayList<>();
  final List<Instrument> instruments = new ArrayList<>();
  final Map<String, List<Written>> topics = new LinkedHashMap<>();

  /** Its own, as what one test forgets another may have. */
  final KeyVault keys = new MemoryVault();

  final NotificationCodecs codecs = NotificationCodecs.of(Optional.empty(), keys);

  /** What was put aside apart from an input, by key. */
  final List<String> aside = new ArrayList<>();

  /** Keys of which nothing can be written, as where an event is larger than any may be. */
  final Set<String> unwritable = new TreeSet<>();

  final RefusedRecipients recipients = new RefusedRecipients();

  /** Recipients whose topic takes nothing. */
  final Set<String> refused = recipients.refused;

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final MemoryAhead ahead = new MemoryAhead();
  Instant now;
  int partition;
  private final MemoryStores stores = new MemoryStores();
  private final List<KnownRules> known = new ArrayList<>(List.of(KnownRules.NONE));
  private final RuleBookReader reader = new RuleBookReader();
  private final CaseHop hop;
  private long next;

  /** Whoever is taken out of {@code pushed} is pushed no more. */
  MemoryHop(CaseReplay replay, Instant now, Duration holdDeadline, Set<String> pushed) {
    this.now = now;
    Supplier<CaseSettings> settings = () -> new CaseSettings(holdDeadline, new TreeSet<>(pushed));
    Deciding deciding = new Deciding(replay, this, this, settings, TestEvents::messageKey);
    this.hop =
        new CaseHop(
            deciding,
            codecs,
            NotificationTopics.OF_THE_CATALOGUE,
            new CaseInputs(recipients),
            ahead,
            meters);
  }

  /** The rules as recorded by now. */
  KnownRules latestRules() {
    return known.get(known.size() - 1);
  }

  /** Records an instrument; returns why it is refused. */
  Optional<String> record(Instrument instrument) {
    Optional<String> refused = Optional.empty();
    try {
      reader.put(instrument, known.size() - 1, Instant.EPOCH);
    } catch (BrokenEvent e) {
      refused = Optional.of(e.getMessage());
    }
    instruments.add(instrument);
    known.add(reader.upTo(known.size()));
    return refused;
  }

  /** Where a booking's case stands, as the store has it. */
  CaseFile file(String booking) {
    MapStore cases = store(CaseStores.CASES);
    return new KeptCases(codecs.inputs())
        .decode(booking, cases.get(booking))
        .entry()
        .open()
        .orElseThrow()
        .file();
  }

  /** What is kept of a booking's case can be opened by nobody any more. */
  void damage(String booking) {
    MapStore cases = store(CaseStores.CASES);
    byte[] kept = cases.get(booking).clone();
    kept[kept.length - 1] ^= 1;
    cases.put(booking, kept);
  }

  /** What a person who reviews is told of a booking. */
  Standing standing(String booking) {
    MapStore cases = store(CaseStores.CASES);
    return DecidedCases.standing(new KeptCases(codecs.inputs()), booking, cases.get(booking));
  }

  void take(SpecificRecord input, String key) {
    try {
      stores.step(() -> give(input, key));
    } catch (PoisonEvent e) {
      throw new AssertionError(e.detail(), e);
    }
  }

  private void give(SpecificRecord input, String key) throws PoisonEvent {
    if (input instanceof Determination determination) {
      hop.determined(received(determination, key, TopicCatalogue.DETERMINATIONS.name()), this);
    } else if (input instanceof Expungement expungement) {
      hop.ordered(received(expungement, key, TopicCatalogue.EXPUNGEMENTS.name()), this);
    } else if (input instanceof Reassignment reassignment) {
      hop.reassigned(received(reassignment, key, TopicCatalogue.REASSIGNMENTS.name()), this);
    } else if (input instanceof Review review) {
      hop.reviewed(received(review, key, TopicCatalogue.REVIEWS.name()), this);
    } else {
      hop.happened(received((CaseEvent) input, key, TopicCatalogue.CASE_EVENTS.name()), this);
    }
  }

  /** Takes what came in such an envelope. */
  void take(CaseEvent input, String key, Envelope envelope) throws PoisonEvent {
    Origin at = received(input, key, TopicCatalogue.CASE_EVENTS.name()).origin();
    stores.step(() -> hop.happened(new Received<>(input, key, envelope, at, now), this));
  }

  private <T extends SpecificRecord> Received<T> received(T event, String key, String topic) {
    Envelope envelope = Envelope.first("/test", "type", key, topic, now);
    Origin origin = new Origin(topic, 0, next++);
    inputs.put(origin, event);
    taken.add(new Taken(origin, key, event, now));
    return new Received<>(event, key, envelope, origin, now);
  }

  @Override
  public List<CaseStep> steps() {
    return events(TopicCatalogue.CASE_STEPS.name(), codecs.steps());
  }

  @Override
  public List<Disposition> dispositions() {
    return events(TopicCatalogue.DISPOSITIONS.name(), codecs.dispositions());
  }

  @Override
  public String topic(String recipient) {
    return NotificationTopics.OF_THE_CATALOGUE.ofRecipient(recipient);
  }

  @Override
  public List<RecipientMessage> messages(String topic, String booking, int count) {
    return events(topic, codecs.messages()).stream()
        .filter(m -> m.getBookingId().toString().equals(booking))
        .toList();
  }

  private <T extends SpecificRecord> List<T> events(String topic, EventCodec<T> codec) {
    List<T> events = new ArrayList<>();
    for (Written written : topics.getOrDefault(topic, List.of())) {
      try {
        events.add(codec.decode(written.value()));
      } catch (PoisonEvent e) {
        throw new AssertionError(e);
      }
    }
    return events;
  }

  void wake() {
    stores.byTheClock(() -> hop.wake(this));
  }

  /** As after a restart, over the same stores. */
  void started() {
    stores.byTheClock(() -> hop.started(this));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public KnownRules now() {
    return known.get(known.size() - 1);
  }

  @Override
  public KnownRules upTo(long offset) {
    return known.get((int) offset);
  }

  @Override
  public <O extends SpecificRecord> void emit(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope) {
    emit(topic, key, codec, event, envelope, envelope.time());
  }

  @Override
  public <O extends SpecificRecord> void emitLate(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope) {
    emit(topic, key, codec, event, envelope, now);
  }

  private <O extends SpecificRecord> void emit(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope, Instant time) {
    if (unwritable.contains(key)) {
      throw new IllegalArgumentException("larger than any event may be");
    }
    RecordHeaders headers = new RecordHeaders();
    envelope.writeTo(headers);
    Map<String, String> texts = new LinkedHashMap<>();
    headers.forEach(
        h -> texts.put(h.key(), new String(h.value(), java.nio.charset.StandardCharsets.UTF_8)));
    topics
        .computeIfAbsent(topic, name -> new ArrayList<>())
        .add(new Written(key, codec.encode(event), time, texts));
  }

  @Override
  public void tombstone(String topic, String key, Instant time) {
    throw new AssertionError("the hop deletes nothing");
  }

  @Override
  @SuppressWarnings("unchecked")
  public <S extends StateStore> S store(String name) {
    return (S) stores.get(name);
  }

  @Override
  public Optional<PoisonEvent> apart(Part part) {
    return stores.apart(part);
  }

  @Override
  public void putAside(String from, String key, byte[] value, PoisonEvent why, Origin origin) {
    if (!unwritable.contains(key)) {
      throw new AssertionError(why);
    }
    aside.add(key);
  }

  @Override
  public int partition() {
    return partition;
  }

  @Override
  public void every(Duration period, Runnable call) {
    throw new AssertionError("the test calls");
  }
}
