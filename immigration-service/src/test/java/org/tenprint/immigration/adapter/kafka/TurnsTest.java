package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {
  private static final int MOST = 50;
  private static final List<TopicPartition> OWNERS =
      List.of(new TopicPartition("a", 0), new TopicPartition("b", 0), new TopicPartition("c", 0));

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final Turns turns = new Turns();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  TurnsTest() {
    consumer.assign(OWNERS);
    Map<TopicPartition, Long> begins = new HashMap<>();
    OWNERS.forEach(owner -> begins.put(owner, 0L));
    consumer.updateBeginningOffsets(begins);
    consumer.setMaxPollRecords(MOST);
  }

  private void state(TopicPartition owner, int count) {
    for (int i = 0; i < count; i++) {
      long offset = ends.merge(owner, 1L, Long::sum) - 1;
      consumer.addRecord(
          new ConsumerRecord<>(owner.topic(), owner.partition(), offset, new byte[0], new byte[0]));
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    return turns.poll(consumer, Set.of(), Duration.ZERO);
  }

  /** Whichever of them the client comes to first. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void oneRecordDoesNotWaitForAnothersFlood(int floods) {
    TopicPartition flood = OWNERS.get(floods);
    state(flood, 20 * MOST);
    Set<TopicPartition> others = new HashSet<>(OWNERS);
    others.remove(flood);
    poll();
    others.forEach(other -> state(other, 1));
    Set<TopicPartition> read = new HashSet<>();
    for (int round = 0; round < 2; round++) {
      read.addAll(poll().partitions());
    }
    assertTrue(read.containsAll(others), read.toString());
  }

  @Test
  void whoeverStatesAloneIsReadToTheEndAndInOrder() {
    TopicPartition alone = OWNERS.get(1);
    state(alone, 5 * MOST);
    long next = 0;
    for (int round = 0; round < 5; round++) {
      List<ConsumerRecord<byte[], byte[]>> records = poll().records(alone);
      assertEquals(MOST, records.size());
      for (ConsumerRecord<byte[], byte[]> record : records) {
        assertEquals(next++, record.offset());
      }
    }
    assertTrue(poll().isEmpty());
    assertEquals(Set.of(), consumer.paused());
  }

  @Test
  void allThatFloodAreReadAlike() {
    OWNERS.forEach(owner -> state(owner, 4 * MOST));
    Map<TopicPartition, Integer> read = new HashMap<>();
    for (int round = 0; round < 6; round++) {
      ConsumerRecords<byte[], byte[]> polled = poll();
      polled
          .partitions()
          .forEach(owner -> read.merge(owner, polled.records(owner).size(), Integer::sum));
    }
    OWNERS.forEach(owner -> assertTrue(read.get(owner) >= MOST, read.toString()));
  }

  /** Who is held stays paused, and who is tried again is not kept from it. */
  @Test
  void whatIsHeldIsLeftAsItIs() {
    TopicPartition held = OWNERS.get(0);
    OWNERS.forEach(owner -> state(owner, 2 * MOST));
    consumer.pause(Set.of(held));
    for (int round = 0; round < 5; round++) {
      assertTrue(turns.poll(consumer, Set.of(held), Duration.ZERO).records(held).isEmpty());
      assertEquals(Set.of(held), consumer.paused());
    }
    consumer.resume(Set.of(held));
    assertEquals(MOST, turns.poll(consumer, Set.of(held), Duration.ZERO).records(held).size());
  }
}
