package org.tenprint.immigration.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.SubjectIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.messaging.TraceContext;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/**
 * What is written of a record on an owner's topic: the immigration record, sealed under the
 * subject's key, or a dead letter, sealed too. The topic says who the owner is; the record cannot.
 * Safe for many threads.
 */
public final class StatementIntake {
  private static final Logger LOG = LoggerFactory.getLogger(StatementIntake.class);
  private static final String SOURCE = "/" + ImmigrationTopology.SERVICE;

  /** Of a dead letter's key, and of its headers together, in bytes: what the topic has room for. */
  private static final int LARGEST_BESIDE = 32 * 1024;

  /** At most what a header's lengths take, in bytes. */
  private static final int ENTRY = 10;

  private final ImmigrationCodecs codecs;
  private final KeyVault vault;
  private final InstantSource clock;
  private final NewSubjects newSubjects;

  /**
   * @param vault under whose keys dead letters are sealed
   * @param clock says when a statement was learned of
   */
  public StatementIntake(ImmigrationCodecs codecs, KeyVault vault, InstantSource clock) {
    this.codecs = codecs;
    this.vault = vault;
    this.clock = clock;
    this.newSubjects = new NewSubjects(clock);
  }

  /**
   * Of how many people who had no key the owner that did most of this wrote something today, be it
   * taken or put aside: each has one from then on.
   */
  public long mostNewSubjects() {
    return newSubjects.most();
  }

  /**
   * What is to be written of a record.
   *
   * @throws java.io.UncheckedIOException if a key or a schema cannot be had now
   */
  ProducerRecord<byte[], byte[]> take(ConsumerRecord<byte[], byte[]> record) {
    try {
      return taken(record);
    } catch (PoisonEvent poison) {
      return deadLetter(record, poison);
    } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
      Optional<PoisonEvent> cause = DeadLetters.cause(thrown);
      if (cause.isEmpty()) {
        throw thrown;
      }
      return deadLetter(record, cause.get());
    }
  }

  private ProducerRecord<byte[], byte[]> taken(ConsumerRecord<byte[], byte[]> record)
      throws PoisonEvent {
    if (record.key() == null) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is null");
    }
    Origin origin = origin(record);
    ImmigrationRecord event = event(record, origin);
    countNew(event.getSubjectId(), record);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Headers headers = new RecordHeaders();
    // nothing of an owner's own headers goes further
    Envelope.first(SOURCE, codecs.records().eventType(), event.getSubjectId(), address(origin), now)
        .writeTo(headers);
    return new ProducerRecord<>(
        TopicCatalogue.RECORDS.name(),
        null,
        now.toEpochMilli(),
        event.getSubjectId().getBytes(StandardCharsets.UTF_8),
        codecs.records().encode(event),
        headers);
  }

  private ImmigrationRecord event(ConsumerRecord<byte[], byte[]> record, Origin origin)
      throws PoisonEvent {
    String owner = TopicCatalogue.STATEMENTS.parameterIn(record.topic()).orElseThrow();
    if (record.value() == null) {
      return StatementCodec.allTakenBack(key(record), owner, origin);
    }
    RecordStatement statement = codecs.statements().decode(record.value());
    if (!statement.getSubjectId().equals(key(record))) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the subject's id");
    }
    return StatementCodec.record(statement, owner, origin);
  }

  private ProducerRecord<byte[], byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, PoisonEvent poison) {
    LOG.warn(
        "dead-letter reason={} topic={} partition={} offset={} detail={}",
        poison.reason(),
        record.topic(),
        record.partition(),
        record.offset(),
        poison.detail());
    Origin origin = origin(record);
    boolean kept = size(record.value()) <= EventCodec.LARGEST;
    boolean keyed = size(record.key()) <= LARGEST_BESIDE;
    boolean headed = size(record.headers()) <= LARGEST_BESIDE;
    Headers headers = headed ? new RecordHeaders(record.headers()) : new RecordHeaders();
    TraceContext.removeFrom(headers);
    PoisonEvent said =
        kept && keyed && headed
            ? poison
            : new PoisonEvent(
                poison.reason(),
                "not kept, too large:%s%s%s; %s"
                    .formatted(
                        kept ? "" : " value",
                        keyed ? "" : " key",
                        headed ? "" : " headers",
                        poison.detail()));
    DeadLetters.mark(headers, said, origin, ImmigrationTopology.SERVICE);
    byte[] value = kept ? record.value() : null;
    return new ProducerRecord<>(
        TopicSpec.deadLetters(record.topic(), ImmigrationTopology.SERVICE),
        null,
        null,
        keyed ? record.key() : null,
        sealed(record, origin, headers, value),
        headers);
  }

  /** Nobody is looked for, and counted, where nothing is kept. */
  private byte[] sealed(
      ConsumerRecord<byte[], byte[]> record, Origin origin, Headers headers, byte[] value) {
    if (value == null) {
      SealedLetters.unmark(headers);
      return null;
    }
    return SealedLetters.sealed(vault, whose(record), origin, headers, value);
  }

  private static long size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static long size(Headers headers) {
    long size = 0;
    for (Header header : headers) {
      size += ENTRY + size(header.value()) + 3L * header.key().length();
    }
    return size;
  }

  /**
   * Under the subject's key where the record says a subject, with whom it is forgotten; else under
   * one of the owner's topic, also where that fails of this record: no letter, and the feed would
   * end at it with each start.
   */
  private KeyId whose(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.key() != null && SubjectIds.spelled(key(record))) {
        countNew(key(record), record);
        return KeyId.ofSubject(key(record));
      }
    } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
      PoisonEvent cause = DeadLetters.cause(thrown).orElse(null);
      if (cause == null) {
        throw thrown;
      }
      LOG.warn("dead-letter sealed under its topic's key detail={}", cause.detail());
    }
    return KeyId.ofDeployment("dead-letter/" + record.topic());
  }

  /** A subject who has no key gets one by this record. */
  private void countNew(String subject, ConsumerRecord<byte[], byte[]> record) {
    if (!isKnown(subject)) {
      newSubjects.count(record.topic());
    }
  }

  /** Whether the subject has, or had, a key. */
  private boolean isKnown(String subject) {
    KeyId id = KeyId.ofSubject(subject);
    try {
      return vault.find(id).isPresent();
    } catch (KeyDestroyed forgotten) {
      return true;
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static Origin origin(ConsumerRecord<byte[], byte[]> record) {
    return new Origin(record.topic(), record.partition(), record.offset());
  }

  private static String address(Origin origin) {
    return origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
  }
}
