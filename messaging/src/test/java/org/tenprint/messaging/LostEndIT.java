package org.tenprint.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.PowerCut;
import org.tenprint.testkit.TestBroker;

/** A topic has lost its end and has grown beyond it again before its feed reads on. */
class LostEndIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String TOPIC = "feed.lost-end";
  private static final String SERVICE = "lost-end-it";
  private static final byte[] POISON = {1, 2, 3};

  @TempDir Path folder;
  private TestBroker broker;

  @BeforeEach
  void start() {
    broker = TestBroker.dedicated(data());
    broker.createTopic(TOPIC, 1);
    broker.createTopic(TopicSpec.deadLetters(TOPIC, SERVICE), 1);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private Path data() {
    return folder.resolve("broker").resolve("data");
  }

  @Test
  void whatIsPoisonWhereTheLostEndWasIsPutAsideToo() throws Exception {
    write(3);
    read();
    assertEquals(3, letters());
    read();
    assertEquals(3, letters(), "each once");
    PowerCut.take(broker, data(), TOPIC, 0, 1);
    write(4);
    read();
    assertEquals(7, letters());
    read();
    assertEquals(7, letters());
  }

  /** What an earlier start had put aside stood there before. */
  @Test
  void whatIsPoisonWhereTheLostEndWasIsPutAsideByAFeedThatRuns() throws Exception {
    write(3);
    read();
    try (ReferenceFeed<Review> running = feed()) {
      running.awaitReady(LONG);
      PowerCut.take(broker, data(), TOPIC, 0, 1);
      write(4);
      Awaitility.await().atMost(LONG).until(() -> letters() == 7);
    }
    read();
    assertEquals(7, letters(), "each once");
  }

  /** Who has read nothing since it began at an offset knows no epoch by what it read. */
  @Test
  void aReaderThatHasReadNothingHearsOfALostEnd() throws Exception {
    write(3);
    AtomicInteger first = new AtomicInteger(3);
    ReferenceFeed.Holder<Review> holder =
        new ReferenceFeed.Holder<>() {
          @Override
          public Map<Integer, Long> positions(Supplier<TopicExtent> now) {
            now.get();
            return Map.of(0, 3L);
          }

          @Override
          public void put(Received<Review> received) {
            first.accumulateAndGet((int) received.origin().getOffset(), Math::min);
          }
        };
    Map<String, Object> late = new HashMap<>(broker.client());
    // others write before it asks
    late.put("reconnect.backoff.ms", 5_000);
    late.put("reconnect.backoff.max.ms", 5_000);
    Lifeline lifeline = Lifeline.observed();
    EventCodec<Review> codec = EventCodec.of(Review.class);
    try (ReferenceFeed<Review> feed =
        new ReferenceFeed<>(TOPIC, SERVICE, codec, holder, late, lifeline).start()) {
      feed.awaitReady(LONG);
      PowerCut.take(broker, data(), TOPIC, 0, 1);
      for (int i = 0; i < 4; i++) {
        Review review = Samples.review("TCN-" + i);
        byte[] key = review.getBookingId().toString().getBytes(UTF_8);
        broker.produce(List.of(new ProducerRecord<>(TOPIC, 0, key, codec.encode(review))));
      }
      feed.catchUp(LONG);
      Awaitility.await().atMost(LONG).until(() -> first.get() == 1);
    }
  }

  private void write(int records) {
    for (int i = 0; i < records; i++) {
      broker.produce(TOPIC, new byte[] {1}, POISON);
    }
  }

  private int letters() {
    return broker.consume(TopicSpec.deadLetters(TOPIC, SERVICE)).size();
  }

  private void read() throws Exception {
    try (ReferenceFeed<Review> feed = feed()) {
      feed.awaitReady(LONG);
    }
  }

  private ReferenceFeed<Review> feed() {
    return new ReferenceFeed<>(
            TOPIC,
            SERVICE,
            EventCodec.of(Review.class),
            received -> {},
            broker.client(),
            Lifeline.observed())
        .start();
  }
}
