package org.tenprint.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.tenprint.events.Principal;

/** A party that sends more than its share is made to wait, and nobody else is. */
class BoundedBytesIT {
  /** The brokers look at some ten seconds at once. */
  private static final int WINDOW_SECONDS = 11;

  private static final byte[] RECORD = new byte[900 * 1024];

  @Test
  void whoSendsMoreThanItsShareWaitsAndAServiceDoesNot() throws Exception {
    assertTrue(
        longestWaitMillis(Principal.parse("agency:MA0130100"), "booking.submissions.MA0130100.v1")
            > 0,
        "an agency may send as much as it likes");
    assertEquals(
        0, longestWaitMillis(Principal.ofService("booking-service"), "booking.bookings.v1"));
  }

  /** For how long the broker made it wait, having sent a fifth more than its share. */
  private static double longestWaitMillis(Principal who, String topic) throws Exception {
    Map<String, Object> settings = ClosedCluster.shared().client(who);
    settings.put("max.request.size", 2 * RECORD.length);
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
      List<Future<?>> sent = new ArrayList<>();
      for (long left = (long) (1.2 * WINDOW_SECONDS * Quotas.PARTY_BYTES);
          left > 0;
          left -= RECORD.length) {
        sent.add(producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, RECORD)));
      }
      for (Future<?> one : sent) {
        one.get();
      }
      return producer.metrics().entrySet().stream()
          .filter(metric -> metric.getKey().name().equals("produce-throttle-time-max"))
          .mapToDouble(metric -> (double) metric.getValue().metricValue())
          .max()
          .orElseThrow();
    }
  }
}
