package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What is in doubt of a party's log, or was not heard of while it waited. */
class LogDoubtsTest extends MockedPartyLogs {
  /** The deletion failed after the consumer was set there: what its leader said is of before. */
  @Test
  void aDeletionThatFailedIsAskedAgainWhenTheLeaderWasAskedAfterIt() {
    logs.poll(
        () -> {
          found(of(3, "id-a"));
          read(ONE, 3, 3);
          read(ONE, 4, 3);
          return consumer.poll(Duration.ZERO);
        });
    logs.committed(Map.of(ONE, of(5, "id-a")));
    poll();
    answer = CompletableFuture.failedFuture(new TimeoutException("away"));
    taken.round();
    taken.round();
    assertEquals(5, deleted.remove(ONE));
    answer = CompletableFuture.completedFuture(1);
    now.addAndGet(PAUSE);
    asked.clear();
    poll();
    assertEquals(1, asked.stream().filter(ONE::equals).count());
    taken.round();
    assertEquals(5, deleted.get(ONE));
  }

  /** At an offset of 0 nothing was taken: whoever is set there is not asked. */
  @Test
  void whatWasReadFromTheFirstRecordOnIsInDoubtLikeAnyOther() {
    found(of(0, "id-a"));
    read(ONE, 0, 3);
    poll();
    logs.committed(Map.of(ONE, of(1, "id-a")));
    answer = CompletableFuture.failedFuture(new TimeoutException("away"));
    taken.round();
    taken.round();
    now.addAndGet(PAUSE);
    asked.clear();
    poll();
    assertEquals(1, asked.stream().filter(ONE::equals).count());
  }

  /** Its fetches tell nothing while it waits. */
  @Test
  void aTopicThatWasMadeAnewWhileItsPartitionWasHeldIsReadFromItsBeginning() {
    found(of(1000, "id-a"));
    poll();
    consumer.pause(Set.of(ONE));
    held.hold(ONE, Set.of(1001L));
    ids.put("a", "another");
    now.addAndGet(PAUSE);
    poll();
    assertEquals(0, consumer.position(ONE));
    assertEquals(Set.of(), held.topics());
    assertEquals(Set.of(), consumer.paused());
    assertEquals(0, known.get(ONE));
  }

  @Test
  void aHeldPartitionOfWhichNobodySaysWhetherItIsTheSameTopicWaitsOn() {
    found(of(1000, "id-a"));
    poll();
    consumer.pause(Set.of(ONE));
    held.hold(ONE, Set.of());
    String id = ids.remove("a");
    now.addAndGet(PAUSE);
    poll();
    assertEquals(Set.of(ONE), consumer.paused());
    ids.put("a", id);
    now.addAndGet(PAUSE);
    poll();
    assertEquals(Set.of(), consumer.paused());
    assertEquals(1000, consumer.position(ONE));
  }

  @Test
  void whatIsInDoubtIsNotDeletedFromATopicThatWasMadeAnew() {
    found(of(1000, "id-a"));
    ids.put("a", "another");
    poll();
    taken.round();
    assertEquals(Map.of(OTHER, 7L), deleted);
    assertEquals(0, consumer.position(ONE));
  }

  @Test
  void whereNobodyTellsTheTopicsIdTheOneThatIsCommittedStaysAndIsComparedLater() {
    ids.remove("a");
    found(of(1000, "id-a"));
    assertEquals("id-a", logs.read(ONE).orElseThrow().metadata());
    assertEquals(Set.of("a"), held.topics());
    ids.put("a", "another");
    now.addAndGet(PAUSE);
    poll();
    assertEquals(0, consumer.position(ONE));
  }

  /** Whoever waits for it may have forgotten what it was told, at each change of a leader. */
  @Test
  void whatStandsInTheGroupIsNotCommittedAgain() {
    found(of(1000, "id-a"));
    poll();
    taken.round();
    known.clear();
    deleted.clear();
    assertEquals(Optional.empty(), logs.beyondGroup(ONE));
    logs.goTo(ONE, of(1002, "id-a")); // behind a marker
    assertEquals(Optional.of(of(1002, "id-a")), logs.beyondGroup(ONE));
    logs.committed(Map.of(ONE, of(1002, "id-a")));
    assertEquals(Optional.empty(), logs.beyondGroup(ONE));
  }

  @Test
  void whatIsStillToBeNotedIsNotCommittedInItsPlace() {
    found(of(1000, "id-a"));
    truncated(1000, Map.of(ONE, new OffsetAndMetadata(990, Optional.of(3), "")));
    assertEquals(Optional.empty(), logs.beyondGroup(ONE));
  }
}
