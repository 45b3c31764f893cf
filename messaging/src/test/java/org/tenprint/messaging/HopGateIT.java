package org.tenprint.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.tenprint.events.notification.Review;

/** A hop decides on what its feed knows only when that is everything. */
class HopGateIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final AtomicInteger known = new AtomicInteger();
  private final AtomicInteger decided = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final List<Integer> decidedOn = new ArrayList<>();
  private final AtomicReference<Error> killing = new AtomicReference<>();
  private final AtomicReference<CountDownLatch> blocking =
      new AtomicReference<>(new CountDownLatch(0));
  private StagedHop stage;

  @TempDir Path state;

  @BeforeEach
  void topics(TestInfo test) {
    stage = StagedHop.of("gate", test, 1);
  }

  @Test
  void everyInputIsDecidedOnAllThatWasAcknowledgedBeforeIt() throws IOException {
    try (ReferenceFeed<Review> feed = feed().start();
        KafkaStreams hop = hop(feed)) {
      hop.start();
      for (int i = 1; i <= 100; i++) {
        stage.put(stage.reference(), 0, "TCN-" + i);
        stage.put(stage.inputs(), 0, "TCN-" + i);
        int all = i;
        await().atMost(LONG).until(() -> decided.get() == all || !stage.lifeline().intact());
      }
      assertTrue(stage.lifeline().intact());
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
      stage.put(stage.inputs(), 0, "TCN-1");
      await().atMost(LONG).until(() -> decided.get() == 1 && calls.get() > 0);
      killing.set(new OutOfMemoryError("Java heap space"));
      stage.put(stage.reference(), 0, "TCN-withheld");
      stage.put(stage.inputs(), 0, "TCN-2");
      await().atMost(LONG).until(() -> hop.state() == KafkaStreams.State.ERROR);
      assertEquals(1, decided.get());
      assertFalse(feed.ready());
      assertInstanceOf(OutOfMemoryError.class, feed.failure().orElseThrow());
      assertFalse(stage.lifeline().intact());
      int before = calls.get();
      stage.put(stage.inputs(), 0, "TCN-3");
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
      stage.lifeline().livesBy(TopicReader.ofHop(stage.inputs(), hop, () -> false));
      hop.start();
      stage.put(stage.inputs(), 0, "TCN-1");
      await().atMost(LONG).until(() -> decided.get() == 1);
      // not before: what is started for the first time may take longer than it may stand still
      watch.start();
      await().atMost(LONG).until(watch::brokersAnswer);
      assertTrue(stage.lifeline().intact());
      blocking.set(never);
      stage.put(stage.inputs(), 0, "TCN-2");
      await().atMost(LONG).until(() -> !stage.lifeline().intact());
      assertInstanceOf(StoodStill.class, stage.lifeline().failure().orElseThrow());
      assertEquals(KafkaStreams.State.RUNNING, hop.state());
      never.countDown();
    }
  }

  /** All of these are behind the end for longer than the one that stands still. */
  @Test
  void whoHasNothingToReadOrWaitsOrMovesDoesNotStandStill() {
    aborted(stage.reference());
    stage.put(stage.inputs(), 0, "TCN-1");
    TopicPartition markers = new TopicPartition(stage.reference(), 0);
    TopicPartition record = new TopicPartition(stage.inputs(), 0);
    AtomicLong moving = new AtomicLong();
    CountDownLatch seen = new CountDownLatch(1);
    try (ProgressWatch watch = watch()) {
      stage
          .lifeline()
          .livesBy(new TopicReader.OnItsOwn("markers alone", () -> Map.of(markers, 0L)));
      stage.lifeline().livesBy(new TopicReader.OnItsOwn("waits", Map::of));
      stage.lifeline().livesBy(new TopicReader.InGroup("reads nothing", Set::of));
      TopicPartition gone = new TopicPartition("gate.none", 0);
      stage.lifeline().livesBy(new TopicReader.OnItsOwn("no topic", () -> Map.of(gone, 0L)));
      // every look lasts longer than the process may stand still itself
      CountDownLatch never = new CountDownLatch(1);
      stage
          .lifeline()
          .livesBy(
              new TopicReader.OnItsOwn(
                  "answers late", () -> passed(never, Duration.ofMillis(1500))));
      stage
          .lifeline()
          .livesBy(
              new TopicReader.OnItsOwn(
                  "moves",
                  () -> {
                    seen.countDown();
                    return Map.of(record, -1_000_000 + moving.incrementAndGet());
                  }));
      watch.start();
      await().atMost(LONG).until(() -> seen.getCount() == 0);
      stage.lifeline().livesBy(new TopicReader.InGroup("never committed", () -> Set.of(record)));
      await().atMost(LONG).until(() -> !stage.lifeline().intact());
      String why = stage.lifeline().failure().orElseThrow().getMessage();
      assertTrue(why.startsWith("never committed "), why);
    }
  }

  private ProgressWatch watch() {
    return new ProgressWatch(stage.client(), Duration.ofSeconds(3), stage.lifeline());
  }

  /** A record that nobody may see, and the marker behind it. */
  private void aborted(String topic) {
    Map<String, Object> settings = new HashMap<>(stage.client());
    settings.put("transactional.id", topic);
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, new byte[1], new byte[1]));
      producer.flush();
      producer.abortTransaction();
    }
  }

  private ReferenceFeed<Review> feed() {
    return stage.feed(
        received -> {
          Error error = killing.get();
          if (error != null) {
            throw error;
          }
          known.incrementAndGet();
        });
  }

  private KafkaStreams hop(ReferenceFeed<Review> feed) {
    Hop hop =
        stage
            .hop(
                (received, out) -> {
                  StagedHop.passed(blocking.get());
                  decidedOn.add(known.get());
                  decided.incrementAndGet();
                })
            .onStart(out -> out.every(Duration.ofMillis(20), calls::incrementAndGet))
            .after(feed);
    return stage.streams(hop, state, Map.of());
  }

  private static Map<TopicPartition, Long> passed(CountDownLatch gate, Duration longest) {
    try {
      gate.await(longest.toMillis(), TimeUnit.MILLISECONDS);
      return Map.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
