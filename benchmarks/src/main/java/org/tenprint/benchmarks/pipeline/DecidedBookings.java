package org.tenprint.benchmarks.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Disposition;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;

/**
 * Reads dispositions as they are committed, and when the last of each booking's three came: of the
 * field office, the state bureau and the agency. Close it.
 */
final class DecidedBookings implements AutoCloseable {
  private static final int RECIPIENTS = 3;
  private static final Duration POLL = Duration.ofMillis(20);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EventCodec<Disposition> codec = EventCodec.of(Disposition.class);
  private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();
  private final Map<UUID, Long> decided = new ConcurrentHashMap<>();
  private final CountDownLatch following = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "dispositions");
  private volatile boolean open = true;
  private volatile RuntimeException failure;

  /**
   * @param client who may read dispositions
   */
  DecidedBookings(Map<String, Object> client) {
    Map<String, Object> settings = new ConcurrentHashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("fetch.max.wait.ms", 20);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Begins at the end of the topic; returns when what comes from now on will be read. */
  DecidedBookings start() throws InterruptedException {
    thread.setDaemon(true);
    thread.start();
    following.await();
    return this;
  }

  private void follow() {
    try (consumer) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TopicCatalogue.DISPOSITIONS.name()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      following.countDown();
      while (open) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record, System.nanoTime());
        }
      }
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      following.countDown();
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, long now) {
    try {
      UUID booking = codec.decode(record.value()).getBookingId();
      if (counts.merge(booking, 1, Integer::sum) == RECIPIENTS) {
        decided.put(booking, now);
      }
    } catch (PoisonEvent e) {
      throw new IllegalStateException("a disposition cannot be read", e);
    }
  }

  /** When a booking was decided for everybody, by {@link System#nanoTime}. */
  long at(UUID booking) {
    return decided.get(booking);
  }

  /**
   * Waits until all of them are decided.
   *
   * @throws IllegalStateException if that takes longer
   */
  void await(List<UUID> bookings, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    for (UUID booking : bookings) {
      while (!decided.containsKey(booking)) {
        if (failure != null || System.nanoTime() > end) {
          throw new IllegalStateException(
              decided.size() + " of " + bookings.size() + " bookings were decided", failure);
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
