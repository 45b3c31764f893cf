package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.junit.jupiter.api.Test;

/** What it means that a party's log has not what is asked for. */
class PartyLogsTest extends MockedPartyLogs {
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
    assertEquals(new OffsetAndMetadata(1000, Optional.of(3), GroupOffsets.STOPPED), group());
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
    assertEquals(new OffsetAndMetadata(2001, Optional.empty(), GroupOffsets.STOPPED), group());
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

  /** Between the last record and this one stands the marker of a transaction. */
  @Test
  void noOffsetIsNamedBeyondWhatItsEpochCovers() {
    found(of(10, "id-a"));
    read(ONE, 12, 4);
    List<ConsumerRecord<byte[], byte[]>> polled = poll().records(ONE);
    assertEquals(of(10, "id-a"), logs.upTo(ONE, polled, 12));
    assertEquals(new OffsetAndMetadata(13, Optional.of(4), "id-a"), logs.upTo(ONE, polled, 13));
  }

  /** Its new log ends where the old one did: nothing is fetched, and nothing out of range. */
  @Test
  void aTopicThatWasMadeAnewAndIsJustAsLongIsReadFromItsBeginning() {
    found(of(1, "id-a"));
    poll();
    ids.put("a", "another");
    now.addAndGet(PAUSE);
    assertEquals(0, poll().count());
    assertEquals(0, consumer.position(ONE));
    assertEquals(7, consumer.position(OTHER));
    assertEquals(0, known.get(ONE));
    read(ONE, 0, 3);
    assertEquals(1, poll().records(ONE).size());
    assertEquals(new OffsetAndMetadata(1, Optional.of(3), "another"), logs.read(ONE).orElseThrow());
  }

  @Test
  void forTopicsOfWhichNothingIsPolledItIsAskedEverySeconds() {
    found(of(1, "id-a"));
    poll();
    int before = idsAsked;
    for (int i = 0; i < 100; i++) {
      poll();
    }
    assertEquals(before, idsAsked);
    now.addAndGet(PAUSE);
    poll();
    poll();
    assertEquals(before + 1, idsAsked);
    ids.remove("a");
    now.addAndGet(PAUSE);
    poll();
    poll();
    assertEquals(before + 2, idsAsked);
    assertEquals(Set.of(), held.topics(), "nobody waits for it");
  }

  /** As long as the old log was, and of the same epoch: no fetch tells it. */
  @Test
  void aTopicThatWasMadeAnewWhileItIsReadIsReadFromItsBeginningAndNothingOfItIsDeleted() {
    found(of(1000, "id-a"));
    poll();
    logs.committed(Map.of(ONE, of(1000, "id-a")));
    ids.put("a", "another");
    read(ONE, 1000, 3);
    read(OTHER, 7, 3);
    ConsumerRecords<byte[], byte[]> polled = poll();
    assertEquals(Set.of(OTHER), polled.partitions());
    assertEquals(Set.of(OTHER), polled.nextOffsets().keySet());
    assertEquals(0, consumer.position(ONE));
    assertEquals("another", logs.read(ONE).orElseThrow().metadata());
    taken.round();
    assertFalse(deleted.containsKey(ONE));
    assertEquals(0, known.get(ONE));
    read(ONE, 0, 3);
    assertEquals(Set.of(ONE), poll().partitions());
  }

  @Test
  void whatIsPolledWhileNobodyTellsOfItsTopicIsReadAgain() {
    found(of(1000, "id-a"));
    poll();
    ids.remove("a");
    read(ONE, 1000, 3);
    read(ONE, 1001, 3);
    assertEquals(Set.of(), poll().partitions());
    assertEquals(Set.of("a"), held.topics());
    assertEquals(1000, consumer.position(ONE));
    assertEquals(of(1000, "id-a"), logs.read(ONE).orElseThrow());
  }

  @Test
  void whatWasTakenOfATopicThatWasMadeAnewSinceIsDeletedOfNone() {
    taken.committed(Map.of(ONE, of(1000, "id-a"), OTHER, of(7, "id-b")));
    ids.put("a", "another");
    taken.round();
    assertEquals(Map.of(OTHER, 7L), deleted);
    ids.put("a", "id-a");
    taken.round();
    assertEquals(Map.of(OTHER, 7L), deleted);
  }

  @Test
  void whatNobodyTellsOfIsDeletedLater() {
    taken.committed(Map.of(ONE, of(1000, "id-a")));
    ids.remove("a");
    taken.round();
    ids.put("a", "id-a");
    taken.round();
    assertEquals(Map.of(), deleted);
    now.addAndGet(PAUSE);
    taken.round();
    assertEquals(Map.of(ONE, 1000L), deleted);
  }
}
