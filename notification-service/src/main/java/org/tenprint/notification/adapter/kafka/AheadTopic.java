package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.tenprint.notification.domain.Happening;

/** What stands on one partition of a topic, and the hop has not come to. */
final class AheadTopic {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final TopicPartition topic;
  private final TreeMap<Long, String> bookings = new TreeMap<>();
  private final Map<String, Deque<Happening>> unread = new HashMap<>();
  private final Map<Long, byte[]> again = new HashMap<>();
  private long next;

  /**
   * @param next where the hop begins
   */
  AheadTopic(TopicPartition topic, long next) {
    this.topic = topic;
    this.next = next;
  }

  /** The hop has come to an offset: it and all before stand ahead no more. */
  void reached(long offset) {
    next = Math.max(next, offset + 1);
    Map<Long, String> past = bookings.headMap(offset, true);
    for (String booking : past.values()) {
      // each stands once in both, and in the same order
      Deque<Happening> its = unread.get(booking);
      its.removeFirst();
      if (its.isEmpty()) {
        unread.remove(booking);
      }
    }
    past.clear();
  }

  /** What stands ahead of a booking, in order: a copy. */
  List<Happening> of(String booking) {
    Deque<Happening> its = unread.get(booking);
    return its == null ? List.of() : List.copyOf(its);
  }

  /**
   * Reads on.
   *
   * @param end exclusive
   * @throws TimeoutException if the broker does not give it
   */
  void readTo(long end, Consumer<byte[], byte[]> consumer, AheadReader reader) {
    if (next < end) {
      read(
          next,
          end,
          consumer,
          record -> {
            reader.read(record).ifPresent(one -> add(reader.key(record), one));
            next = record.offset() + 1;
          });
      next = Math.max(next, end);
    }
  }

  /**
   * The value of a record that was read before, and what was read with it is kept until another is
   * asked for that is not among it: who asks in the order of the log asks the broker seldom.
   *
   * @return empty where the log has it no more
   * @throws TimeoutException if the broker does not give it
   */
  Optional<byte[]> value(long offset, Consumer<byte[], byte[]> consumer) {
    if (!again.containsKey(offset)) {
      again.clear();
      read(offset, offset + 1, consumer, record -> again.put(record.offset(), record.value()));
    }
    return Optional.ofNullable(again.get(offset));
  }

  /** All else that the consumer has is paused, and so is this before and afterwards. */
  private void read(
      long from,
      long end,
      Consumer<byte[], byte[]> consumer,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.seek(topic, from);
    consumer.resume(List.of(topic));
    try {
      long reached = from;
      long patience = System.nanoTime() + LONGEST.toNanos();
      while (reached < end) {
        consumer.poll(POLL).forEach(each);
        if (consumer.position(topic) > reached) {
          // a backlog is long: time runs anew
          reached = consumer.position(topic);
          patience = System.nanoTime() + LONGEST.toNanos();
        }
        if (System.nanoTime() > patience) {
          throw new TimeoutException(topic + " cannot be read up to " + end);
        }
      }
    } finally {
      consumer.pause(List.of(topic));
    }
  }

  private void add(String booking, Happening happening) {
    boolean first = bookings.put(happening.where().offset(), booking) == null;
    if (first) {
      unread.computeIfAbsent(booking, none -> new ArrayDeque<>()).addLast(happening);
    }
  }
}
