package org.tenprint.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

/** A hop takes no part before its feeds have read what was there at their start. */
class HopBeginIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration STANDS_STILL = Duration.ofSeconds(3);
  private static final int PARTITIONS = 2;

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final TestBroker broker = TestBroker.shared();
  private final Lifeline lifeline = Lifeline.observed();
  private final CountDownLatch open = new CountDownLatch(0);
  private final CountDownLatch gate = new CountDownLatch(1);
  private TopicSpec inputs;
  private String reference;

  @TempDir Path state;

  @BeforeEach
  void topics(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    inputs = HopGateIT.named("begin." + name + ".inputs");
    reference = "begin." + name + ".reference";
    broker.createTopic(inputs.name(), PARTITIONS);
    broker.createTopic(reference, 1);
    broker.createTopic(TopicSpec.deadLetters(reference, "tester"), 1);
    put(reference, 0, "TCN-known");
  }

  /** However long it reads, and when it has read it takes its share. */
  @Test
  void whoHasNotReadTakesNothingFromWhoHas() {
    Set<String> bySlow = new CopyOnWriteArraySet<>();
    Set<String> byQuick = new CopyOnWriteArraySet<>();
    try (ReferenceFeed<Review> slowFeed = feed(gate);
        ReferenceFeed<Review> quickFeed = feed(open);
        KafkaStreams slow = hop("slow", slowFeed, bySlow);
        KafkaStreams quick = hop("quick", quickFeed, byQuick)) {
      slow.start();
      await().atMost(LONG).until(HopBeginIT::somebodyWaitsForAFeed);
      quick.start();
      for (int i = 0; i < 2 * PARTITIONS; i++) {
        put(inputs.name(), i % PARTITIONS, "TCN-" + i);
      }
      await().atMost(LONG).until(() -> byQuick.size() == 2 * PARTITIONS);
      assertEquals(Set.of(), bySlow);
      assertEquals(Set.of(), tasks(slow));
      gate.countDown();
      await().atMost(LONG).until(() -> tasks(slow).size() == 1 && tasks(quick).size() == 1);
      for (int i = 0; i < PARTITIONS; i++) {
        put(inputs.name(), i, "TCN-later-" + i);
      }
      await().atMost(LONG).until(() -> byQuick.size() == 2 * PARTITIONS + 1 && bySlow.size() == 1);
      assertTrue(lifeline.intact());
    }
  }

  @Test
  void oneThatWaitsIsAliveAndIsClosedInOrder() {
    try (ReferenceFeed<Review> feed = feed(gate);
        KafkaStreams hop = hop("one", feed, new CopyOnWriteArraySet<>())) {
      hop.start();
      await().atMost(LONG).until(HopBeginIT::somebodyWaitsForAFeed);
      assertTrue(hop.state().isRunningOrRebalancing());
      assertTrue(hop.close(Duration.ofSeconds(20)));
      assertTrue(lifeline.intact());
      gate.countDown();
    }
  }

  @Test
  void oneWhoseFeedEndsBeforeItHasReadEnds() {
    try (ReferenceFeed<Review> feed = feed(gate, new OutOfMemoryError("Java heap space"));
        KafkaStreams hop = hop("one", feed, new CopyOnWriteArraySet<>())) {
      hop.start();
      await().atMost(LONG).until(HopBeginIT::somebodyWaitsForAFeed);
      gate.countDown();
      await().atMost(LONG).until(() -> hop.state() == KafkaStreams.State.ERROR);
      assertInstanceOf(OutOfMemoryError.class, feed.failure().orElseThrow());
      assertFalse(lifeline.intact());
    }
  }

  @Test
  void aFeedThatDoesNotMoveIsSeenWhileItsHopWaits() {
    try (ReferenceFeed<Review> feed = feed(gate);
        KafkaStreams hop = hop("one", feed, new CopyOnWriteArraySet<>());
        ProgressWatch watch = new ProgressWatch(client(), STANDS_STILL, lifeline)) {
      lifeline.livesBy(TopicReader.ofHop(inputs.name(), hop, () -> false));
      put(inputs.name(), 0, "TCN-1");
      hop.start();
      watch.start();
      await().atMost(LONG).until(() -> !lifeline.intact());
      String why =
          assertInstanceOf(StoodStill.class, lifeline.failure().orElseThrow()).getMessage();
      assertTrue(why.startsWith("feed-" + reference), why);
      gate.countDown();
    }
  }

  private static boolean somebodyWaitsForAFeed() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(
            at ->
                at.getClassName().equals(FeedState.class.getName())
                    && at.getMethodName().equals("awaitReady"));
  }

  private static Set<Integer> tasks(KafkaStreams hop) {
    return hop.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .map(task -> task.taskId().partition())
        .collect(Collectors.toSet());
  }

  private ReferenceFeed<Review> feed(CountDownLatch opens) {
    return feed(opens, null);
  }

  private ReferenceFeed<Review> feed(CountDownLatch opens, Error then) {
    return new ReferenceFeed<>(
            reference,
            "tester",
            codec,
            received -> {
              passed(opens);
              if (then != null) {
                throw then;
              }
            },
            client(),
            lifeline)
        .start();
  }

  private static void passed(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private KafkaStreams hop(String instance, ReferenceFeed<Review> feed, Set<String> decided) {
    Properties settings = new Properties();
    settings.putAll(client());
    settings.put("application.id", inputs.name());
    settings.put("processing.guarantee", "exactly_once_v2");
    settings.put("commit.interval.ms", 20);
    settings.put("consumer.interceptor.classes", PollEpoch.class.getName());
    settings.put("consumer.session.timeout.ms", 6000);
    settings.put("consumer.heartbeat.interval.ms", 500);
    settings.put("state.dir", state.resolve(instance).toString());
    Hop hop =
        Hop.of("tester")
            .on(
                inputs,
                codec,
                review -> review.getBookingId().toString(),
                (received, out) -> decided.add(received.key()))
            .after(feed);
    KafkaStreams streams = new KafkaStreams(hop.topology(), settings, hop.clients());
    streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
    return streams;
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private void put(String topic, int partition, String tcn) {
    Review review = Samples.review(tcn);
    byte[] key = review.getBookingId().toString().getBytes(StandardCharsets.UTF_8);
    broker.produce(List.of(new ProducerRecord<>(topic, partition, key, codec.encode(review))));
  }
}
