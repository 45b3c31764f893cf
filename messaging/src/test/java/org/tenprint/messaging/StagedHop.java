package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.TestInfo;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

/** A hop over reviews, and a feed that it stands on, with topics of a test's own. */
final class StagedHop {
  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final TestBroker broker = TestBroker.shared();
  private final Lifeline lifeline = Lifeline.observed();
  private final TopicSpec inputs;
  private final String reference;

  private StagedHop(String name) {
    inputs = named(name + ".inputs");
    reference = name + ".reference";
  }

  /**
   * Its topics are there.
   *
   * @param series of the tests
   * @param partitions of its inputs
   */
  static StagedHop of(String series, TestInfo test, int partitions) {
    StagedHop stage = new StagedHop(series + "." + test.getTestMethod().orElseThrow().getName());
    stage.broker.createTopic(stage.inputs.name(), partitions);
    stage.broker.createTopic(stage.reference, 1);
    stage.broker.createTopic(TopicSpec.deadLetters(stage.reference, "tester"), 1);
    return stage;
  }

  /** A topic of one partition, whose values are reviews. */
  static TopicSpec named(String name) {
    TopicSpec like = TopicCatalogue.REVIEWS;
    return new TopicSpec(
        name,
        like.key(),
        like.schema(),
        1,
        like.kept(),
        false,
        false,
        like.writers(),
        like.readers(),
        like.clearedBy(),
        like.what());
  }

  /** Returns when the gate is open. */
  static void passed(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Lifeline lifeline() {
    return lifeline;
  }

  String inputs() {
    return inputs.name();
  }

  String reference() {
    return reference;
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  ReferenceFeed<Review> feed(Consumer<Received<Review>> take) {
    return new ReferenceFeed<>(reference, "tester", codec, take::accept, client(), lifeline);
  }

  /** A hop that takes each input by a step, and has no feed yet. */
  Hop hop(Hop.Step<Review> step) {
    return Hop.of("tester").on(inputs, codec, review -> review.getBookingId().toString(), step);
  }

  /** One that is not started. */
  KafkaStreams streams(Hop hop, Path state, Map<String, ?> further) {
    Properties settings = new Properties();
    settings.putAll(client());
    settings.put("application.id", inputs.name());
    settings.put("processing.guarantee", "exactly_once_v2");
    settings.put("commit.interval.ms", 20);
    settings.put("consumer.interceptor.classes", PollEpoch.class.getName());
    settings.put("state.dir", state.toString());
    settings.putAll(further);
    KafkaStreams streams = new KafkaStreams(hop.topology(), settings, hop.clients());
    streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
    return streams;
  }

  void put(String topic, int partition, String tcn) {
    Review review = Samples.review(tcn);
    byte[] key = review.getBookingId().toString().getBytes(StandardCharsets.UTF_8);
    broker.produce(List.of(new ProducerRecord<>(topic, partition, key, codec.encode(review))));
  }
}
