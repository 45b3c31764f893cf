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

  private static final ThreadLocal<Polls> POLLS = ThreadLocal.withInitial(Polls::new);

  /** What a thread has taken. */
  private static final class Polls {
    private long taken;
    private int left;
  }

  /** How often this thread has taken records; {@link #UNKNOWN} if nobody counts. */
  static long ofThisThread() {
    return POLLS.get().taken;
  }

  /**
   * One of the records that this thread has taken is done.
   *
   * @return whether no other of its last poll is known to be left; false if nobody counts
   */
  static boolean lastOfThisThread() {
    Polls polls = POLLS.get();
    polls.left--;
    return polls.taken > 0 && polls.left <= 0;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    Polls polls = POLLS.get();
    polls.taken++;
    polls.left = records.count();
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
