package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.AheadOfClock;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.testkit.TestBroker;

class TopicProvisionerIT {
  private static final String GALLERY = TopicCatalogue.ENROLMENTS.name();
  private static final String RECORDS = TopicCatalogue.RECORDS.name();
  private static final String CASES = "notification-service-cases-changelog";
  private static final String AHEAD = "message.timestamp.after.max.ms";
  private static final TopicProvisioner.Parties NOBODY =
      new TopicProvisioner.Parties(Set.of(), Set.of(), Set.of());

  private static final String AGENCY = "TX0100100";
  private static final String OLDER = "TX0100200";

  private final Admin admin =
      Admin.create(Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers()));
  private final TopicProvisioner provisioner = new TopicProvisioner(admin, 1);

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void whoWasRemovedIsGoneFromTheLogWithinADayAlsoWhereTheTopicsAreOld() throws Exception {
    provisioner.create(NOBODY);
    assertGone(GALLERY);

    admin.createTopics(List.of(new NewTopic(CASES, 1, (short) 1))).all().get();
    awaitKnown(CASES);
    set(GALLERY, "max.compaction.lag.ms", "9223372036854775807");
    set(GALLERY, "min.compaction.lag.ms", "2592000000");
    set(TopicCatalogue.BOOKINGS.name(), "retention.ms", "-1");
    set(RECORDS, "cleanup.policy", "compact");
    set(RECORDS, "retention.ms", "604800000");
    assertEquals(
        Set.of(GALLERY, CASES, RECORDS, TopicCatalogue.BOOKINGS.name()),
        provisioner.settle(NOBODY));
    assertEquals("delete", text(RECORDS, "cleanup.policy"), "what was stated before is an input");
    assertEquals(-1, value(RECORDS, "retention.ms"));
    assertGone(GALLERY);
    assertGone(CASES);
    assertEquals(
        Duration.ofDays(30).toMillis(), value(TopicCatalogue.BOOKINGS.name(), "retention.ms"));
    assertEquals(Set.of(), provisioner.settle(NOBODY), "once is enough");
  }

  /** What came squeezed into some hundred kilobytes would take the memory of who reads it. */
  @Test
  void whatIsTooLargeIsRefusedHoweverSmallItComes() throws Exception {
    String topic = TopicCatalogue.SUBMISSIONS.of(AGENCY);
    provisioner.create(agency(AGENCY));
    for (CompressionType packed : CompressionType.values()) {
      Throwable refusal =
          assertThrows(ExecutionException.class, () -> send(topic, packed, 30 << 20), packed.name)
              .getCause();
      assertEquals(RecordTooLargeException.class, refusal.getClass(), packed.name);
      assertEquals(0, send(topic, packed, 100).partition(), packed.name);
    }
  }

  @Test
  void aTopicOfBeforeIsReadAsItWasWrittenFromThenOn() throws Exception {
    String topic = TopicCatalogue.SUBMISSIONS.of(OLDER);
    provisioner.create(agency(OLDER));
    set(topic, "compression.type", "producer");
    assertEquals(Set.of(topic), provisioner.settle(agency(OLDER)));
    assertEquals("uncompressed", text(topic, "compression.type"));
  }

  /** Whose clock was ahead when it decided goes on from there once the clock is set. */
  @Test
  void whatFollowsFromWhatIsAheadOfTheBrokersClockIsTakenAndNothingElse() throws Exception {
    TopicProvisioner.Parties parties =
        new TopicProvisioner.Parties(Set.of(AGENCY), Set.of("TX"), Set.of("DAL"), Set.of("court"));
    provisioner.create(parties);
    String steps = TopicCatalogue.CASE_STEPS.name();
    String bookings = TopicCatalogue.BOOKINGS.name();
    String letters = TopicCatalogue.BOOKINGS.deadLetters("biometric-service");
    set(steps, AHEAD, "3600000");
    set(bookings, AHEAD, "9223372036854775807");
    set(letters, AHEAD, "9223372036854775807");
    assertEquals(Set.of(steps, bookings, letters), provisioner.settle(parties));
    Set<String> taken = new TreeSet<>();
    for (TopicSpec spec : AheadOfClock.TAKEN) {
      taken.addAll(TopicProvisioner.names(spec, parties));
    }
    Map<String, Object> settings =
        Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers());
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> writer = new KafkaProducer<>(settings, bytes, bytes)) {
      for (TopicSpec spec : TopicCatalogue.ALL) {
        for (String topic : TopicProvisioner.names(spec, parties)) {
          boolean any = taken.contains(topic);
          boolean byTheBrokersClock = spec.clearedBy().isPresent();
          assertEquals(any ? Long.MAX_VALUE : 3_600_000, value(topic, AHEAD), topic);
          assertEquals(any || byTheBrokersClock, takes(writer, topic, Duration.ofHours(2)), topic);
          assertTrue(takes(writer, topic, Duration.ofMinutes(50)), topic);
        }
      }
      assertFalse(takes(writer, letters, Duration.ofDays(366)), "of the time of now");
    }
  }

  private static boolean takes(KafkaProducer<byte[], byte[]> writer, String topic, Duration ahead)
      throws InterruptedException {
    long time = Instant.now().plus(ahead).toEpochMilli();
    try {
      writer.send(new ProducerRecord<>(topic, null, time, new byte[1], new byte[1])).get();
      return true;
    } catch (ExecutionException e) {
      assertEquals(InvalidTimestampException.class, e.getCause().getClass(), topic);
      return false;
    }
  }

  private static TopicProvisioner.Parties agency(String ori) {
    return new TopicProvisioner.Parties(Set.of(ori), Set.of(), Set.of());
  }

  private static RecordMetadata send(String topic, CompressionType packed, int size)
      throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            TestBroker.shared().bootstrapServers(),
            "compression.type",
            packed.name,
            "max.request.size",
            1 << 30,
            "buffer.memory",
            1L << 30,
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class);
    try (KafkaProducer<byte[], byte[]> agency = new KafkaProducer<>(settings)) {
      return agency.send(new ProducerRecord<>(topic, new byte[size])).get();
    }
  }

  /** A broker may not know yet what the controller made. */
  private void awaitKnown(String topic) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreException(ExecutionException.class)
        .until(() -> value(topic, "max.compaction.lag.ms") > 0);
  }

  private void assertGone(String topic) throws Exception {
    long day = Duration.ofDays(1).toMillis();
    assertEquals(day, value(topic, "max.compaction.lag.ms"), topic);
    assertTrue(value(topic, "min.compaction.lag.ms") < day, topic);
  }

  private long value(String topic, String setting) throws Exception {
    return Long.parseLong(text(topic, setting));
  }

  private String text(String topic, String setting) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return config.get(setting).value();
  }

  private void set(String topic, String setting, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(
                    new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
    // the controller has acknowledged; the broker that is asked next may be behind it
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> text(topic, setting).equals(value));
  }
}
