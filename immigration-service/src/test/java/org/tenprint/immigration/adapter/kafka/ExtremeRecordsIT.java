package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.immigration.application.DetermineStatus;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.ExtremeEvents;
import org.tenprint.testkit.HopOutcome;
import org.tenprint.testkit.InMemoryHop;
import org.tenprint.testkit.TestBroker;

/**
 * Records and withdrawals at the extremes of every field, key and timestamp, from Kafka into a real
 * database: each is a row or one dead letter, whatever shared its batch, and the feed goes on. Then
 * identifications that ask for them. {@code -Dtenprint.extremes.stored=20000} draws as many.
 */
class ExtremeRecordsIT {
  private static final int EVENTS = Integer.getInteger("tenprint.extremes.stored", 500);
  private static final int AT_ONCE = 250;
  private static final int WITHDRAWN_EACH = 10;
  private static final int IDENTIFICATIONS = 500;
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final List<String> KEYS = List.of("S-1", "S-2", "", "\0", "S-1\0", "\ufffd", "|");

  private final Random random = new Random(44);
  private final ExtremeEvents events =
      new ExtremeEvents(44).upTo(300, 210).with("subjectId", "S-1", "S-2", "S-3", "S-4");
  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords store = new PostgresRecords(database.source(), RunningHop.VAULT);

  @Test
  void eachIsARowOrADeadLetterAndTheFeedGoesOn(@TempDir Path state) throws Exception {
    try (TestBroker broker = TestBroker.dedicated()) {
      new TopicLog(broker);
      List<ProducerRecord<byte[], byte[]>> drawn = drawn();
      for (int from = 0; from < EVENTS; from += AT_ONCE) {
        broker.produce(drawn.subList(from, Math.min(from + AT_ONCE, EVENTS)));
      }
      try (RunningHop hop = RunningHop.start(broker, state, store, () -> NOW)) {
        hop.catchUp();
        Awaitility.await().atMost(RunningHop.LONG).until(hop::feedReady);
      }
      each(broker);
    }
    identifications();
  }

  private List<ProducerRecord<byte[], byte[]>> drawn() {
    List<ProducerRecord<byte[], byte[]>> drawn = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      long at = NOW.toEpochMilli() - random.nextInt(1_000_000);
      String topic = TopicCatalogue.RECORDS.name();
      if (random.nextInt(WITHDRAWN_EACH) == 0) {
        byte[] key = bytes(KEYS.get(random.nextInt(KEYS.size())));
        drawn.add(new ProducerRecord<>(topic, null, at, key, (byte[]) null));
      } else {
        ImmigrationRecord event = events.next(ImmigrationRecord.class);
        event.put("sealed", null);
        event.put("takenBack", false);
        byte[] value = RunningHop.CODECS.records().encode(event);
        drawn.add(new ProducerRecord<>(topic, null, at, bytes(event.getSubjectId()), value));
      }
    }
    return drawn;
  }

  private void each(TestBroker broker) throws SQLException {
    Set<String> rows = rows();
    Set<String> letters = new HashSet<>();
    TopicSpec topic = TopicCatalogue.RECORDS;
    for (var letter : broker.consume(topic.deadLetters(ImmigrationTopology.SERVICE))) {
      String at = said(letter, DeadLetters.PARTITION);
      assertTrue(letters.add(at + "/" + said(letter, DeadLetters.OFFSET)), "said twice");
    }
    int withdrawn = 0;
    List<ConsumerRecord<byte[], byte[]>> all = broker.consume(topic.name());
    assertEquals(EVENTS, all.size());
    for (ConsumerRecord<byte[], byte[]> record : all) {
      String at = record.partition() + "/" + record.offset();
      if (record.value() != null) {
        assertTrue(rows.contains(at) ^ letters.contains(at), at);
      } else {
        withdrawn++;
        boolean unsaid = new String(record.key(), StandardCharsets.UTF_8).indexOf('\0') >= 0;
        assertEquals(unsaid, letters.contains(at), at);
      }
    }
    assertTrue(withdrawn > 0 && rows.size() > EVENTS / 10, rows.size() + " rows");
  }

  private void identifications() {
    ImmigrationTopology topology =
        new ImmigrationTopology(
            RunningHop.CODECS,
            new IdentificationHop(
                new DetermineStatus(store, () -> NOW),
                RunningHop.CODECS,
                ReferenceSet.sample(),
                new SimpleMeterRegistry()));
    int found = 0;
    try (InMemoryHop hop = new InMemoryHop(topology.hop().topology())) {
      for (int i = 0; i < IDENTIFICATIONS; i++) {
        Identification event = events.next(Identification.class);
        String key = event.getContext().getBookingId().toString();
        byte[] value = RunningHop.CODECS.identifications().encode(event);
        HopOutcome outcome =
            HopOutcome.of(
                hop,
                ImmigrationTopology.SERVICE,
                TopicCatalogue.IDENTIFICATIONS,
                HopOutcome.record(key, value, NOW));
        found += outcome.values(TopicCatalogue.DETERMINATIONS).size();
      }
    }
    assertTrue(found > 0, "none was determined");
  }

  private Set<String> rows() throws SQLException {
    Set<String> rows = new HashSet<>();
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT origin_partition, origin_offset FROM immigration_record")) {
      while (row.next()) {
        rows.add(row.getInt(1) + "/" + row.getLong(2));
      }
    }
    return rows;
  }

  private static String said(ConsumerRecord<byte[], byte[]> letter, String header) {
    return new String(letter.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
