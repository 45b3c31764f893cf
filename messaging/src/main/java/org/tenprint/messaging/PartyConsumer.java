package org.tenprint.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A member of a group that reads parties' own topics. It is not set anywhere by itself: what it
 * means that a log has not what is asked for, {@link PartyLogs} decides.
 */
public final class PartyConsumer {
  private static final int MOST_RECORDS = 50;
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private PartyConsumer() {}

  /**
   * A new one.
   *
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   */
  public static Consumer<byte[], byte[]> of(Map<String, Object> client, String group) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("group.id", group);
    // as a hop's: after so long without a sign of life another instance takes over
    settings.put("session.timeout.ms", 6_000);
    settings.put("heartbeat.interval.ms", 500);
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "none");
    settings.put("max.poll.records", MOST_RECORDS);
    settings.put("fetch.max.bytes", MOST_BYTES);
    settings.put("metadata.max.age.ms", 10_000);
    // what a rebalance leaves with this instance stays held
    settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
