package org.tenprint.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

/** A hop decides on what its feed knows only when that is everything. */
class HopGateIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final TestBroker broker = TestBroker.shared();
  private final Lifeline lifeline = Lifeline.observed();
  private final AtomicInteger known = new AtomicInteger();
  private final AtomicInteger decided = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final List<Integer> decidedOn = new ArrayList<>();
  private final AtomicReference<Error> killing = new AtomicReference<>();
  private TopicSpec inputs;
  private String reference;

  @TempDir Path state;

  @BeforeEach
  void topics(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    inputs = named("gate." + name + ".inputs");
    reference = "gate." + name + ".reference";
    broker.createTopic(inputs.name(), 1);
    broker.createTopic(reference, 1);
    broker.createTopic(TopicSpec.deadLetters(reference, "tester"), 1);
  }

  @Test
  void everyInputIsDecidedOnAllThatWasAcknowledgedBeforeIt() throws IOException {
    try (ReferenceFeed<Review> feed = feed().start();
        KafkaStreams hop = hop(feed)) {
      hop.start();
      for (int i = 1; i <= 100; i++) {
        put(reference, "TCN-" + i);
        put(inputs.name(), "TCN-" + i);
        int all = i;
        await().atMost(LONG).until(() -> decided.get() == all || !lifeline.intact());
      }
      assertTrue(lifeline.intact());
      for (int i = 0; i < 100; i++) {
        assertTrue(decidedOn.get(i) > i, "input " + i + " was decided on " + decidedOn.get(i));
      }
    }
  }

  @Test
  void nothingIsDecidedOnceTheFeedWasKilledByAnError() throws IOException {
    try (ReferenceFeed<Review> feed = feed().start();
        KafkaStreams hop = hop(feed)) {
      hop.start();
      put(inputs.name(), "TCN-1");
      await().atMost(LONG).until(() -> decided.get() == 1 && calls.get() > 0);
      killing.set(new OutOfMemoryError("Java heap space"));
      put(reference, "TCN-withheld");
      put(inputs.name(), "TCN-2");
      await().atMost(LONG).until(() -> hop.state() == KafkaStreams.State.ERROR);
      assertEquals(1, decided.get());
      assertFalse(feed.ready());
      assertInstanceOf(OutOfMemoryError.class, feed.failure().orElseThrow());
      assertFalse(lifeline.intact());
      int before = calls.get();
      put(inputs.name(), "TCN-3");
      assertEquals(before, calls.get());
      assertEquals(1, decided.get());
    }
  }

  private static TopicSpec named(String name) {
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

  private ReferenceFeed<Review> feed() {
    return new ReferenceFeed<>(
        reference,
        "tester",
        codec,
        received -> {
          Error error = killing.get();
          if (error != null) {
            throw error;
          }
          known.incrementAndGet();
        },
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        lifeline);
  }

  private KafkaStreams hop(ReferenceFeed<Review> feed) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("application.id", inputs.name());
    settings.put("processing.guarantee", "exactly_once_v2");
    settings.put("commit.interval.ms", 20);
    settings.put("consumer.interceptor.classes", PollEpoch.class.getName());
    settings.put("state.dir", state.toString());
    KafkaStreams streams =
        new KafkaStreams(
            Hop.of("tester")
                .on(
                    inputs,
                    codec,
                    review -> review.getBookingId().toString(),
                    (received, out) -> {
                      decidedOn.add(known.get());
                      decided.incrementAndGet();
                    })
                .onStart(out -> out.every(Duration.ofMillis(20), calls::incrementAndGet))
                .after(feed)
                .topology(),
            settings);
    streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
    return streams;
  }

  private void put(String topic, String tcn) {
    Review review = Samples.review(tcn);
    byte[] key = review.getBookingId().toString().getBytes(StandardCharsets.UTF_8);
    broker.produce(topic, key, codec.encode(review));
  }
}
