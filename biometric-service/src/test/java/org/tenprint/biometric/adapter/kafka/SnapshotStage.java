package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;
import static org.tenprint.biometric.adapter.kafka.RunningHop.key;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.adapter.kafka.GalleryFeed.Snapshots;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
import org.tenprint.biometric.adapter.store.OpenedSnapshot;
import org.tenprint.biometric.adapter.store.SnapshotRefusal;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.Lifeline;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

/** A broker, a state directory, and galleries that are started from the snapshot in it. */
abstract class SnapshotStage {
  static final int[] FOUR = {1, 2, 6, 7};
  static final int PEOPLE = 12;
  static final int EXPECTED = 1000;
  static final Instant AT = Instant.parse("2011-01-01T00:00:00Z");
  static final BiometricCodecs CODECS = RunningHop.CODECS;
  static final String ENROLMENTS = TopicCatalogue.ENROLMENTS.name();

  @TempDir Path state;
  final KeyVault keys = new MemoryVault();
  final List<SnapshotRefusal> refusals = new ArrayList<>();
  TestBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.dedicated();
    RunningHop.createTopics(broker);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key(key))) % TopicCatalogue.FLOW_PARTITIONS;
  }

  void assertRefused(SnapshotRefusal reason, int expected, InstantSource clock) {
    assertEquals(PEOPLE, read(expected, clock), reason.name());
    assertEquals(List.of(reason), refusals);
    refusals.clear();
  }

  /** Starts with what snapshot there is, writes another; how many records were read. */
  int read(int expected, InstantSource clock) {
    EnrolledGallery gallery = new EnrolledGallery(Galleries.create(expected));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Snapshots snapshots = new Snapshots(store(expected), Duration.ofDays(1), Duration.ofDays(1));
    try (GalleryFeed feed =
        GalleryFeed.start(gallery, List.of(), Optional.of(snapshots), kafka(clock, meters))) {
      Awaitility.await().atMost(LONG).until(feed::ready);
      assertEquals(PEOPLE, gallery.size());
    }
    return (int) meters.counter("tenprint.gallery.records").count();
  }

  GalleryFeed feed(EnrolledGallery gallery, Duration period, Duration removalsWithin) {
    Snapshots snapshots = new Snapshots(store(EXPECTED), period, removalsWithin);
    return GalleryFeed.start(
        gallery,
        List.of(),
        Optional.of(snapshots),
        kafka(InstantSource.system(), new SimpleMeterRegistry()));
  }

  Kafka kafka(InstantSource clock, SimpleMeterRegistry meters) {
    return new Kafka(CODECS, Optional.empty(), client(), clock, meters, Lifeline.observed());
  }

  RunningHop hop() {
    Snapshots snapshots = new Snapshots(store(EXPECTED), Duration.ofDays(1), Duration.ofDays(1));
    return RunningHop.start(broker, state, Galleries.create(EXPECTED), Optional.of(snapshots));
  }

  GallerySnapshots store(int expected) {
    String engine = Galleries.create(expected).engineVersion();
    return new GallerySnapshots(
        state.resolve("gallery"),
        new GallerySnapshots.Own(engine, expected, 0, 1),
        keys,
        MinutiaRoom.heap(),
        UUID::randomUUID,
        refusals::add);
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  static int followed(RunningHop hop) {
    return (int) hop.meters.counter("tenprint.gallery.records").count();
  }

  /** What searches for each person answer, context and time left out. */
  List<byte[]> answers(String series) {
    List<Booking> bookings = new ArrayList<>();
    for (int i = 0; i < PEOPLE + 2; i++) {
      bookings.add(TestBookings.of(series + "-" + i, Retention.SEARCH_ONLY, person(i, 1, FOUR)));
    }
    bookings.forEach(booking -> book(broker, booking));
    List<byte[]> answers = new ArrayList<>();
    for (Booking booking : bookings) {
      Identification answer =
          Identification.newBuilder(identification(broker, booking))
              .setContext(TestBookings.context("same"))
              .setIdentifiedAt(AT)
              .build();
      answers.add(CODECS.identifications().encode(answer));
    }
    return answers;
  }

  static void assertSame(List<byte[]> expected, List<byte[]> actual) {
    assertEquals(
        expected.stream().map(ByteBuffer::wrap).toList(),
        actual.stream().map(ByteBuffer::wrap).toList());
  }

  static EnrolledSubject subject(String id, int person) {
    return new EnrolledSubject(
        Subject.of(id, person(person, 0, FOUR)), List.of(new Capture(Optional.empty(), AT)));
  }

  void enrolAs(String id, int person) {
    RunningHop.enrol(broker, EnrolmentCodec.toAvro(subject(id, person)));
  }

  /** As the service writes an answer's enrolment. */
  void write(EnrolledSubject subject) {
    Enrolment enrolment = EnrolmentCodec.toAvro(subject);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            ENROLMENTS, key(enrolment.getSubjectId()), CODECS.enrolments().encode(enrolment));
    Envelope.first(BiometricTopology.SOURCE, "t", "s", "", AT).writeTo(record.headers());
    broker.produce(List.of(record));
  }

  /** As two examiners order it. */
  void reassign(UUID booking, UUID person) {
    broker.produce(
        TopicCatalogue.REASSIGNMENTS.name(),
        key(booking.toString()),
        CODECS.reassignments().encode(ReassignmentFeedTest.order(booking, person)));
  }

  long tombstones(String id) {
    return broker.consume(ENROLMENTS).stream()
        .filter(record -> record.value() == null && Arrays.equals(key(id), record.key()))
        .count();
  }

  /** Whether the engine's file, opened, names a subject: a char a word of four bytes. */
  boolean holds(String id) throws IOException {
    Optional<byte[]> engine = Optional.empty();
    while (engine.isEmpty()) {
      engine = OpenedSnapshot.engine(state.resolve("gallery"), keys);
    }
    StringBuilder words = new StringBuilder();
    ByteBuffer bytes = ByteBuffer.wrap(engine.get());
    while (bytes.remaining() >= 4) {
      words.append((char) bytes.getInt());
    }
    assertFalse(words.isEmpty());
    return words.indexOf(id) >= 0;
  }
}
