package org.tenprint.immigration.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.immigration.application.ForgetSubject;
import org.tenprint.messaging.EventSigner;

/** Writes null records, signed, by which the records of a forgotten subject leave the log. */
public final class RecordTombstones implements ForgetSubject.Log, AutoCloseable {
  private final Map<String, Object> client;
  private final InstantSource clock;
  private Producer<byte[], byte[]> producer;

  /**
   * @param client kafka-clients' settings; the client is made with the first record
   */
  public RecordTombstones(Map<String, Object> client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public synchronized void nothingIsKnownOf(String subjectId) {
    if (producer == null) {
      Map<String, Object> settings = new HashMap<>(client);
      settings.put("acks", "all");
      settings.put("enable.idempotence", true);
      producer =
          new KafkaProducer<>(
              EventSigner.into(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }
    byte[] key = subjectId.getBytes(StandardCharsets.UTF_8);
    try {
      producer
          .send(
              new ProducerRecord<>(
                  TopicCatalogue.RECORDS.name(), null, clock.millis(), key, (byte[]) null))
          .get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
