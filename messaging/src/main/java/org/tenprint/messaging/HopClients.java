package org.tenprint.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.waiting.Changes;

/**
 * Kafka's clients as Kafka Streams makes them, but that the consumer of a hop's inputs polls
 * nothing before the hop may begin: its place is known, and its feeds have read. Until then it is
 * no member of its group, so that whoever cannot decide yet takes no partition from who can, and no
 * {@code max.poll.interval.ms} runs. Meanwhile Kafka Streams says {@code REBALANCING}, which is
 * alive, and can be closed. And its producer counts what it has committed ({@link ThreadCommits}).
 */
final class HopClients implements KafkaClientSupplier {
  private static final Logger LOG = LoggerFactory.getLogger(Hop.class);

  /** Between two looks for a place that is not known. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final String group;
  private final FeedGate gate;
  private final Optional<HopPlace> place;

  /**
   * @param group the hop's
   * @param gate the hop's
   * @param place that is to be known; empty where that is nobody's concern
   */
  HopClients(String group, FeedGate gate, Optional<HopPlace> place) {
    this.group = group;
    this.gate = gate;
    this.place = place;
  }

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    return Admin.create(settings);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new Counting(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return new Beginning(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    return getRestoreConsumer(settings);
  }

  /** Of one thread of the hop, which alone commits. */
  private static final class Counting extends KafkaProducer<byte[], byte[]> {
    private Counting(Map<String, Object> settings) {
      super(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void commitTransaction() {
      super.commitTransaction();
      ThreadCommits.another();
    }
  }

  /** Of one thread of the hop, which alone polls. */
  private final class Beginning extends KafkaConsumer<byte[], byte[]> {
    private boolean placed = place.isEmpty();
    private long looked = System.nanoTime() - LOOK_AGAIN.toNanos();
    private boolean waits;
    private boolean begun;

    private Beginning(Map<String, Object> settings) {
      super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * @throws PlaceLost if the hop has answered and its place is not known
     * @throws NotCaughtUp if a feed has ended before the hop began
     */
    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration longest) {
      if (!begun && !begins(longest)) {
        return ConsumerRecords.empty();
      }
      return super.poll(longest);
    }

    private boolean begins(Duration longest) {
      begun = isPlaced(longest) && gate.awaitRead(longest);
      if (begun) {
        LOG.info("hop begins group={}", group);
      } else if (!waits) {
        LOG.info("hop waits group={} place-known={}", group, placed);
      }
      waits = true;
      return begun;
    }

    private boolean isPlaced(Duration longest) {
      if (!placed && System.nanoTime() - looked >= LOOK_AGAIN.toNanos()) {
        placed = place.get().known();
        looked = System.nanoTime();
      }
      if (!placed) {
        rest(longest);
      }
      return placed;
    }
  }

  private static void rest(Duration longest) {
    try {
      new Changes().await(() -> false, longest);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
