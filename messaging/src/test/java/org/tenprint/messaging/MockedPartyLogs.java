package org.tenprint.messaging;

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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;

/** A party's logs of a consumer without brokers, and what is deleted, told and asked by them. */
abstract class MockedPartyLogs {
  static final TopicPartition ONE = new TopicPartition("a", 0);
  static final TopicPartition OTHER = new TopicPartition("b", 0);
  static final long PAUSE = Duration.ofSeconds(5).toNanos();

  final List<TopicPartition> asked = new ArrayList<>();
  final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("none") {
        @Override
        public synchronized void seek(TopicPartition partition, OffsetAndMetadata at) {
          asked.add(partition);
          super.seek(partition, at);
        }
      };
  CompletableFuture<Integer> answer = CompletableFuture.completedFuture(1);
  final Map<TopicPartition, Long> deleted = new HashMap<>();
  final Map<String, String> ids = new HashMap<>(Map.of("a", "id-a", "b", "id-b"));
  int idsAsked;
  final AtomicLong now = new AtomicLong(-5);
  final HeldPartitions held = new HeldPartitions(now::get);
  final Map<TopicPartition, Long> known = new HashMap<>();

  final TakenRecords taken =
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
              idsAsked++;
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

  final PartyLogs logs =
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

  void found(OffsetAndMetadata one) {
    consumer.commitSync(Map.of(ONE, one, OTHER, of(7, "id-b")));
    logs.assigned(List.of(ONE, OTHER));
  }

  static OffsetAndMetadata of(long offset, String topic) {
    return new OffsetAndMetadata(offset, Optional.of(3), topic);
  }

  OffsetAndMetadata group() {
    return consumer.committed(Set.of(ONE)).get(ONE);
  }

  ConsumerRecords<byte[], byte[]> poll() {
    return logs.poll(() -> consumer.poll(Duration.ZERO));
  }

  void truncated(long at, Map<TopicPartition, OffsetAndMetadata> same) {
    consumer.setPollException(new LogTruncationException(Map.of(ONE, at), same));
    assertTrue(poll().isEmpty());
  }

  void read(TopicPartition partition, long offset, int epoch) {
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
}
