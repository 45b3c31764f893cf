package org.tenprint.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.TestBroker;

/** What an instance left open that is gone is ended, and nothing of one that is there. */
class OrphanedTransactionsIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final TestBroker broker = TestBroker.shared();
  private final String group = "orphans-" + UUID.randomUUID();
  private final String topic = group + ".v1";
  private final Lifeline lifeline = Lifeline.observed();

  @Test
  void whatWasLeftOpenEndsAtOnceAndWhatIsOfAMemberDoesNot() {
    broker.createTopic(topic, 3);
    TopicPartition orphaned = new TopicPartition(topic, 1);
    String process = group + "-" + UUID.randomUUID();
    try (var member = member(process + "-StreamThread-1-consumer");
        var living = begun(process + "-1", 0);
        var gone = begun(group + "-" + UUID.randomUUID() + "-1", 1);
        var other = begun(group + "-statements-" + UUID.randomUUID(), 2)) {
      broker.produce(List.of(new ProducerRecord<>(topic, 1, bytes("behind"), bytes("it"))));
      lifeline.livesBy(new TopicReader.InGroup(group, true, Set::of));
      OrphanedTransactions orphans =
          new OrphanedTransactions(Map.copyOf(broker.client()), lifeline).start();
      try {
        Awaitility.await("nobody waits for who is gone")
            .atMost(LONG)
            .until(
                () -> {
                  member.poll(Duration.ofMillis(100));
                  // where the first transaction that is open begins
                  return member.endOffsets(List.of(orphaned)).get(orphaned) > 1;
                });
        assertThrows(KafkaException.class, gone::commitTransaction, "it is over for the zombie");
        // older by now than when it would have been looked at
        living.commitTransaction();
        other.commitTransaction();
      } finally {
        orphans.close();
      }
    }
    assertEquals(
        Set.of("behind", "0", "2"),
        Set.copyOf(broker.consume(topic).stream().map(r -> new String(r.key(), UTF_8)).toList()));
    assertEquals(true, lifeline.intact());
  }

  @Test
  void idsAreOfAHopOnlyWhereTheyAreKafkaStreams() {
    String process = "immigration-service-0b24abf2-1b9c-4f0e-8a38-7f37f5f1e5aa";
    assertEquals("immigration-service", OrphanedTransactions.group(process + "-1"));
    assertEquals(process, OrphanedTransactions.process(process + "-1"));
    assertEquals("", OrphanedTransactions.group(process));
    assertEquals("", OrphanedTransactions.group("booking-service-0"));
  }

  @Test
  void nobodyIsGoneWhereAMemberHasANameOfItsOwn() {
    String here = "hop-0b24abf2-1b9c-4f0e-8a38-7f37f5f1e5aa";
    String gone = "hop-11111111-1b9c-4f0e-8a38-7f37f5f1e5aa";
    Set<String> open = Set.of(here + "-1", here + "-2", gone + "-1");
    String member = here + "-StreamThread-1-consumer";
    assertEquals(Set.of(gone + "-1"), OrphanedTransactions.orphans(open, List.of(member)));
    assertEquals(open, OrphanedTransactions.orphans(open, List.of()), "all are gone");
    for (String other : List.of("named-StreamThread-1-consumer", "named", here, member + "-x")) {
      assertEquals(Set.of(), OrphanedTransactions.orphans(open, List.of(member, other)), other);
    }
  }

  /** A member of the group with that client id, which stays one while it is polled. */
  private KafkaConsumer<byte[], byte[]> member(String clientId) {
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put("group.id", group);
    settings.put("client.id", clientId);
    settings.put("isolation.level", "read_committed");
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
    Awaitility.await()
        .atMost(LONG)
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100));
              return !consumer.assignment().isEmpty();
            });
    return consumer;
  }

  /** One record of a transaction that is open. */
  private KafkaProducer<byte[], byte[]> begun(String transactionalId, int partition) {
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put("transactional.id", transactionalId);
    settings.put("transaction.timeout.ms", 60_000);
    var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(
        new ProducerRecord<>(topic, partition, bytes(String.valueOf(partition)), bytes("x")));
    producer.flush();
    return producer;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
