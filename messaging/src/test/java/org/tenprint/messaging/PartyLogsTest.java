package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it means that a party's log has not what is asked for. */
class PartyLogsTest {
  private static final TopicPartition ONE = new TopicPartition("a", 0);
  private static final TopicPartition OTHER = new TopicPartition("b", 0);
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  private final List<TopicPartition> asked = new ArrayList<>();
  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("none") {
        @Override
        public synchronized void seek(TopicPartition partition, OffsetAndMetadata at) {
          asked.add(partition);
          super.seek(partition, at);
        }
      };
  private CompletableFuture<Integer> answer = CompletableFuture.completedFuture(1);
  private final Map<TopicPartition, Long> deleted = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>(Map.of("a", "id-a", "b", "id-b"));
  private final AtomicLong now = new AtomicLong(-5);
  private final HeldPartitions held = new HeldPartitions(now::get);
  private final Map<TopicPartition, Long> known = new HashMap<>();

  private final TakenRecords taken =
      new TakenRecords(
          new TakenRecords.Deleting() {
            @Override
            public Map<TopicPartition, CompletionStage<?>> before(
                Map<TopicPartition, Long> offsets) {
              deleted.putAll(offsets);
              Map<TopicPartition, CompletionStage<?>> answers = new HashMap<>();
              offsets.keySet().forEach(one -> answers.put(one, answer));
              return answers;
            }

            @Override
            public Map<String, String> ids(Set<String> topics) {
              Map<String, String> some = new HashMap<>(ids);
              some.keySet().retainAll(topics);
              return some;
            }

            @Override
            public void close() {
              // it has nothing open
            }
          },
          "things",
          now::get);

