package org.tenprint.system;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The clock of who watches a run. A record has the time of who wrote it, whose clock a run may have
 * set wrong by whole hours; a run takes less than one.
 *
 * @param from before the first record
 * @param to after the last
 */
record RunClock(Instant from, Instant to) {
  /** The record with the time at which it was written. */
  ConsumerRecord<byte[], byte[]> right(ConsumerRecord<byte[], byte[]> record) {
    long time = right(record.timestamp());
    return time == record.timestamp()
        ? record
        : new ConsumerRecord<>(
            record.topic(),
            record.partition(),
            record.offset(),
            time,
            record.timestampType(),
            record.serializedKeySize(),
            record.serializedValueSize(),
            record.key(),
            record.value(),
            record.headers(),
            record.leaderEpoch());
  }

  /** Milliseconds since 1970, moved by whole hours as far as needed to lie within the run. */
  long right(long written) {
    long hour = Duration.ofHours(1).toMillis();
    long early = Math.max(0, from.toEpochMilli() - written);
    long late = Math.max(0, written - to.toEpochMilli());
    return written + (early + hour - 1) / hour * hour - (late + hour - 1) / hour * hour;
  }
}
