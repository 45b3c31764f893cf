package org.tenprint.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

/** What a feed's group has committed, as the broker has it. */
class FeedOffsetsIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String SERVICE = "offsets-it";
  private static final byte[] POISON = {1, 2, 3};

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final TestBroker broker = TestBroker.shared();
  private final Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
  private String topic;

  @BeforeEach
  void topics(TestInfo test) {
    topic = "feed." + test.getTestMethod().orElseThrow().getName();
    broker.createTopic(topic, 3);
    broker.createTopic(TopicSpec.deadLetters(topic, SERVICE), 1);
  }

  @Test
  void allPartitionsAreCommittedAndAtTheEndWhatWasReadLast() throws Exception {
    assertEquals(Map.of(0, 2L, 1, 0L, 2, 0L), committedOf(0, 0));
    assertEquals(Map.of(0, 2L, 1, 1L, 2, 0L), committedOf(1));
    assertEquals(Map.of(0, 2L, 1, 1L, 2, 0L), committedOf());
  }

  /** Of a log that lost its end, what is written anew was not put aside before. */
  @Test
  void whatWasCommittedBeyondTheEndIsNotPassedOver() throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin
          .alterConsumerGroupOffsets(
              ReferenceFeed.offsetsGroup(SERVICE),
              Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1000)))
          .all()
          .get();
    }
    try (ReferenceFeed<Review> feed = feed().start()) {
      feed.awaitReady(LONG);
      broker.produce(List.of(new ProducerRecord<>(topic, 0, new byte[1], POISON)));
      feed.catchUp(LONG);
    }
    assertEquals(1, broker.consume(TopicSpec.deadLetters(topic, SERVICE)).size());
    assertEquals(Map.of(0, 1L, 1, 0L, 2, 0L), committed());
  }

  /** What is committed when a feed was closed that read one record after another of these. */
  private Map<Integer, Long> committedOf(int... partitions) throws Exception {
    try (ReferenceFeed<Review> feed = feed().start()) {
      feed.awaitReady(LONG);
      for (int partition : partitions) {
        Review review = Samples.review("TCN-" + partition);
        byte[] key = review.getBookingId().toString().getBytes(UTF_8);
        broker.produce(List.of(new ProducerRecord<>(topic, partition, key, codec.encode(review))));
        feed.catchUp(LONG);
      }
    }
    return committed();
  }

  private Map<Integer, Long> committed() throws Exception {
    Map<Integer, Long> committed = new HashMap<>();
    try (Admin admin = Admin.create(client)) {
      admin
          .listConsumerGroupOffsets(ReferenceFeed.offsetsGroup(SERVICE))
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (partition, offset) -> {
                if (partition.topic().equals(topic)) {
                  committed.put(partition.partition(), offset.offset());
                }
              });
    }
    return committed;
  }

  private ReferenceFeed<Review> feed() {
    return new ReferenceFeed<>(topic, SERVICE, codec, received -> {}, client, Lifeline.observed());
  }
}
