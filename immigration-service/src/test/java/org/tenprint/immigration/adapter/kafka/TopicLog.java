package org.tenprint.immigration.adapter.kafka;

import static org.tenprint.immigration.adapter.kafka.RunningHop.CODECS;
import static org.tenprint.immigration.adapter.kafka.RunningHop.LONG;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.testkit.TestBroker;

/** What the tests write to the service's topics and read from them. */
final class TopicLog {
  static final String OWNER = "registry";
  static final String OTHER = "courts";

  private final TestBroker broker;

  TopicLog(TestBroker broker) throws InterruptedException, ExecutionException {
    this.broker = broker;
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      new TopicProvisioner(admin, 1)
          .create(new TopicProvisioner.Parties(Set.of(), Set.of(), Set.of(), Set.of(OWNER, OTHER)));
    }
  }

  void identified(Identification identification) {
    write(
        TopicCatalogue.IDENTIFICATIONS,
        identification.getContext().getBookingId().toString(),
        CODECS.identifications().encode(identification));
  }

  void recorded(ImmigrationRecord record, Instant at) {
    byte[] value = CODECS.records().encode(record);
    String topic = TopicCatalogue.RECORDS.name();
    byte[] key = bytes(record.getSubjectId());
    broker.produce(List.of(new ProducerRecord<>(topic, null, at.toEpochMilli(), key, value)));
  }

  /** What an owner states on its own topic. */
  void stated(String owner, RecordStatement statement) {
    write(ownersTopic(owner), statement.getSubjectId(), CODECS.statements().encode(statement));
  }

  static TopicSpec ownersTopic(String owner) {
    return TopicCatalogue.STATEMENTS.named(TopicCatalogue.STATEMENTS.of(owner));
  }

  void write(TopicSpec topic, String key, byte[] value) {
    broker.produce(topic.name(), bytes(key), value);
  }

  /**
   * The determination of that booking, waited for.
   *
   * @throws AssertionError if there is none in time; it says how the hop is
   */
  Determination determination(Identification of) {
    String id = of.getContext().getBookingId().toString();
    try {
      broker.awaitRecords(
          TopicCatalogue.DETERMINATIONS.name(), records -> !keyed(records, id).isEmpty(), LONG);
    } catch (AssertionError late) {
      String hop = RunningHop.howTheLatestIs();
      throw new AssertionError(late.getMessage() + "; " + hop + "; " + putAside(id), late);
    }
    return determinations(of).get(0);
  }

  /** How many dead letters there are of a booking, be the broker as it may. */
  private String putAside(String booking) {
    String letters = TopicCatalogue.IDENTIFICATIONS.deadLetters(ImmigrationTopology.SERVICE);
    try {
      return "dead letters: " + keyed(broker.consume(letters), booking).size();
    } catch (RuntimeException away) {
      return "dead letters cannot be read: " + away;
    }
  }

  /** All determinations of that booking that there are now. */
  List<Determination> determinations(Identification of) {
    String id = of.getContext().getBookingId().toString();
    return keyed(broker.consume(TopicCatalogue.DETERMINATIONS.name()), id).stream()
        .map(TopicLog::decoded)
        .toList();
  }

  /** The reasons of the dead letters of that key, waited for. */
  List<String> deadLetters(TopicSpec topic, String key) {
    String letters = topic.deadLetters(ImmigrationTopology.SERVICE);
    broker.awaitRecords(letters, records -> !keyed(records, key).isEmpty(), LONG);
    return keyed(broker.consume(letters), key).stream()
        .map(record -> record.headers().lastHeader(DeadLetters.REASON).value())
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> keyed(
      List<ConsumerRecord<byte[], byte[]>> records, String key) {
    return records.stream()
        .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
        .toList();
  }

  private static Determination decoded(ConsumerRecord<byte[], byte[]> record) {
    try {
      return CODECS.determinations().decode(record.value());
    } catch (PoisonEvent e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
