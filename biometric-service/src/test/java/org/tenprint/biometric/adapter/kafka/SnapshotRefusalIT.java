package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.adapter.store.SnapshotRefusal;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.matching.Galleries;

/** A snapshot that does not fit the log, or that its offsets do not, is refused. */
class SnapshotRefusalIT extends SnapshotStage {
  @Test
  void aSnapshotThatDoesNotFitTheLogIsRefusedAndAllIsReadAgain() throws Exception {
    for (int i = 0; i < PEOPLE; i++) {
      enrolAs("P-" + i, i);
    }
    assertEquals(PEOPLE, read(EXPECTED, InstantSource.system()));
    assertEquals(0, read(EXPECTED, InstantSource.system()));
    assertEquals(List.of(), refusals);

    Path file = state.resolve("gallery/gallery.tpg");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(SnapshotRefusal.DAMAGED, EXPECTED, InstantSource.system());
    assertRefused(SnapshotRefusal.OTHER_ENGINE, 20 * EXPECTED, InstantSource.system());
    assertEquals(0, read(20 * EXPECTED, InstantSource.system()));
    Instant later = Instant.now().plus(Duration.ofDays(2));
    assertRefused(SnapshotRefusal.TOO_OLD, 20 * EXPECTED, () -> later);

    try (Admin admin = Admin.create(client())) {
      admin.createPartitions(Map.of(ENROLMENTS, NewPartitions.increaseTo(8))).all().get();
      Awaitility.await()
          .atMost(LONG)
          .until(
              () ->
                  admin
                          .describeTopics(List.of(ENROLMENTS))
                          .allTopicNames()
                          .get()
                          .get(ENROLMENTS)
                          .partitions()
                          .size()
                      == 8);
      assertRefused(SnapshotRefusal.OTHER_PARTITIONS, 20 * EXPECTED, () -> later);
      admin.deleteTopics(List.of(ENROLMENTS)).all().get();
      Awaitility.await()
          .atMost(LONG)
          .until(() -> !admin.listTopics().names().get().contains(ENROLMENTS));
    }
    RunningHop.createTopics(broker);
    enrolAs("P-0", 0);
    for (int i = 1; i < PEOPLE; i++) {
      enrolAs("P-" + i, i);
    }
    assertRefused(SnapshotRefusal.OTHER_TOPIC, 20 * EXPECTED, () -> later);
  }

  @Test
  void offsetsOutsideTheLogAreRefused() throws Exception {
    for (int i = 0; i < PEOPLE; i++) {
      enrolAs("P-" + i, i);
    }
    assertEquals(PEOPLE, read(EXPECTED, InstantSource.system()));
    EnrolledGallery ahead = new EnrolledGallery(Galleries.create(EXPECTED));
    Map<Integer, Long> beyond = new HashMap<>();
    IntStream.range(0, TopicCatalogue.FLOW_PARTITIONS).forEach(p -> beyond.put(p, 1000L));
    try (Admin admin = Admin.create(client())) {
      String id =
          admin
              .describeTopics(List.of(ENROLMENTS))
              .topicNameValues()
              .get(ENROLMENTS)
              .get()
              .topicId()
              .toString();
      store(EXPECTED).write(ahead, id, beyond, Instant.now());
      assertRefused(SnapshotRefusal.BEYOND_THE_END, EXPECTED, InstantSource.system());
      // as a topic whose oldest records are deleted: read from where it begins now
      setConfig(admin, ENROLMENTS, "cleanup.policy", "delete");
      IntStream.range(0, TopicCatalogue.FLOW_PARTITIONS).forEach(p -> beyond.put(p, 0L));
      store(EXPECTED).write(ahead, id, beyond, Instant.now());
      for (int i = 0; i < PEOPLE; i++) {
        enrolAs("P-" + i, i);
      }
      TopicPartition of = new TopicPartition(ENROLMENTS, partition("P-0"));
      admin.deleteRecords(Map.of(of, RecordsToDelete.beforeOffset(1))).all().get();
    }
    assertEquals(2 * PEOPLE - 1, read(EXPECTED, InstantSource.system()));
    assertEquals(List.of(SnapshotRefusal.BEFORE_THE_BEGINNING), refusals);
  }

  private static void setConfig(Admin admin, String topic, String name, String value)
      throws InterruptedException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    Awaitility.await()
        .atMost(LONG)
        .until(
            () ->
                admin
                    .describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(name)
                    .value()
                    .equals(value));
  }
}
