package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.tenprint.testkit.TestBroker;

/** Has the broker compact at once what it would compact in a day. */
final class Compaction {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final Map<String, String> AT_ONCE =
      Map.of(
          "min.compaction.lag.ms", "0",
          "max.compaction.lag.ms", "1",
          "min.cleanable.dirty.ratio", "0.001",
          "segment.ms", "1");

  private final TestBroker broker;
  private final String topic;
  private final String key;

  /**
   * @param key of which nothing is to be left but a null record
   */
  private Compaction(TestBroker broker, String topic, String key) {
    this.broker = broker;
    this.topic = topic;
    this.key = key;
  }

  /** Begins it: a further record, of nobody, ends the segment in which the key stands. */
  static Compaction begin(TestBroker broker, String topic, String key) throws Exception {
    Compaction begun = new Compaction(broker, topic, key);
    begun.alter();
    int partition = begun.ofKey().get(0).partition();
    broker.produce(List.of(new ProducerRecord<>(topic, partition, "nobody".getBytes(UTF_8), null)));
    return begun;
  }

  private void alter() throws InterruptedException, ExecutionException {
    Collection<AlterConfigOp> settings =
        AT_ONCE.entrySet().stream()
            .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    try (Admin admin = Admin.create(broker.client())) {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), settings))
          .all()
          .get();
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> ofKey() {
    return broker.consume(topic).stream()
        .filter(record -> new String(record.key(), UTF_8).equals(key))
        .toList();
  }

  /** Returns when every value of the key is gone. */
  void await() {
    Awaitility.await("the broker compacts " + topic)
        .atMost(LONGEST)
        .until(() -> ofKey().stream().allMatch(record -> record.value() == null));
  }
}
