package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StandstillTest {
  private static final TopicPartition A = new TopicPartition("t", 0);
  private static final TopicPartition B = new TopicPartition("t", 1);

  private long seconds;
  private final Standstill standstill = standstill(false);

  private Standstill standstill(boolean tasks) {
    return new Standstill(
        new Standstill.Limits(Duration.ofSeconds(90), Duration.ofSeconds(600)),
        tasks,
        () -> Duration.ofSeconds(seconds).toNanos());
  }

  private Set<TopicPartition> at(int when, Map<TopicPartition, Long> reached, long end) {
    seconds = when;
    return standstill.seen(reached, Map.of(A, end, B, end));
  }

  @Test
  void whoHasRecordsAndDoesNotMoveStandsStillAfterTheTime() {
    assertEquals(Set.of(), at(0, Map.of(A, 5L), 6));
    assertEquals(Set.of(), at(89, Map.of(A, 5L), 100));
    assertEquals(Set.of(A), at(90, Map.of(A, 5L), 100));
  }

  @Test
  void whoHasNothingToReadMayStand() {
    assertEquals(Set.of(), at(0, Map.of(A, 5L), 5));
    assertEquals(Set.of(), at(1_000, Map.of(A, 5L), 5));
    // its time begins when there is something
    assertEquals(Set.of(), at(1_050, Map.of(A, 5L), 6));
    assertEquals(Set.of(), at(1_089, Map.of(A, 5L), 6));
    assertEquals(Set.of(A), at(1_090, Map.of(A, 5L), 6));
  }

  @Test
  void whoMovesHoweverLittleDoesNotStand() {
    for (int i = 0; i < 100; i++) {
      assertEquals(Set.of(), at(80 * i, Map.of(A, (long) i), 1_000));
    }
  }

  @Test
  void onePartitionMayWaitBehindOthersAndNotForEver() {
    assertEquals(Set.of(), at(0, Map.of(A, 0L, B, 0L), 9_000));
    for (int i = 1; i < 12; i++) {
      assertEquals(Set.of(), at(50 * i, Map.of(A, (long) i, B, 0L), 9_000));
    }
    assertEquals(Set.of(B), at(600, Map.of(A, 12L, B, 0L), 9_000));
  }

  /** Older records of another topic are taken first, however many there are. */
  @Test
  void inATaskOneMayWaitBehindTheOthersAsLongAsTheyMove() {
    TopicPartition sibling = new TopicPartition("u", 1);
    Map<TopicPartition, Long> ends = Map.of(A, 9_000L, B, 9_000L, sibling, 9_000L);
    Standstill hop = standstill(true);
    for (int i = 0; i < 40; i++) {
      seconds = 50 * i;
      assertEquals(Set.of(), hop.seen(Map.of(A, (long) i, B, 0L, sibling, (long) i), ends));
    }
    // from 1950 on its task does not move, and another does
    for (int i = 40; i < 51; i++) {
      seconds = 50 * i;
      assertEquals(Set.of(), hop.seen(Map.of(A, (long) i, B, 0L, sibling, 39L), ends));
    }
    seconds = 2_550;
    assertEquals(Set.of(B, sibling), hop.seen(Map.of(A, 51L, B, 0L, sibling, 39L), ends));
    // and nobody
    assertEquals(Set.of(), hop.seen(Map.of(A, 51L, B, 1L, sibling, 39L), ends));
    seconds = 2_639;
    assertEquals(Set.of(), hop.seen(Map.of(A, 51L, B, 1L, sibling, 39L), ends));
    seconds = 2_640;
    Map<TopicPartition, Long> reached = Map.of(A, 51L, B, 1L, sibling, 39L);
    assertEquals(Set.of(A, B, sibling), hop.seen(reached, ends));
  }

  /** Topics of several agencies have the same numbers, and no task. */
  @Test
  void ofTopicsThatAreNoTaskOneWaitsNotForEver() {
    TopicPartition other = new TopicPartition("u", 1);
    Map<TopicPartition, Long> ends = Map.of(B, 9_000L, other, 9_000L);
    for (int i = 0; i < 12; i++) {
      seconds = 50 * i;
      assertEquals(Set.of(), standstill.seen(Map.of(B, 0L, other, (long) i), ends));
    }
    seconds = 600;
    assertEquals(Set.of(B), standstill.seen(Map.of(B, 0L, other, 12L), ends));
  }

  @Test
  void onceTheOthersHaveNothingLeftOneAloneHasTheShorterTime() {
    assertEquals(Set.of(), at(0, Map.of(A, 0L, B, 0L), 10));
    assertEquals(Set.of(), at(50, Map.of(A, 10L, B, 0L), 10));
    assertEquals(Set.of(), at(139, Map.of(A, 10L, B, 0L), 10));
    assertEquals(Set.of(B), at(140, Map.of(A, 10L, B, 0L), 10));
  }

  @Test
  void whatIsNotKnownDoesNotCount() {
    at(0, Map.of(A, 5L), 6);
    seconds = 60;
    standstill.seen(Map.of(A, 5L), Map.of());
    assertEquals(Set.of(), at(120, Map.of(A, 5L), 6));
    at(140, Map.of(A, 5L), 6);
    standstill.forget();
    assertEquals(Set.of(), at(300, Map.of(A, 5L), 6));
    assertEquals(Set.of(), at(389, Map.of(A, 5L), 6));
  }

  @Test
  void aPartitionThatIsReadNoLongerIsForgotten() {
    at(0, Map.of(A, 5L), 6);
    at(50, Map.of(), 6);
    assertEquals(Set.of(), at(100, Map.of(A, 5L), 6));
    assertEquals(Set.of(A), at(190, Map.of(A, 5L), 6));
  }

  @Test
  void markersAreNothingToReadAndATopicMadeAnewIsReadFromItsStart() {
    at(0, Map.of(A, 5L), 8);
    assertEquals(Set.of(A), at(90, Map.of(A, 5L), 8));
    standstill.nothingBefore(A, 8);
    assertEquals(Set.of(), at(500, Map.of(A, 5L), 8));
    at(510, Map.of(A, 5L), 9);
    assertEquals(Set.of(A), at(600, Map.of(A, 5L), 9));
    // less than before
    assertEquals(Set.of(), at(700, Map.of(A, 0L), 4));
    assertEquals(Set.of(A), at(790, Map.of(A, 0L), 4));
  }
}
