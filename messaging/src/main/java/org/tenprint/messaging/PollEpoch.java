package org.tenprint.messaging;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts, for each thread, how often its consumers have taken records: by it a hop knows which
 * inputs came together, and asks once for all of them. A hop whose consumer has it not asks for
 * each input.
 *
 * <p>Set as {@code consumer.interceptor.classes} of Kafka Streams, whose thread both polls and
 * processes.
 */
public final class PollEpoch implements ConsumerInterceptor<byte[], byte[]> {
  /** No consumer of the thread counts. */
  static final long UNKNOWN = 0;

  private static final ThreadLocal<long[]> POLLS = ThreadLocal.withInitial(() -> new long[1]);

  /** How often this thread has taken records; {@link #UNKNOWN} if nobody counts. */
  static long ofThisThread() {
    return POLLS.get()[0];
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    POLLS.get()[0]++;
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // nothing is decided at a commit
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // it has none
  }

  @Override
  public void close() {
    // it holds nothing
  }
}