  private final PartyLogs logs =
      new PartyLogs(
          consumer,
          "things",
          held,
          taken,
          new TakenSoFar() {
            @Override
            public void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
              offsets.forEach((partition, at) -> known.put(partition, at.offset()));
            }

            @Override
            public void back(TopicPartition partition, long offset) {
              known.put(partition, offset);
            }
          });

  @BeforeEach
  void assign() {
    consumer.assign(List.of(ONE, OTHER));
    consumer.updateBeginningOffsets(Map.of(ONE, 0L, OTHER, 0L));
    consumer.updateEndOffsets(Map.of(ONE, 2000L, OTHER, 2000L));
  }

  private void found(OffsetAndMetadata one) {
    consumer.commitSync(Map.of(ONE, one, OTHER, of(7, "id-b")));
    logs.assigned(List.of(ONE, OTHER));
  }

  private static OffsetAndMetadata of(long offset, String topic) {
    return new OffsetAndMetadata(offset, Optional.of(3), topic);
  }

  private OffsetAndMetadata group() {
    return consumer.committed(Set.of(ONE)).get(ONE);
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    return logs.poll(() -> consumer.poll(Duration.ZERO));
  }

  private void truncated(long at, Map<TopicPartition, OffsetAndMetadata> same) {
    consumer.setPollException(new LogTruncationException(Map.of(ONE, at), same));
    assertTrue(poll().isEmpty());
  }

  private void read(TopicPartition partition, long offset, int epoch) {
    consumer.addRecord(
        new ConsumerRecord<>(
            partition.topic(),
            0,
            offset,
            0L,
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[0],
            new byte[0],
            new RecordHeaders(),
            Optional.of(epoch)));
  }

  @Test
  void whatIsCommittedHasTheEpochOfWhatWasReadAndTheTopicsId() {
    found(of(1000, "id-a"));
    read(ONE, 1000, 4);
    read(ONE, 1001, 5);
    List<ConsumerRecord<byte[], byte[]>> polled = poll().records(ONE);
    assertEquals(2, polled.size());
    assertEquals(new OffsetAndMetadata(1002, Optional.of(5), "id-a"), logs.read(ONE).orElseThrow());
    assertEquals(new OffsetAndMetadata(1001, Optional.of(4), "id-a"), logs.upTo(ONE, polled, 1001));
    assertEquals(new OffsetAndMetadata(1000, Optional.of(3), "id-a"), logs.upTo(ONE, polled, 1000));
  }

  /** What was committed before is deleted once the log was seen; what was taken behind is not. */
  @Test
  void aLogThatLostItsEndIsReadFromThereAndNothingOfBeforeIsDeletedOrPassedOver() {
    found(of(1000, "id-a"));
    held.hold(ONE, Set.of(1001L, 1002L));
    truncated(1000, Map.of(ONE, new OffsetAndMetadata(990, Optional.of(3), "")));
    assertEquals(990, consumer.position(ONE));
    assertEquals(of(990, "id-a"), group());
    assertEquals(990, known.get(ONE));
    assertFalse(held.taken(ONE, 1001));
    assertFalse(consumer.paused().contains(ONE));
    poll();
    taken.round();
    assertEquals(Map.of(OTHER, 7L), deleted);
    logs.committed(Map.of(ONE, of(993, "id-a")));
    taken.round();
    assertEquals(993, deleted.get(ONE));
  }

  @Test
  void aLogOfNoKnownEpochIsStoppedForWhoeverReadsItNextAndTheOthersAreRead() {
    found(of(1000, "id-a"));
    truncated(1000, Map.of());
    assertEquals(Set.of("a"), held.stopped());
    assertEquals(Set.of(ONE), consumer.paused());
    assertEquals(new OffsetAndMetadata(1000, Optional.of(3), PartyLogs.STOPPED), group());
    logs.lost(List.of(ONE));
    assertEquals(Set.of(), held.stopped());
    logs.assigned(List.of(ONE));
    assertEquals(Set.of("a"), held.stopped());
    read(OTHER, 7, 4);
    assertEquals(1, poll().count());
    taken.round();
    assertEquals(Map.of(OTHER, 7L), deleted);
  }

  /** A person has set the group's offset: the tool writes neither epoch nor note. */
  @Test
  void whatAPersonHasSetIsReadFrom() {
    found(new OffsetAndMetadata(5));
    assertEquals(5, consumer.position(ONE));
    assertEquals(Set.of(), held.topics());
  }

  @Test
  void anOffsetWithoutAnEpochBeyondTheEndIsStopped() {
    found(new OffsetAndMetadata(2001));
    consumer.setPollException(new OffsetOutOfRangeException(Map.of(ONE, 2001L)));
    poll();
    assertEquals(Set.of("a"), held.stopped());
    assertEquals(new OffsetAndMetadata(2001, Optional.empty(), PartyLogs.STOPPED), group());
    taken.round();
    assertFalse(deleted.containsKey(ONE));
  }

  /** It was cut, and has grown again until it is asked for its end. */
  @Test
  void anOffsetWithoutAnEpochThatWasBeyondTheEndIsStoppedThoughTheEndHasReachedIt() {
    found(new OffsetAndMetadata(2001));
    consumer.updateEndOffsets(Map.of(ONE, 2001L));
    consumer.setPollException(new OffsetOutOfRangeException(Map.of(ONE, 2001L)));
    poll();
    assertEquals(Set.of("a"), held.stopped());
    taken.round();
    assertFalse(deleted.containsKey(ONE));
  }

  /** Retention took what was not taken: that is said, and the rest is read. */
  @Test
  void whatIsGoneFromTheBeginningIsPassedOver() {
    found(of(10, "id-a"));
    consumer.updateBeginningOffsets(Map.of(ONE, 50L));
    consumer.setPollException(new OffsetOutOfRangeException(Map.of(ONE, 10L)));
    poll();
    assertEquals(50, consumer.position(ONE));
    assertEquals(Set.of(), held.topics());
  }

  /** By the epochs alone it would be the old one, cut to its new end. */
  @Test
  void ofATopicThatWasMadeAnewEverythingIsRead() {
    found(of(1000, "id-a"));
    ids.put("a", "another");
    truncated(1000, Map.of(ONE, new OffsetAndMetadata(4, Optional.of(3), "")));
    assertEquals(0, consumer.position(ONE));
    poll();
    assertEquals(of(0, "another").offset(), group().offset());
    assertEquals("another", group().metadata());
    assertEquals(0, known.get(ONE));
    ids.put("a", "third");
    logs.assigned(List.of(ONE));
    poll();
    assertEquals("third", group().metadata());
    taken.round();
    assertFalse(deleted.containsKey(ONE));
  }

  @Test
  void whereNobodySaysWhetherItIsTheSameTopicItIsTriedAgain() {
    found(of(1000, "id-a"));
    ids.remove("a");
    truncated(1000, Map.of(ONE, new OffsetAndMetadata(4, Optional.of(3), "")));
    assertEquals(Set.of("a"), held.topics());
    assertEquals(Set.of(), held.stopped());
    assertEquals(1000, consumer.position(ONE));
  }

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

  /** Between the last record and this one stands the marker of a transaction. */
  @Test
  void noOffsetIsNamedBeyondWhatItsEpochCovers() {
    found(of(10, "id-a"));
    read(ONE, 12, 4);
    List<ConsumerRecord<byte[], byte[]>> polled = poll().records(ONE);
    assertEquals(of(10, "id-a"), logs.upTo(ONE, polled, 12));
    assertEquals(new OffsetAndMetadata(13, Optional.of(4), "id-a"), logs.upTo(ONE, polled, 13));
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
