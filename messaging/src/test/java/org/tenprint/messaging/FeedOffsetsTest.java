package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FeedOffsetsTest {
  private static final String TOPIC = "reference.things.v1";

  private long now = Long.MAX_VALUE - 1000; // a clock may run over
  private final FeedOffsets offsets = new FeedOffsets(TOPIC, Map.of(0, 4L, 1, 0L), () -> now);

  private void pass(long millis) {
    now += millis * 1_000_000;
  }

  private static Map<TopicPartition, OffsetAndMetadata> of(long... byPartition) {
    Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
    for (int i = 0; i < byPartition.length; i += 2) {
      all.put(
          new TopicPartition(TOPIC, (int) byPartition[i]),
          new OffsetAndMetadata(byPartition[i + 1]));
    }
    return all;
  }

  @Test
  void allAreDueAtTheStartThatNoneExpires() {
    assertEquals(of(0, 4, 1, 0), offsets.due(Map.of(0, 4L, 1, 0L), false));
  }

  @Test
  void allOnceASecondWhereOneMoved() {
    offsets.due(Map.of(0, 5L, 1, 0L), false);
    pass(999);
    assertEquals(of(), offsets.due(Map.of(0, 6L, 1, 0L), false));
    pass(1);
    assertEquals(of(0, 7, 1, 0), offsets.due(Map.of(0, 7L, 1, 0L), false));
    pass(5000);
    assertEquals(of(), offsets.due(Map.of(0, 7L, 1, 0L), false), "nothing moved");
    assertEquals(of(0, 7, 1, 1), offsets.due(Map.of(0, 7L, 1, 1L), false), "at once after a rest");
  }

  @Test
  void allOnceADayWhereNoneMoved() {
    offsets.due(Map.of(0, 5L, 1, 0L), false);
    pass(FeedOffsets.AT_REST.toMillis() - 1);
    assertEquals(of(), offsets.due(Map.of(0, 5L, 1, 0L), false));
    pass(1);
    assertEquals(of(0, 5, 1, 0), offsets.due(Map.of(0, 5L, 1, 0L), false));
    assertEquals(of(), offsets.due(Map.of(0, 5L, 1, 0L), false));
  }

  /** A start reads again what was read; one that ends meanwhile would write its dead letters. */
  @Test
  void nothingIsDueBelowWhatWasCommitted() {
    assertEquals(of(0, 4, 1, 0), offsets.due(Map.of(0, 1L, 1, 0L), false));
    pass(1000);
    assertEquals(of(), offsets.due(Map.of(0, 3L, 1, 0L), false));
    assertEquals(of(0, 4, 1, 2), offsets.due(Map.of(0, 3L, 1, 2L), false));
    pass(1000);
    assertEquals(of(0, 5, 1, 2), offsets.due(Map.of(0, 5L, 1, 2L), false));
  }

  @Test
  void behindADeadLetterAtOnce() {
    offsets.due(Map.of(0, 5L, 1, 0L), false);
    assertEquals(of(0, 6, 1, 0), offsets.due(Map.of(0, 6L, 1, 0L), true));
    assertEquals(
        of(), offsets.due(Map.of(0, 7L, 1, 0L), false), "and what follows once a second again");
  }

  @Test
  void atTheEndWhatHadToWait() {
    assertEquals(of(), offsets.atTheEnd(), "nothing was read");
    offsets.due(Map.of(0, 5L, 1, 0L), false);
    assertEquals(of(), offsets.atTheEnd());
    offsets.due(Map.of(0, 6L, 1, 0L), false);
    assertEquals(of(0, 6, 1, 0), offsets.atTheEnd());
  }

  @Test
  void allAgainWhereTheBrokerDidNotTakeThem() {
    offsets.due(Map.of(0, 5L, 1, 3L), false);
    offsets.failed();
    assertEquals(of(), offsets.due(Map.of(0, 5L, 1, 3L), false), "not at once: it may be away");
    pass(1000);
    assertEquals(of(0, 5, 1, 3), offsets.due(Map.of(0, 5L, 1, 3L), false));
  }

  @Test
  void theFirstOfARowOfFailuresIsTold() {
    assertTrue(offsets.failed());
    assertFalse(offsets.failed());
    offsets.succeeded();
    assertTrue(offsets.failed());
  }
}
