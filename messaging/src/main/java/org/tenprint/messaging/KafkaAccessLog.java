package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.audit.Access;
import org.tenprint.messaging.Accessed.OfBookings;
import org.tenprint.messaging.Accessed.OfSpan;
import org.tenprint.messaging.Accessed.Read;

/**
 * Accesses on their topic, each acknowledged by every in-sync replica, and signed where there is a
 * key to sign with. Who waits for a broker that is away waits some seconds, and no more than
 * {@value #AT_ONCE} wait at once: others are told so at once. Safe for many threads.
 */
public final class KafkaAccessLog implements AccessLog, AutoCloseable {
  static final int AT_ONCE = 64;

  private static final Duration METADATA = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(6);
  private static final long BUFFER = 4L << 20;

  private final Producer<byte[], byte[]> producer;
  private final String source;
  private final EventCodec<Access> codec;
  private final Semaphore waiting = new Semaphore(AT_ONCE);

  /**
   * @param client settings of Kafka's clients: address, security, {@link EventSigner#KEY}
   * @param writer who writes, as a path: {@code /booking-service}
   * @param registry where schemas are registered, if anywhere
   */
  public KafkaAccessLog(
      Map<String, Object> client, String writer, Optional<SchemaRegistry> registry) {
    this(producer(client), writer, EventCodec.of(Access.class, registry));
  }

  KafkaAccessLog(Producer<byte[], byte[]> producer, String writer, EventCodec<Access> codec) {
    this.producer = producer;
    this.source = writer;
    this.codec = codec;
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("client.id", "accesses");
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    settings.put("buffer.memory", BUFFER);
    settings.put("max.block.ms", METADATA.toMillis());
    settings.put("request.timeout.ms", (int) METADATA.toMillis());
    settings.put("delivery.timeout.ms", (int) LONGEST.toMillis());
    return new KafkaProducer<>(
        EventSigner.into(settings), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void record(Accessed access) {
    if (!waiting.tryAcquire()) {
      throw new NotRecorded("too many wait for the brokers", null);
    }
    try {
      producer.send(record(written(access), access)).get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotRecorded("interrupted", e);
    } catch (ExecutionException e) {
      throw new NotRecorded("refused by the brokers, or not acknowledged", e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw new NotRecorded("not acknowledged by the brokers", e);
    } finally {
      waiting.release();
    }
  }

  private ProducerRecord<byte[], byte[]> record(Access event, Accessed access) {
    String key =
        event.getBookings().size() == 1 ? event.getBookings().get(0).toString() : event.getBy();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            TopicCatalogue.ACCESSES.name(),
            null,
            access.at().toEpochMilli(),
            key.getBytes(StandardCharsets.UTF_8),
            codec.encode(event));
    // two reads at one instant are two
    String id = UUID.randomUUID().toString();
    Envelope.first(source, codec.eventType(), key, id, access.at()).writeTo(record.headers());
    return record;
  }

  private static Access written(Accessed access) {
    return new Access(
        access.by(),
        access.door(),
        access.read() instanceof OfBookings some ? some.ids() : List.of(),
        access.read() instanceof OfSpan span ? span.topics() : List.of(),
        span(access.read()).flatMap(OfSpan::from).orElse(null),
        span(access.read()).flatMap(OfSpan::to).orElse(null),
        access.purpose().word(),
        access.purpose().caseReference().orElse(null),
        access.at());
  }

  private static Optional<OfSpan> span(Read read) {
    return read instanceof OfSpan span ? Optional.of(span) : Optional.empty();
  }

  /** What is on its way is given a moment. */
  @Override
  public void close() {
    producer.close(METADATA);
  }
}
