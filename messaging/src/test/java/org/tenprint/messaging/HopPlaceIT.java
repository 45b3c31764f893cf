package org.tenprint.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

/** What a hop does whose offsets the brokers have forgotten, and what it wrote they have not. */
class HopPlaceIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int PARTITIONS = 2;

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final TestBroker broker = TestBroker.shared();
  private final Lifeline lifeline = Lifeline.observed();
  private final Admin admin = Admin.create(broker.client());
  private final String group = "hop-place-" + UUID.randomUUID();
  private final TopicSpec inputs = StagedHop.named(group + ".inputs");
  private final String outputs = group + ".outputs";

  @TempDir Path state;

  @BeforeEach
  void topics() {
    broker.createTopic(inputs.name(), PARTITIONS);
    broker.createTopic(outputs, PARTITIONS);
    broker.createTopic(TopicSpec.deadLetters(inputs.name(), group), 1);
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void oneThatHasAnsweredAndIsForgottenIsNotBegunAgain() throws Exception {
    Review review = Samples.review("TCN-1");
    byte[] key = review.getBookingId().toString().getBytes(UTF_8);
    broker.produce(inputs.name(), key, codec.encode(review));
    runUntil(1);
    runUntil(1); // and by its place reads on
    Awaitility.await("nobody reads in it any more")
        .atMost(LONG)
        .ignoreException(ExecutionException.class)
        .until(() -> admin.deleteConsumerGroups(List.of(group)).all().get() == null);
    PlaceLost lost = assertThrows(PlaceLost.class, place(outputs)::known);
    assertTrue(lost.getMessage().contains(outputs), lost.getMessage());
    assertEquals(Map.of(), places(), "it has no place by having been asked for");
    try (KafkaStreams hop = hop(outputs)) {
      hop.start();
      Awaitility.await().atMost(LONG).until(() -> hop.state() == KafkaStreams.State.ERROR);
      assertTrue(
          Thrown.where(lifeline.failure().orElseThrow()).contains(PlaceLost.class.getName()));
    }
    assertEquals(1, broker.consume(outputs).size());
  }

  /** What a first transaction leaves that is not committed is an end of a topic, too. */
  @Test
  void oneThatHasNotBegunHasItsPlaceBeforeItWritesAnything() throws Exception {
    assertTrue(place(outputs).known());
    assertEquals(Map.of(0, 0L, 1, 0L), places());
    broker.produce(outputs, new byte[1], new byte[1]);
    assertTrue(place(outputs).known());
    assertEquals(Map.of(0, 0L, 1, 0L), places());
  }

  @Test
  void oneThatAnotherInstanceHasBegunIsLeftToIt() throws Exception {
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put("group.id", group);
    settings.put("enable.auto.commit", "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> other = new KafkaConsumer<>(settings, bytes, bytes)) {
      other.subscribe(List.of(inputs.name()));
      while (other.assignment().isEmpty()) {
        other.poll(Duration.ofMillis(100));
      }
      assertTrue(place(outputs).known());
      assertEquals(Map.of(), places());
    }
  }

  /** Its first transaction may be given up, and then the topic has an end and it has no place. */
  @Test
  void oneWhoseTopicsComeLaterHasItsPlaceBeforeItBegins() throws Exception {
    String later = group + ".later";
    assertFalse(place(later).known());
    try (KafkaStreams hop = hop(later)) {
      hop.start();
      Awaitility.await().atMost(LONG).until(() -> hop.state() == KafkaStreams.State.REBALANCING);
      broker.createTopic(later, PARTITIONS);
      Awaitility.await().atMost(LONG).until(() -> hop.state() == KafkaStreams.State.RUNNING);
      assertEquals(Map.of(0, 0L, 1, 0L), places());
      assertTrue(lifeline.intact());
    }
  }

  private void runUntil(int answers) {
    try (KafkaStreams hop = hop(outputs)) {
      hop.start();
      broker.awaitRecords(outputs, answers, LONG);
    }
  }

  private HopPlace place(String answers) {
    return new HopPlace(group, Set.of(inputs.name()), answers, broker.client());
  }

  private KafkaStreams hop(String answers) {
    Hop hop =
        Hop.of(group)
            .answering(inputs.named(answers))
            .on(
                inputs,
                codec,
                review -> review.getBookingId().toString(),
                (received, out) -> out.tombstone(answers, received.key(), Samples.TIME));
    KafkaStreams streams =
        new KafkaStreams(hop.topology(), settings(), hop.clients(broker.client()));
    streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
    return streams;
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(broker.client());
    settings.put("application.id", group);
    settings.put("state.dir", state.toString());
    settings.put("processing.guarantee", "exactly_once_v2");
    settings.put("commit.interval.ms", "100");
    settings.put("consumer.session.timeout.ms", "6000");
    return settings;
  }

  private Map<Integer, Long> places() throws Exception {
    Map<Integer, Long> places = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((where, at) -> places.put(where.partition(), at.offset()));
    return places;
  }
}
