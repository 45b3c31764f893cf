package org.tenprint.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.TestBroker;

/**
 * From today's version to one whose bookings have a field more, and back, one instance after the
 * other under a stream of bookings, in the order of the runbook: who reads before who writes, and
 * the other way round on the way back.
 */
final class Upgrades {
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final Service WRITER = Service.BOOKING;
  private static final Service READER = Service.BIOMETRIC;
  private static final String KIND = "later";

  /** Accepted by both versions side by side, and by each alone. */
  private static final int MEANWHILE = 20;

  private final ExchangedServices services;

  /**
   * @param services of the system that is upgraded
   */
  Upgrades(ExchangedServices services) {
    this.services = services;
  }

  /** There and back; each rests on the one before it. */
  List<Fault> faults() {
    return List.of(
        new Fault("biometric-service upgraded", true, system -> exchange(system, READER, true)),
        new Fault(
            "booking-service upgraded",
            true,
            system -> {
              exchange(system, WRITER, true);
              awaitLater(system);
            }),
        new Fault(
            "booking-service downgraded",
            true,
            system -> {
              exchange(system, WRITER, false);
              awaitRead(system);
            }),
        new Fault("biometric-service downgraded", true, system -> exchange(system, READER, false)));
  }

  /** A second instance of the other version comes, the first is exchanged, the second goes. */
  private void exchange(FaultySystem system, Service service, boolean later) throws IOException {
    Path module = later ? made(service) : ExchangedServices.asBuilt(service);
    system.twins().begin(service, new Twin.Own(2, Map.of(), Optional.of(module)));
    system.awaitAccepted(MEANWHILE);
    services.put(service, module);
    system.restart(service);
    system.awaitReady();
    system.awaitAccepted(MEANWHILE);
    system.twins().leave(service.module()).close();
    system.awaitAccepted(MEANWHILE);
    system.awaitDecided();
  }

  private Path made(Service service) throws IOException {
    Path module = services.place(service, KIND);
    if (Files.notExists(module)) {
      LaterSchema.make(service, module);
    }
    return module;
  }

  /** Bookings are written with the field, or nothing was shown. */
  private static void awaitLater(FaultySystem system) {
    long later = SchemaNormalization.parsingFingerprint64(LaterSchema.schema());
    try (TestBroker broker = system.broker()) {
      broker.awaitRecords(
          TopicCatalogue.BOOKINGS.name(),
          records ->
              records.stream()
                  .anyMatch(
                      one ->
                          ByteBuffer.wrap(one.value(), 2, Long.BYTES)
                                  .order(ByteOrder.LITTLE_ENDIAN)
                                  .getLong()
                              == later),
          LONGEST);
    }
  }

  /** Whatever was written by then has been taken: the version of before could not read it. */
  private static void awaitRead(FaultySystem system) throws Exception {
    try (Admin admin = Admin.create(system.stack().client(Stack.DEPLOYMENT))) {
      Map<TopicPartition, Long> ends = ends(admin);
      Callable<Boolean> read =
          () -> {
            Map<TopicPartition, OffsetAndMetadata> committed =
                admin
                    .listConsumerGroupOffsets(READER.module())
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                .allMatch(
                    end ->
                        end.getValue() == 0
                            || committed.containsKey(end.getKey())
                                && committed.get(end.getKey()).offset() >= end.getValue());
          };
      Awaitility.await("what the later version wrote is read")
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(250))
          .until(read);
    }
  }

  private static Map<TopicPartition, Long> ends(Admin admin)
      throws ExecutionException, InterruptedException {
    String topic = TopicCatalogue.BOOKINGS.name();
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .forEach(one -> asked.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(asked).all().get().forEach((where, end) -> ends.put(where, end.offset()));
    return ends;
  }
}
