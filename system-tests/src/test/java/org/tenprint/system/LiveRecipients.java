package org.tenprint.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tenprint.events.Principal;
import org.tenprint.events.RecipientAddress;
import org.tenprint.testkit.guarantee.History;
import org.tenprint.testkit.guarantee.HistoryFile;

/**
 * Recipients that read their topics while the system runs, each by its own identity and read
 * committed. One thread for all.
 */
final class LiveRecipients implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration KNOCK = Duration.ofSeconds(5);

  private final Map<RecipientAddress, KafkaConsumer<byte[], byte[]>> readers = new HashMap<>();
  private final Queue<History.Told> told = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "recipients");
  private volatile boolean over;

  /**
   * @param client settings of a client with that identity
   */
  LiveRecipients(
      List<RecipientAddress> recipients, Function<Principal, Map<String, Object>> client) {
    for (RecipientAddress one : recipients) {
      Map<String, Object> settings = new HashMap<>(client.apply(Principal.parse(one.reader())));
      settings.put("isolation.level", "read_committed");
      settings.put("enable.auto.commit", false);
      settings.put("auto.offset.reset", "earliest");
      settings.put("allow.auto.create.topics", false);
      var reader =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      readers.put(one, reader);
      assign(reader, one);
    }
    thread.start();
  }

  private static void assign(KafkaConsumer<byte[], byte[]> reader, RecipientAddress whose) {
    List<TopicPartition> partitions =
        reader.partitionsFor(whose.topic(), KNOCK).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
  }

  private void run() {
    while (!over) {
      readers.forEach(this::read);
    }
  }

  private int read(RecipientAddress who, KafkaConsumer<byte[], byte[]> reader) {
    int count = 0;
    try {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        told.add(HistoryFile.told(who.reader(), record));
        count++;
      }
    } catch (KafkaException e) {
      System.out.println("[recipients] " + who.text() + " " + e.getClass().getSimpleName());
    }
    return count;
  }

  /**
   * Everybody tries everybody else's topic, once. What was handed out in all, at the end of which
   * each has read its own topic to the end.
   */
  List<History.Told> finish() throws InterruptedException {
    over = true;
    thread.join();
    readers.forEach(
        (who, reader) -> {
          long until = System.nanoTime() + KNOCK.toNanos();
          while (read(who, reader) > 0 || System.nanoTime() < until && behind(reader)) {
            // reads on
          }
        });
    List<RecipientAddress> all = new ArrayList<>(readers.keySet());
    readers.forEach(
        (who, reader) ->
            all.stream()
                .filter(other -> !other.equals(who))
                .forEach(other -> knock(who, reader, other)));
    return List.copyOf(told);
  }

  private static boolean behind(KafkaConsumer<byte[], byte[]> reader) {
    return reader.endOffsets(reader.assignment(), KNOCK).entrySet().stream()
        .anyMatch(end -> reader.position(end.getKey(), KNOCK) < end.getValue());
  }

  private void knock(
      RecipientAddress who, KafkaConsumer<byte[], byte[]> reader, RecipientAddress other) {
    try {
      assign(reader, other);
      reader.poll(KNOCK).forEach(record -> told.add(HistoryFile.told(who.reader(), record)));
    } catch (AuthorizationException refused) {
      // as it should be
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    readers.values().forEach(KafkaConsumer::close);
  }
}
