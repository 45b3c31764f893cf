package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HeldPartitionsTest {
  private static final TopicPartition ONE = new TopicPartition("a", 0);
  private static final TopicPartition OTHER = new TopicPartition("b", 0);

  /** It need not begin at zero, and may run over. */
  private long nanos = Long.MAX_VALUE - 10;

  private final HeldPartitions held = new HeldPartitions(() -> nanos);

  @Test
  void aPartitionIsTriedAfterAPauseThatDoublesUpToFiveSeconds() {
    for (int millis : List.of(200, 400, 800, 1600, 3200, 5000, 5000)) {
      held.hold(ONE, Set.of());
      pass(millis - 1);
      assertEquals(Set.of(), held.due());
      pass(1);
      assertEquals(Set.of(ONE), held.due());
      assertEquals(Set.of(), held.due(), "once");
      assertEquals(Set.of("a"), held.topics(), "it is held until it is released");
    }
    assertTrue(held.release(ONE));
    assertFalse(held.release(ONE));
    assertTrue(held.hold(ONE, Set.of()), "as for the first time");
    pass(200);
    assertEquals(Set.of(ONE), held.due());
  }

  @Test
  void whatWasTakenBehindIsNotTakenTwice() {
    assertTrue(held.hold(ONE, Set.of(8L)));
    assertFalse(held.hold(ONE, Set.of(9L)));
    assertTrue(held.taken(ONE, 8) && held.taken(ONE, 9));
    assertFalse(held.taken(ONE, 7));
    assertFalse(held.taken(OTHER, 8));
    held.release(ONE);
    assertFalse(held.taken(ONE, 8));
  }

  /** Its record may come a while after it was asked for: it is held until that was taken. */
  @Test
  void aPartitionIsHeldUntilItsRecordWasTaken() {
    held.hold(ONE, Set.of(8L));
    held.hold(OTHER);
    pass(200);
    assertEquals(Set.of(ONE, OTHER), held.due());
    pass(4_999);
    assertEquals(Set.of(), held.readable());
    pass(1);
    assertEquals(Set.of(OTHER), held.readable(), "nothing is known that it lacks");
    held.hold(ONE);
    assertTrue(held.taken(ONE, 8));
  }

  /** Nothing that is tried by itself would tell from where its log is to be read. */
  @Test
  void whatWaitsForAPersonIsNeitherTriedNorReleased() {
    held.hold(ONE, Set.of(8L));
    assertTrue(held.stop(ONE));
    assertFalse(held.stop(ONE));
    assertFalse(held.taken(ONE, 8), "it was taken of another log");
    assertFalse(held.hold(ONE));
    assertFalse(held.hold(ONE, Set.of()));
    pass(Integer.MAX_VALUE);
    assertEquals(Set.of(), held.due());
    assertEquals(Set.of(), held.readable());
    assertFalse(held.release(ONE));
    held.hold(OTHER);
    assertEquals(Set.of("a", "b"), held.topics());
    assertEquals(Set.of("a"), held.stopped());
    held.lost(List.of(ONE));
    assertEquals(Set.of(), held.stopped());
  }

  @Test
  void whatAnotherInstanceHasIsHeldNoLonger() {
    held.hold(ONE, Set.of());
    held.hold(OTHER, Set.of());
    held.lost(List.of(ONE));
    assertEquals(Set.of("b"), held.topics());
  }

  @Test
  void whatIsHeldNeedNotGoOn() {
    held.assigned(Set.of(ONE, OTHER));
    assertEquals(Set.of(ONE, OTHER), held.read());
    held.hold(ONE);
    assertEquals(Set.of(OTHER), held.read());
    held.release(ONE);
    held.lost(List.of(OTHER));
    assertEquals(Set.of(ONE), held.read());
  }

  private void pass(int millis) {
    nanos += Duration.ofMillis(millis).toNanos();
  }
}
