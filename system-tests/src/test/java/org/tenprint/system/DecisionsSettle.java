package org.tenprint.system;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;

/** Counts a system's decisions as they are committed, each read once. Close it. */
final class DecisionsSettle implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(200);

  /** After so long without another decision nothing more is on its way, be it lost. */
  private static final Duration STILL = Duration.ofSeconds(45);

  /** The same where all that is due is there: cases are looked at for recalls each second. */
  private static final Duration RECALLED = Duration.ofSeconds(6);

  private final KafkaConsumer<byte[], byte[]> reader;
  private int count;

  /**
   * @param client settings of one who may read them
   */
  DecisionsSettle(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    settings.put("allow.auto.create.topics", false);
    reader =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        reader.partitionsFor(TopicCatalogue.DISPOSITIONS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
  }

  /**
   * Waits until all that was accepted is decided and nothing moves; what is lost is not awaited.
   */
  void await(BookingStream stream) {
    long due = stream.submitted().stream().filter(one -> one.fate() == Fate.OK).count() * 3;
    Instant[] moved = {Instant.now()};
    Awaitility.await("decisions do not move any more")
        .atMost(LONGEST)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              if (more()) {
                moved[0] = Instant.now();
              }
              Duration wait = count >= due ? RECALLED : STILL;
              return moved[0].plus(wait).isBefore(Instant.now());
            });
    if (count < due) {
      System.out.println("[faults] " + count + " decisions where " + due + " are due");
    }
  }

  /** Whether there are more than before. */
  private boolean more() {
    int before = count;
    int polled = 1;
    while (polled > 0) {
      polled = reader.poll(POLL).count();
      count += polled;
    }
    return count > before;
  }

  @Override
  public void close() {
    reader.close();
  }
}
