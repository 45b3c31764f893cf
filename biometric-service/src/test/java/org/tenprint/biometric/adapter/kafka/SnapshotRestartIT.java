package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;
import static org.tenprint.biometric.adapter.kafka.RunningHop.key;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.adapter.kafka.GalleryFeed.Snapshots;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
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
import org.tenprint.matching.prints.Subject;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.Lifeline;
import org.tenprint.testkit.TestBroker;

class SnapshotRestartIT {
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final int PEOPLE = 12;
  private static final int EXPECTED = 1000;
  private static final Instant AT = Instant.parse("2011-01-01T00:00:00Z");
  private static final BiometricCodecs CODECS = BiometricCodecs.of(Optional.empty());
  private static final String ENROLMENTS = TopicCatalogue.ENROLMENTS.name();

  @TempDir Path state;
  private final List<SnapshotRefusal> refusals = new ArrayList<>();
  private TestBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.dedicated();
    RunningHop.createTopics(broker);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void aRestartReadsTheTailAloneAndAnswersTheSameAsARebuild() throws Exception {
    for (int i = 0; i < PEOPLE; i++) {
      book(broker, TestBookings.of("A-" + i, Retention.ENROL, person(i, 0, FOUR)));
    }
    List<byte[]> before;
    try (RunningHop hop = hop()) {
      broker.awaitRecords(TopicCatalogue.IDENTIFICATIONS.name(), PEOPLE, LONG);
      Awaitility.await().atMost(LONG).until(() -> followed(hop) == PEOPLE);
      before = answers("before");
    }
    try (RunningHop hop = hop()) {
      assertSame(before, answers("after"));
      assertEquals(0, followed(hop));
    }
    String gone =
        identification(broker, TestBookings.of("A-3", Retention.ENROL, person(3, 0, FOUR)))
            .getEnrolledSubjectId();
    broker.produce(ENROLMENTS, key(gone), null);
    enrolAs("tail-1", 101);
    enrolAs("tail-2", 102);
    List<byte[]> fromTheTail;
    try (RunningHop hop = hop()) {
      fromTheTail = answers("tail");
      assertEquals(3, followed(hop));
      assertEquals(PEOPLE + 1, hop.gallery.size());
      assertTrue(hop.gallery.find(gone).isEmpty());
    }
    try (RunningHop hop = RunningHop.start(broker, state, Galleries.create(EXPECTED))) {
      assertSame(fromTheTail, answers("rebuilt"));
      assertEquals(PEOPLE + 3, followed(hop));
    }
    assertEquals(List.of(), refusals);
  }

  @Test
  void aRemovedPersonsPrintsLeaveTheFileWithoutARestart() throws Exception {
    enrolAs("X-1", 1);
    enrolAs("X-2", 2);
    EnrolledGallery gallery = new EnrolledGallery(Galleries.create(EXPECTED));
    try (GalleryFeed feed = feed(gallery, Duration.ofDays(1), Duration.ZERO)) {
      Awaitility.await().atMost(LONG).until(feed::ready);
      assertEquals(2, gallery.size());
    }
    Path file = state.resolve("gallery/gallery.tpg");
    assertTrue(holds(file, "X-1"));
    EnrolledGallery again = new EnrolledGallery(Galleries.create(EXPECTED));
    try (GalleryFeed feed = feed(again, Duration.ofDays(1), Duration.ZERO)) {
      Awaitility.await().atMost(LONG).until(feed::ready);
      broker.produce(ENROLMENTS, key("X-1"), null);
      Awaitility.await().atMost(LONG).until(() -> !holds(file, "X-1"));
      assertTrue(holds(file, "X-2"));
    }
    assertEquals(List.of(), refusals);
  }

