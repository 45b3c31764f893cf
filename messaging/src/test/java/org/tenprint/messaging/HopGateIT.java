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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
  private final AtomicReference<CountDownLatch> blocking =
      new AtomicReference<>(new CountDownLatch(0));
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

  /** Seen from outside: its state is RUNNING, its thread lives, and nothing is decided. */
  @Test
  void aHopThatStandsStillIsSeenAndEndsTheService() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (ReferenceFeed<Review> feed = feed().start();
        KafkaStreams hop = hop(feed);
        ProgressWatch watch = watch()) {
      lifeline.livesBy(TopicReader.ofHop(inputs.name(), hop, () -> false));
      hop.start();
      put(inputs.name(), "TCN-1");
      await().atMost(LONG).until(() -> decided.get() == 1);
      // not before: what is started for the first time may take longer than it may stand still
      watch.start();
      await().atMost(LONG).until(watch::brokersAnswer);
      assertTrue(lifeline.intact());
      blocking.set(never);
      put(inputs.name(), "TCN-2");
      await().atMost(LONG).until(() -> !lifeline.intact());
      assertInstanceOf(StoodStill.class, lifeline.failure().orElseThrow());
      assertEquals(KafkaStreams.State.RUNNING, hop.state());
      never.countDown();
    }
  }

  /** All of these are behind the end for longer than the one that stands still. */
  @Test
  void whoHasNothingToReadOrWaitsOrMovesDoesNotStandStill() {
    aborted(reference);
    put(inputs.name(), "TCN-1");
    TopicPartition markers = new TopicPartition(reference, 0);
    TopicPartition record = new TopicPartition(inputs.name(), 0);
    AtomicLong moving = new AtomicLong();
    CountDownLatch seen = new CountDownLatch(1);
    try (ProgressWatch watch = watch()) {
      lifeline.livesBy(new TopicReader.OnItsOwn("markers alone", () -> Map.of(markers, 0L)));
      lifeline.livesBy(new TopicReader.OnItsOwn("waits", Map::of));
      lifeline.livesBy(new TopicReader.InGroup("reads nothing", Set::of));
      TopicPartition gone = new TopicPartition("gate.none", 0);
      lifeline.livesBy(new TopicReader.OnItsOwn("no topic", () -> Map.of(gone, 0L)));
      // every look lasts longer than the process may stand still itself
      CountDownLatch never = new CountDownLatch(1);
      lifeline.livesBy(
          new TopicReader.OnItsOwn("answers late", () -> passed(never, Duration.ofMillis(1500))));
      lifeline.livesBy(
          new TopicReader.OnItsOwn(
              "moves",
              () -> {
                seen.countDown();
                return Map.of(record, -1_000_000 + moving.incrementAndGet());
              }));
      watch.start();
      await().atMost(LONG).until(() -> seen.getCount() == 0);
      lifeline.livesBy(new TopicReader.InGroup("never committed", () -> Set.of(record)));
      await().atMost(LONG).until(() -> !lifeline.intact());
      String why = lifeline.failure().orElseThrow().getMessage();
      assertTrue(why.startsWith("never committed "), why);
    }
  }

  private ProgressWatch watch() {
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    return new ProgressWatch(client, Duration.ofSeconds(3), lifeline);
  }

  /** A record that nobody may see, and the marker behind it. */
  private void aborted(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", topic);
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, new byte[1], new byte[1]));
      producer.flush();
      producer.abortTransaction();
    }
  }

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
    Hop hop =
        Hop.of("tester")
            .on(
                inputs,
                codec,
                review -> review.getBookingId().toString(),
                (received, out) -> {
                  passed(blocking.get());
                  decidedOn.add(known.get());
                  decided.incrementAndGet();
                })
            .onStart(out -> out.every(Duration.ofMillis(20), calls::incrementAndGet))
            .after(feed);
    KafkaStreams streams = new KafkaStreams(hop.topology(), settings, hop.clients());
    streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
    return streams;
  }

  private static Map<TopicPartition, Long> passed(CountDownLatch gate, Duration longest) {
    try {
      gate.await(longest.toMillis(), TimeUnit.MILLISECONDS);
      return Map.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void passed(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(String topic, String tcn) {
    Review review = Samples.review(tcn);
    byte[] key = review.getBookingId().toString().getBytes(StandardCharsets.UTF_8);
    broker.produce(topic, key, codec.encode(review));
  }
}
