package org.tenprint.benchmarks.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  static final int RECIPIENTS = 3;
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

  /** How many dispositions of a booking were read. */
  int dispositions(UUID booking) {
    return counts.getOrDefault(booking, 0);
  }

  /** How many bookings were decided for everybody. */
  int decided() {
    return decided.size();
  }

  /** When, of each that was decided for everybody, by {@link System#nanoTime}. */
  Map<UUID, Long> times() {
    return Map.copyOf(decided);
  }

  /**
   * Waits until all of them are decided, or none was for a while.
   *
   * @return whether all are
   */
  boolean await(Set<UUID> bookings, Duration atRest) throws InterruptedException {
    int seen = -1;
    long end = 0;
    while (failure == null && !decided.keySet().containsAll(bookings)) {
      long now = System.nanoTime();
      if (decided() != seen) {
        seen = decided();
        end = now + atRest.toNanos();
      } else if (now > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    if (failure != null) {
      throw new IllegalStateException("dispositions are not read", failure);
    }
    return true;
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
