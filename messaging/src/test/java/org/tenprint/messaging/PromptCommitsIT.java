package org.tenprint.messaging;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

/** What comes alone does not wait for an interval: here of ten minutes, longer than any test. */
class PromptCommitsIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final TestBroker broker = TestBroker.shared();
  private final String group = "prompt-commits-" + UUID.randomUUID();
  private final TopicSpec inputs = HopGateIT.named(group + ".inputs");

  @TempDir Path state;

  @Test
  void aRecordThatComesAloneIsCommittedAtOnce() {
    broker.createTopic(inputs.name(), 1);
    broker.createTopic(TopicSpec.deadLetters(inputs.name(), group), 1);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaStreams hop = hop();
        Admin admin = Admin.create(client);
        KafkaProducer<byte[], byte[]> writer = new KafkaProducer<>(client, bytes, bytes)) {
      hop.start();
      for (long i = 1; i <= 3; i++) {
        // whatever it is: what becomes a dead letter is done, too
        writer.send(new ProducerRecord<>(inputs.name(), new byte[1], new byte[1]));
        writer.flush();
        long done = i;
        await().atMost(LONG).until(() -> committed(admin) == done);
      }
    }
  }

  private long committed(Admin admin) throws Exception {
    OffsetAndMetadata committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get()
            .get(new TopicPartition(inputs.name(), 0));
    return committed == null ? 0 : committed.offset();
  }

  private KafkaStreams hop() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("application.id", group);
    // a transaction of ten minutes is aborted by the broker
    settings.put("processing.guarantee", "at_least_once");
    settings.put("commit.interval.ms", 600_000);
    settings.put(PromptCommits.SETTING, 4);
    settings.put("consumer.interceptor.classes", PollEpoch.class.getName());
    settings.put("state.dir", state.toString());
    EventCodec<Review> codec = EventCodec.of(Review.class);
    return new KafkaStreams(
        Hop.of(group)
            .on(inputs, codec, review -> review.getBookingId().toString(), (received, out) -> {})
            .topology(),
        settings);
  }
}
