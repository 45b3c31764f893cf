package org.tenprint.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;

/** What outsiders did before there were walls, done again by real clients. */
class OutsidersIT {
  private static final CredentialStore.Place NOWHERE = new CredentialStore.Place("", List.of());
  private static final Principal BOSTON = Principal.parse("field-office:BOS");
  private static final Principal CHICAGO = Principal.parse("field-office:CHI");
  private static final Principal AGENCY = Principal.parse("agency:MA0130100");
  private static final Principal NOTIFICATION = Principal.ofService("notification-service");
  private static final String MATCHES = "field-office.BOS.matches.v1";
  private static final long LONGEST = 30_000_000_000L;

  @TempDir static Path folder;
  private static ClosedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ClosedCluster.shared();
  }

  @Test
  void aMessageReachesItsOfficeAndNoOther() throws Exception {
    write(NOTIFICATION, MATCHES, "b-1");
    assertEquals(1, read(BOSTON, MATCHES, "field-office.BOS.main"));
    refused(() -> read(CHICAGO, MATCHES, "field-office.CHI.main"));
    refused(() -> read(BOSTON, MATCHES, "field-office.CHI.main"));
    refused(() -> read(AGENCY, MATCHES, "agency.MA0130100.main"));
  }

  @Test
  void anAgencyWritesItsSubmissionsAndNothingThatDecides() throws Exception {
    write(AGENCY, "booking.submissions.MA0130100.v1", "TCN-1");
    for (String topic :
        List.of(
            "booking.submissions.MA0130300.v1",
            "booking.bookings.v1",
            "biometric.identifications.v1",
            "immigration.determinations.v1",
            "notification.instruments.v1",
            "notification.reviews.v1",
            "notification.case-events.v1",
            "notification.dispositions.v1",
            MATCHES,
            "__consumer_offsets")) {
      refused(() -> write(AGENCY, topic, "forged"));
    }
    refused(() -> write(AGENCY, "biometric.enrolments.v1", null));
  }

  @Test
  void nobodyButTheDeploymentMakesEndsOrAltersATopic() {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, "notification.dispositions.v1");
    AlterConfigOp shorter =
        new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
    for (Principal who : ClosedCluster.PRINCIPALS) {
      Admin admin = cluster.admin(who);
      refusal(admin.deleteTopics(List.of(topic.name())).all());
      refusal(admin.incrementalAlterConfigs(Map.of(topic, List.of(shorter))).all());
      refusal(admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all());
      refusal(admin.deleteAcls(List.of(org.apache.kafka.common.acl.AclBindingFilter.ANY)).all());
    }
  }

  /** What was taken from an agency's topic is deleted by who took it. */
  @Test
  void bookingServiceAloneDeletesRecordsAndOfSubmissionsAlone() throws Exception {
    Principal booking = Principal.ofService("booking-service");
    TopicPartition submissions = new TopicPartition("booking.submissions.MA0130300.v1", 0);
    Map<TopicPartition, RecordsToDelete> all =
        Map.of(submissions, RecordsToDelete.beforeOffset(-1));
    for (Principal who : ClosedCluster.PRINCIPALS) {
      if (!who.equals(booking)) {
        refusal(cluster.admin(who).deleteRecords(all).all());
      }
    }
    cluster.admin(booking).deleteRecords(all).all().get();
    for (String topic : List.of("booking.bookings.v1", "booking.receipts.v1")) {
      refusal(
          cluster
              .admin(booking)
              .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1)))
              .all());
    }
  }

  @Test
  void aServiceDoesItsOwnWorkAlone() throws Exception {
    Principal booking = Principal.ofService("booking-service");
    Map<String, Object> settings = new HashMap<>(cluster.client(booking));
    settings.put("transactional.id", "booking-service-0");
    try (KafkaProducer<byte[], byte[]> producer = producer(settings)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(record("booking.bookings.v1", "b-1"));
      producer.send(record("booking.receipts.v1", "b-1"));
      producer.commitTransaction();
    }
    refused(() -> write(booking, "biometric.identifications.v1", "forged"));
    refused(() -> write(booking, "booking.submissions.MA0130100.v1", "forged"));
    refused(() -> write(Principal.ofService("biometric-service"), MATCHES, "forged"));
  }

  @Test
  void whatIsRevokedEndsOnOpenConnectionsAndWhatIsIssuedAnewIsAnother() throws Exception {
    Principal auditor = Principal.parse("auditor:second");
    String topic = "notification.reviews.v1";
    cluster.credentials.issue(auditor, NOWHERE);
    cluster.access.apply(cluster.access.plan(cluster.declared()));
    Map<String, Object> stolen = cluster.client(auditor);
    Credential before = cluster.credentials.find(auditor).orElseThrow();
    Path copy = folder.resolve("stolen.pem");
    java.nio.file.Files.copy(before.keyStore(), copy);
    stolen.put("ssl.keystore.location", copy.toString());
    stolen.put("auto.offset.reset", "earliest");
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> open = consumer(stolen)) {
      open.assign(List.of(partition));
      assertEquals(0, open.poll(Duration.ofMillis(300)).count());

      cluster.credentials.revoke(auditor);
      assertTrue(cluster.access.withdraw(before.user()) > 0);
      assertThrows(AuthorizationException.class, () -> pollUntilRefused(open));
    }
    assertEquals(java.util.Set.of(), cluster.access.plan(cluster.declared()).missing());

    Credential fresh = cluster.credentials.issue(auditor, NOWHERE);
    assertEquals("auditor:second~2", fresh.user());
    cluster.access.apply(cluster.access.plan(cluster.declared()));
    write(NOTIFICATION, topic, "b-2");
    assertEquals(1, read(auditor, topic, "auditor.second.main"));
    try (KafkaConsumer<byte[], byte[]> again = consumer(stolen)) {
      again.assign(List.of(partition));
      assertThrows(AuthorizationException.class, () -> pollUntilRefused(again));
    }
    cluster.credentials.revoke(auditor);
    cluster.access.apply(cluster.access.plan(cluster.declared()));
  }

  private static void pollUntilRefused(KafkaConsumer<byte[], byte[]> consumer) {
    long end = System.nanoTime() + LONGEST;
    while (System.nanoTime() < end) {
      consumer.poll(Duration.ofMillis(50));
    }
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static void refused(Attempt attempt) {
    Exception failure = assertThrows(Exception.class, attempt::run);
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    assertInstanceOf(AuthorizationException.class, cause);
  }

  private static void refusal(KafkaFuture<?> answer) {
    refused(answer::get);
  }

  private static void write(Principal who, String topic, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(cluster.client(who))) {
      producer.send(record(topic, value)).get();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
    return new ProducerRecord<>(
        topic, "key".getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
  }

  private static int read(Principal who, String topic, String group) {
    Map<String, Object> settings = new HashMap<>(cluster.client(who));
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
      consumer.subscribe(List.of(topic));
      long end = System.nanoTime() + LONGEST;
      while (System.nanoTime() < end) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
        if (!records.isEmpty()) {
          return records.count();
        }
      }
      return 0;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
