package org.tenprint.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams' own commits and aborts, as a task that ends tells of them. */
class TaskEndIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  /** It commits when a task ends, and not before. */
  private static final Map<String, ?> LONG_TRANSACTIONS =
      Map.of("commit.interval.ms", 50_000, "producer.transaction.timeout.ms", 60_000);

  private final List<String> told = new CopyOnWriteArrayList<>();
  private StagedHop stage;
  private volatile boolean fails;

  @TempDir Path first;
  @TempDir Path second;

  /** What every event needs is away. */
  private static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void topics(TestInfo test) {
    stage = StagedHop.of("task-end", test, 2);
  }

  private KafkaStreams hop(String name, Path state) {
    Hop hop =
        stage
            .hop(
                (received, out) -> {
                  if (fails) {
                    throw new Away();
                  }
                  out.tombstone(stage.reference(), received.key(), Samples.TIME);
                  told.add(name + " wrote " + out.partition());
                })
            .endsOn(Away.class)
            .onStop(partition -> told.add(name + " ended " + partition))
            .onAbort(partition -> told.add(name + " aborted " + partition));
    return stage.streams(hop, state, LONG_TRANSACTIONS);
  }

  /** It commits for both of its tasks, of which one goes on. */
  @Test
  void whoGivesAPartitionAwayHasCommitted() {
    try (KafkaStreams one = hop("one", first);
        KafkaStreams other = hop("other", second)) {
      one.start();
      stage.put(stage.inputs(), 0, "TCN-0");
      stage.put(stage.inputs(), 1, "TCN-1");
      await().atMost(LONG).until(() -> told.size() == 2);
      other.start();
      await().atMost(LONG).until(() -> told.size() >= 3);
      String gone = told.get(2).replace("one ended ", "");
      stage.put(stage.inputs(), Integer.parseInt(gone), "TCN-2");
      await().atMost(LONG).until(() -> told.contains("other wrote " + gone));
    }
    assertEquals(3, told.stream().filter(what -> what.contains("ended")).count());
    assertTrue(told.stream().noneMatch(what -> what.contains("aborted")), told::toString);
  }

  @Test
  void whoFailsHasAborted() {
    try (KafkaStreams one = hop("one", first)) {
      one.start();
      stage.put(stage.inputs(), 0, "TCN-0");
      await().atMost(LONG).until(() -> told.size() == 1);
      fails = true;
      stage.put(stage.inputs(), 1, "TCN-1");
      await().atMost(LONG).until(() -> one.state() == KafkaStreams.State.ERROR);
    }
    assertTrue(told.contains("one ended 1"), told::toString);
    assertEquals(
        List.of("one aborted 0"), told.stream().filter(what -> what.contains("aborted")).toList());
  }
}
