package org.tenprint.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;

/**
 * Dead letters of a reference feed, which reads its topic again at each start: each is written
 * once.
 */
final class FeedDeadLetters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedDeadLetters.class);

  private final String topic;
  private final String group;
  private final Map<String, Object> client;
  private final Map<Integer, Long> done = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private Producer<byte[], byte[]> producer;
  private boolean written;

  FeedDeadLetters(String source, String group, Map<String, Object> client) {
    this.topic = TopicSpec.deadLetters(source, group);
    this.group = group;
    this.client = client;
  }

  /**
   * @param committed up to where dead letters were written at earlier starts, by partition
   */
  void remember(Map<Integer, Long> committed) {
    done.putAll(committed);
  }

  /** From there on stands in that partition what was not there at an earlier start. */
  void back(int partition, long offset) {
    done.computeIfPresent(partition, (p, at) -> Math.min(at, offset));
  }

  /** Unless it was written at an earlier start. */
  void put(ConsumerRecord<byte[], byte[]> record, PoisonEvent poison, Origin origin) {
    if (record.offset() >= done.getOrDefault(record.partition(), 0L)) {
      write(record, poison, origin);
    }
  }

  void write(ConsumerRecord<byte[], byte[]> record, PoisonEvent poison, Origin origin) {
    LOG.warn(
        "dead-letter reason={} topic={} partition={} offset={} detail={}",
        poison.reason(),
        origin.getTopic(),
        origin.getPartition(),
        origin.getOffset(),
        poison.detail());
    Headers headers = new RecordHeaders(record.headers());
    DeadLetters.mark(headers, poison, origin, group);
    written = true;
    producer()
        .send(
            new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers),
            (metadata, error) -> {
              if (error != null) {
                failure.compareAndSet(null, error);
              }
            });
  }

  /**
   * Waits until all are written.
   *
   * @return whether there was any since this was called last
   * @throws KafkaException if one was not: the feed must not pass over its record
   */
  boolean flush() {
    if (producer != null) {
      producer.flush();
    }
    boolean any = written;
    written = false;
    Exception error = failure.getAndSet(null);
    if (error instanceof KafkaException known) {
      throw known;
    } else if (error != null) {
      throw new KafkaException("dead letter not written to " + topic, error);
    }
    return any;
  }

  private Producer<byte[], byte[]> producer() {
    if (producer == null) {
      Map<String, Object> settings = new HashMap<>(client);
      settings.put("acks", "all");
      settings.put("enable.idempotence", true);
      settings.put("max.request.size", EventCodec.LARGEST + 128 * 1024);
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