  @Test
  void anAnswerBehindARemovalIsVoidAndTheRemovalIsRepeatedOnTheLog() throws Exception {
    EnrolledSubject one = subject("X-1", 1);
    EnrolledSubject two = one.seenAgain(new UUID(1, 2), person(1, 1, FOUR), AT);
    write(one);
    broker.produce(ENROLMENTS, key("X-1"), null);
    EnrolledGallery behindTheTombstone = new EnrolledGallery(Galleries.create(EXPECTED));
    try (GalleryFeed feed = feed(behindTheTombstone, Duration.ofDays(1), Duration.ofDays(1))) {
      Awaitility.await().atMost(LONG).until(feed::ready);
    }
    write(two);
    enrolAs("X-2", 2);
    try (RunningHop hop = hop()) {
      Awaitility.await().atMost(LONG).until(() -> tombstones("X-1") == 2);
      Awaitility.await().atMost(LONG).until(() -> followed(hop) == 3);
      assertTrue(hop.gallery.find("X-1").isEmpty());
      assertTrue(hop.gallery.find("X-2").isPresent());
      assertEquals(List.of(), hop.gallery.removeAgain());
    }
    assertEquals(2, tombstones("X-1"));
    try (RunningHop rebuilt = RunningHop.start(broker, state, Galleries.create(EXPECTED))) {
      Awaitility.await().atMost(LONG).until(() -> followed(rebuilt) == 5);
      assertTrue(rebuilt.gallery.find("X-1").isEmpty());
    }
  }

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
      RunningHop.setConfig(admin, ENROLMENTS, "cleanup.policy", "delete");
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

  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key(key))) % TopicCatalogue.FLOW_PARTITIONS;
  }

  private void assertRefused(SnapshotRefusal reason, int expected, InstantSource clock) {
    assertEquals(PEOPLE, read(expected, clock), reason.name());
    assertEquals(List.of(reason), refusals);
    refusals.clear();
  }

  /** Starts with what snapshot there is, writes another; how many records were read. */
  private int read(int expected, InstantSource clock) {
    EnrolledGallery gallery = new EnrolledGallery(Galleries.create(expected));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Snapshots snapshots = new Snapshots(store(expected), Duration.ofDays(1), Duration.ofDays(1));
    try (GalleryFeed feed =
        GalleryFeed.start(gallery, Optional.of(snapshots), kafka(clock, meters))) {
      Awaitility.await().atMost(LONG).until(feed::ready);
      assertEquals(PEOPLE, gallery.size());
    }
    return (int) meters.counter("tenprint.gallery.records").count();
  }

  private GalleryFeed feed(EnrolledGallery gallery, Duration period, Duration removalsWithin) {
    Snapshots snapshots = new Snapshots(store(EXPECTED), period, removalsWithin);
    return GalleryFeed.start(
        gallery, Optional.of(snapshots), kafka(InstantSource.system(), new SimpleMeterRegistry()));
  }

  private Kafka kafka(InstantSource clock, SimpleMeterRegistry meters) {
    return new Kafka(CODECS, Optional.empty(), client(), clock, meters, Lifeline.observed());
  }

  private RunningHop hop() {
    Snapshots snapshots = new Snapshots(store(EXPECTED), Duration.ofDays(1), Duration.ofDays(1));
    return RunningHop.start(broker, state, Galleries.create(EXPECTED), Optional.of(snapshots));
  }

  private GallerySnapshots store(int expected) {
    String engine = Galleries.create(expected).engineVersion();
    return new GallerySnapshots(state.resolve("gallery"), engine, expected, 0, 1, refusals::add);
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static int followed(RunningHop hop) {
    return (int) hop.meters.counter("tenprint.gallery.records").count();
  }

  /** What searches for each person answer, context and time left out. */
  private List<byte[]> answers(String series) {
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

  private static void assertSame(List<byte[]> expected, List<byte[]> actual) {
    assertEquals(
        expected.stream().map(ByteBuffer::wrap).toList(),
        actual.stream().map(ByteBuffer::wrap).toList());
  }

  private static EnrolledSubject subject(String id, int person) {
    return new EnrolledSubject(
        Subject.of(id, person(person, 0, FOUR)), List.of(new Capture(Optional.empty(), AT)));
  }

  private void enrolAs(String id, int person) {
    RunningHop.enrol(broker, EnrolmentCodec.toAvro(subject(id, person)));
  }

  /** As the service writes an answer's enrolment. */
  private void write(EnrolledSubject subject) {
    Enrolment enrolment = EnrolmentCodec.toAvro(subject);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            ENROLMENTS, key(enrolment.getSubjectId()), CODECS.enrolments().encode(enrolment));
    Envelope.first(BiometricTopology.SOURCE, "t", "s", "", AT).writeTo(record.headers());
    broker.produce(List.of(record));
  }

  private long tombstones(String id) {
    return broker.consume(ENROLMENTS).stream()
        .filter(record -> record.value() == null && Arrays.equals(key(id), record.key()))
        .count();
  }

  /** Whether the engine's file names a subject: a char a word of four bytes. */
  private static boolean holds(Path file, String id) throws IOException {
    StringBuilder words = new StringBuilder();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    while (bytes.remaining() >= 4) {
      words.append((char) bytes.getInt());
    }
    assertFalse(words.isEmpty());
    return words.indexOf(id) >= 0;
  }
}
