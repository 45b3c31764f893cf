package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.finger;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.count;
import static org.tenprint.biometric.adapter.kafka.RunningHop.enrol;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;
import static org.tenprint.biometric.adapter.kafka.RunningHop.key;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.adapter.kafka.GalleryFeed.Snapshots;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
import org.tenprint.biometric.adapter.store.SnapshotRefusal;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.ShardAnswer;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.ShardedGallery;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

/** The same bookings with one instance, two and four: the same bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShardedHopIT {
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final int EXPECTED = 1000;

  /** One time for all runs; a past one would be beyond the topics' retention. */
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

  private static final Booking WHILE_AWAY =
      TestBookings.of("AWAY", Retention.ENROL, person(2, 3, FOUR));

  private Path state;
  private final KeyVault keys = new MemoryVault();
  private final List<SnapshotRefusal> refusals = new ArrayList<>();
  private Map<String, List<String>> answersOfOne;

  @BeforeAll
  void one(@TempDir Path directory) throws Exception {
    state = directory;
    try (TestBroker broker = broker();
        RunningHop hop =
            RunningHop.start(broker, state.resolve("one"), Galleries.create(EXPECTED), () -> NOW)) {
      List<RunningHop> hops = List.of(hop.awaitRunning());
      bookAll(broker, hops);
      book(broker, WHILE_AWAY);
      identification(broker, WHILE_AWAY);
      answersOfOne = WrittenLog.of(broker);
      assertTrue(broker.consume(TopicCatalogue.SHARD_SEARCHES.name()).isEmpty());
    }
  }

  @Test
  void twoShardsAnswerAsOneDoesAndNothingWhileOneIsAway() throws Exception {
    try (TestBroker broker = broker();
        RunningHop first = shard(broker, 0, 2)) {
      RunningHop second = shard(broker, 1, 2);
      try {
        List<RunningHop> hops = List.of(first.awaitRunning(), second.awaitRunning());
        poison(broker);
        bookAll(broker, hops);
        assertTrue(foreign(hops) > 0, "no match's subject lived on another shard");
        assertDeadLetter(broker, TopicCatalogue.SHARD_SEARCHES, hops.size());
        assertDeadLetter(broker, TopicCatalogue.SHARD_ANSWERS, hops.size());
        second.close();
        book(broker, WHILE_AWAY);
        Awaitility.await().atMost(LONG).until(() -> askedAgain(first) > 0 && !first.linked());
        assertEquals(0, count(broker, WHILE_AWAY));
      } finally {
        second.close();
      }
      try (RunningHop again = shard(broker, 1, 2)) {
        identification(broker, WHILE_AWAY);
        assertAnsweredAsByOne(broker);
        assertTrue(again.gallery.size() > 0);
        assertEquals(List.of(), refusals);
        Awaitility.await().atMost(LONG).until(first::linked);
        assertTrue(first.lifeline.intact() && again.lifeline.intact());
      }
    }
  }

  @Test
  void fourShardsAnswerAsOneDoes() throws Exception {
    List<RunningHop> hops = new ArrayList<>();
    try (TestBroker broker = broker()) {
      try {
        IntStream.range(0, 4).forEach(i -> hops.add(shard(broker, i, 4)));
        hops.forEach(RunningHop::awaitRunning);
        bookAll(broker, hops);
        book(broker, WHILE_AWAY);
        identification(broker, WHILE_AWAY);
        assertAnsweredAsByOne(broker);
        hops.forEach(hop -> assertTrue(hop.lifeline.intact()));
        assertTrue(hops.stream().filter(hop -> hop.gallery.size() > 0).count() > 2);
      } finally {
        hops.forEach(RunningHop::close);
      }
    }
  }

  private static TestBroker broker() throws Exception {
    TestBroker broker = TestBroker.dedicated();
    RunningHop.createTopics(broker);
    return broker;
  }

  private RunningHop shard(TestBroker broker, int index, int count) {
    GalleryShard shard =
        new GalleryShard(index, count, new EnrolledGallery(Galleries.create(EXPECTED)), EXPECTED);
    Path directory = state.resolve(index + "-of-" + count);
    GallerySnapshots store =
        new GallerySnapshots(
            directory.resolve("gallery"),
            new GallerySnapshots.Own(shard.engineVersion(), EXPECTED, index, count),
            keys,
            MinutiaRoom.heap(),
            UUID::randomUUID,
            refusals::add);
    Snapshots snapshots = new Snapshots(store, Duration.ofDays(1), Duration.ofDays(1));
    return RunningHop.startShard(broker, directory, shard, Optional.of(snapshots), () -> NOW);
  }

  /** A burst, then bookings one after another, each when the one before is answered. */
  private static void bookAll(TestBroker broker, List<RunningHop> hops) {
    String removed = burst(broker);
    TenPrint exchanged = person(2, 1, FOUR).moved(SequenceCorrection.HANDS_EXCHANGED::apply);
    assertMatch(answer(broker, "M-1", Retention.ENROL, person(1, 1, FOUR)));
    assertMatch(answer(broker, "M-2", Retention.SEARCH_ONLY, person(1, 2, FOUR)));
    assertMatch(answer(broker, "M-3", Retention.ENROL, exchanged));
    assertMatch(answer(broker, "M-4", Retention.ENROL, person(2, 2, FOUR)));

    assertNotEquals(ShardedGallery.shard("twin-a", 2), ShardedGallery.shard("twin-d", 2));
    enrolAs(broker, hops, "twin-a", person(20, 0, FOUR));
    enrolAs(broker, hops, "twin-d", person(20, 1, FOUR));
    Identification doubtful = answer(broker, "G-1", Retention.ENROL, person(20, 2, FOUR));
    assertEquals(IdentificationOutcome.GREY, doubtful.getOutcome());

    broker.produce(TopicCatalogue.ENROLMENTS.name(), key(removed), null);
    Awaitility.await().atMost(LONG).until(() -> holders(hops, removed) == 0);
    Identification stranger = answer(broker, "R-1", Retention.ENROL, person(3, 1, FOUR));
    assertEquals(IdentificationOutcome.NO_MATCH, stranger.getOutcome());

    Booking unusable =
        TestBookings.of(
            "E-1", Retention.ENROL, TestBookings.print(1, PrintFormat.WSQ, new byte[] {1}));
    book(broker, unusable);
    assertEquals(8, identification(broker, unusable).getGallerySize());

    Map<FingerPosition, FingerTemplate> pressed = new EnumMap<>(FingerPosition.class);
    pressed.putAll(person(30, 0, FOUR).fingers());
    pressed.put(FingerPosition.LEFT_LITTLE, finger(30, FOUR[0], 1));
    Identification twice = answer(broker, "T-1", Retention.ENROL, new TenPrint(pressed));
    assertEquals(IdentificationOutcome.NO_MATCH, twice.getOutcome());
    assertEquals(List.of(2, 6, 7), twice.getFingersEnrolled());
  }

  /**
   * On one partition at once, so that what is enrolled is not yet committed when it is sought: six
   * strangers, then three of them again. Returns the third one's subject.
   */
  private static String burst(TestBroker broker) {
    List<TenPrint> prints = new ArrayList<>();
    IntStream.rangeClosed(1, 6).forEach(i -> prints.add(person(i, 0, FOUR)));
    prints.add(person(4, 1, FOUR));
    prints.add(person(5, 1, FOUR));
    prints.add(person(4, 2, FOUR));
    List<Booking> burst = new ArrayList<>();
    for (int i = 0; burst.size() < prints.size(); i++) {
      Booking booking = TestBookings.of("B-" + i, Retention.ENROL, prints.get(burst.size()));
      byte[] id = key(booking.getContext().getBookingId().toString());
      if (Utils.toPositive(Utils.murmur2(id)) % TopicCatalogue.FLOW_PARTITIONS == 2) {
        burst.add(booking);
      }
    }
    burst.forEach(booking -> book(broker, booking));
    assertMatch(identification(broker, burst.get(burst.size() - 1)));
    Identification third = identification(broker, burst.get(2));
    assertEquals(IdentificationOutcome.NO_MATCH, third.getOutcome());
    return third.getEnrolledSubjectId();
  }

  private static void assertMatch(Identification answer) {
    assertEquals(IdentificationOutcome.MATCH, answer.getOutcome());
  }

  private static Identification answer(
      TestBroker broker, String tcn, Retention retention, TenPrint prints) {
    Booking booking = TestBookings.of(tcn, retention, prints);
    book(broker, booking);
    return identification(broker, booking);
  }

  private static void enrolAs(
      TestBroker broker, List<RunningHop> hops, String id, TenPrint prints) {
    Capture capture = new Capture(Optional.empty(), NOW);
    Subject subject = Subject.of(id, prints);
    enrol(broker, EnrolmentCodec.toAvro(new EnrolledSubject(subject, List.of(capture))));
    Awaitility.await().atMost(LONG).until(() -> holders(hops, id) == 1);
  }

  private static long holders(List<RunningHop> hops, String id) {
    return hops.stream().filter(hop -> hop.gallery.find(id).isPresent()).count();
  }

  private static double foreign(List<RunningHop> hops) {
    return hops.stream()
        .mapToDouble(hop -> hop.meters.counter("tenprint.shards.enrolments.read").count())
        .sum();
  }

  private static double askedAgain(RunningHop hop) {
    return hop.meters.counter("tenprint.shards.asked.again").count();
  }

  /** What is no event, and a part of an answer that nobody waits for. */
  private static void poison(TestBroker broker) {
    EventCodec<ShardAnswer> answers = EventCodec.of(ShardAnswer.class);
    Booking stale = TestBookings.of("M-1", Retention.ENROL, person(1, 1, FOUR));
    String id = stale.getContext().getBookingId().toString();
    broker.produce(TopicCatalogue.SHARD_SEARCHES.name(), key("x"), new byte[] {9, 9});
    broker.produce(TopicCatalogue.SHARD_ANSWERS.name(), key("x"), new byte[] {9, 9});
    broker.produce(
        TopicCatalogue.SHARD_ANSWERS.name(),
        key(id),
        answers.encode(
            new ShardAnswer(
                "another/1", stale.getContext().getBookingId(), 1, 1_000_000L, List.of(), true)));
  }

  /** Each instance reads all and puts aside what it cannot read. */
  private static void assertDeadLetter(TestBroker broker, TopicSpec topic, int instances) {
    String letters = topic.deadLetters(BiometricTopology.SERVICE);
    broker
        .awaitRecords(letters, instances, LONG)
        .forEach(letter -> assertArrayEquals(new byte[] {9, 9}, letter.value()));
    assertEquals(instances, broker.consume(letters).size());
  }

  private void assertAnsweredAsByOne(TestBroker broker) {
    Map<String, List<String>> answers = WrittenLog.of(broker);
    assertEquals(answersOfOne.keySet(), answers.keySet());
    answersOfOne.forEach((key, expected) -> assertEquals(expected, answers.get(key), key));
  }
}
