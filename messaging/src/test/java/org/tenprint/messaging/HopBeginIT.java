package org.tenprint.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.notification.Review;

/** A hop takes no part before its feeds have read what was there at their start. */
class HopBeginIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration STANDS_STILL = Duration.ofSeconds(3);
  private static final int PARTITIONS = 2;

  private final CountDownLatch open = new CountDownLatch(0);
  private final CountDownLatch gate = new CountDownLatch(1);
  private StagedHop stage;

  @TempDir Path state;

  @BeforeEach
  void topics(TestInfo test) {
    stage = StagedHop.of("begin", test, PARTITIONS);
    stage.put(stage.reference(), 0, "TCN-known");
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
        stage.put(stage.inputs(), i % PARTITIONS, "TCN-" + i);
      }
      await().atMost(LONG).until(() -> byQuick.size() == 2 * PARTITIONS);
      assertEquals(Set.of(), bySlow);
      assertEquals(Set.of(), tasks(slow));
      gate.countDown();
      await().atMost(LONG).until(() -> tasks(slow).size() == 1 && tasks(quick).size() == 1);
      for (int i = 0; i < PARTITIONS; i++) {
        stage.put(stage.inputs(), i, "TCN-later-" + i);
      }
      await().atMost(LONG).until(() -> byQuick.size() == 2 * PARTITIONS + 1 && bySlow.size() == 1);
      assertTrue(stage.lifeline().intact());
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
      assertTrue(stage.lifeline().intact());
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
      assertFalse(stage.lifeline().intact());
    }
  }

  @Test
  void aFeedThatDoesNotMoveIsSeenWhileItsHopWaits() {
    try (ReferenceFeed<Review> feed = feed(gate);
        KafkaStreams hop = hop("one", feed, new CopyOnWriteArraySet<>());
        ProgressWatch watch = new ProgressWatch(stage.client(), STANDS_STILL, stage.lifeline())) {
      stage.lifeline().livesBy(TopicReader.ofHop(stage.inputs(), hop, () -> false));
      stage.put(stage.inputs(), 0, "TCN-1");
      hop.start();
      watch.start();
      await().atMost(LONG).until(() -> !stage.lifeline().intact());
      String why =
          assertInstanceOf(StoodStill.class, stage.lifeline().failure().orElseThrow()).getMessage();
      assertTrue(why.startsWith("feed-" + stage.reference()), why);
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
    return stage
        .feed(
            received -> {
              StagedHop.passed(opens);
              if (then != null) {
                throw then;
              }
            })
        .start();
  }

  private KafkaStreams hop(String instance, ReferenceFeed<Review> feed, Set<String> decided) {
    Hop hop = stage.hop((received, out) -> decided.add(received.key())).after(feed);
    return stage.streams(
        hop,
        state.resolve(instance),
        Map.of("consumer.session.timeout.ms", 6000, "consumer.heartbeat.interval.ms", 500));
  }
}
