package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.count;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.FailsInSearch;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationError;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;

class BiometricRestartIT {
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final int PEOPLE = 40;

  @TempDir Path state;
  private TestBroker broker;

  @BeforeEach
  void start() throws ExecutionException, InterruptedException {
    broker = TestBroker.dedicated();
    RunningHop.createTopics(broker);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void stoppedInTheMiddleItAnswersEachBookingOnceAndEnrolsEachPersonOnce() {
    List<Booking> bookings = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      bookings.add(TestBookings.of("R-" + i, Retention.ENROL, person(100 + i, 0, FOUR)));
      book(broker, bookings.get(i));
    }
    try (RunningHop hop = RunningHop.start(broker, state, Galleries.exhaustive())) {
      broker.awaitRecords(TopicCatalogue.IDENTIFICATIONS.name(), PEOPLE / 4, LONG);
      assertTrue(hop.lifeline.intact());
    }
    try (RunningHop hop = RunningHop.start(broker, state, Galleries.exhaustive())) {
      broker.awaitRecords(TopicCatalogue.IDENTIFICATIONS.name(), PEOPLE, LONG);
      Awaitility.await().atMost(LONG).until(() -> hop.gallery.size() == PEOPLE);
    }
    bookings.forEach(booking -> assertEquals(1, count(broker, booking)));
    assertEquals(PEOPLE, broker.consume(TopicCatalogue.ENROLMENTS.name()).size());
  }

  @Test
  void noBookingIsAnsweredBeforeTheGalleryIsCaughtUp() {
    for (int i = 0; i < PEOPLE; i++) {
      enrolAs("S-" + i, 200 + i);
    }
    Booking booking = TestBookings.of("C-1", Retention.SEARCH_ONLY, person(200, 1, FOUR));
    book(broker, booking);
    try (RunningHop hop = RunningHop.start(broker, state, Galleries.exhaustive())) {
      Identification answer = identification(broker, booking);
      assertEquals("S-0", answer.getSubjectId());
      assertEquals(PEOPLE, answer.getGallerySize());
      assertEquals(PEOPLE, hop.gallery.size());
    }
  }

  @Test
  void deathWithinABookingLeavesNoHalfOfItAndItIsAnsweredAfterTheRestart() {
    Booking booking = TestBookings.of("D-1", Retention.ENROL, person(300, 0, FOUR));
    book(broker, booking);
    Gallery dying =
        new FailsInSearch(Galleries.exhaustive(), probe -> {}) {
          @Override
          public void put(Subject subject) {
            super.put(subject);
            throw new InternalError("the process was killed");
          }
        };
    try (RunningHop hop = RunningHop.start(broker, state, dying)) {
      Awaitility.await().atMost(LONG).until(() -> !hop.lifeline.intact());
    }
    assertEquals(0, count(broker, booking));
    assertEquals(0, broker.consume(TopicCatalogue.ENROLMENTS.name()).size());
    try (RunningHop hop = RunningHop.start(broker, state, Galleries.exhaustive())) {
      Identification answer = identification(broker, booking);
      assertEquals(IdentificationOutcome.NO_MATCH, answer.getOutcome());
      assertEquals(0, answer.getGallerySize());
      assertTrue(hop.lifeline.intact());
    }
    assertEquals(1, count(broker, booking));
  }

  @Test
  void anEngineThatFailsIsAnAnswerAndTheNextBookingPasses() {
    Booking failing = TestBookings.of("E-1", Retention.ENROL, person(400, 0, FOUR));
    Booking next = TestBookings.of("E-2", Retention.ENROL, person(401, 0, 1, 2));
    Gallery engine =
        new FailsInSearch(
            Galleries.exhaustive(),
            probe -> {
              if (probe.size() == FOUR.length) {
                throw new IllegalStateException("the engine is broken");
              }
            });
    try (RunningHop hop = RunningHop.start(broker, state, engine)) {
      book(broker, failing);
      Identification answer = identification(broker, failing);
      assertEquals(IdentificationOutcome.ERROR, answer.getOutcome());
      assertEquals(IdentificationError.ENGINE_FAILURE, answer.getError());
      assertNull(answer.getEnrolledSubjectId());
      book(broker, next);
      assertEquals(IdentificationOutcome.NO_MATCH, identification(broker, next).getOutcome());
      assertTrue(hop.lifeline.intact());
    }
  }

  /** Its key is destroyed while it is answered, between two bookings of a stranger. */
  @Test
  void aBookingThatFailsTakesNobodyElseOutOfTheGallery() {
    Booking first = booking("G-1", person(600, 0, FOUR));
    Booking failing = booking("G-2", person(601, 0, 1, 2, 6));
    Booking again = booking("G-3", person(600, 1, FOUR));
    KeyId key = KeyId.ofBooking(failing.getContext().getBookingId());
    List.of(first, failing, again).forEach(booking -> book(broker, booking));
    Gallery engine =
        new FailsInSearch(
            Galleries.exhaustive(),
            probe -> {
              if (probe.size() == 3) {
                RunningHop.KEYS.destroy(key, new Destruction(TestBookings.BOOKED_AT, "order"));
              }
            });
    try (RunningHop hop = RunningHop.start(broker, state, engine)) {
      Identification answer = identification(broker, again);
      assertEquals(IdentificationOutcome.MATCH, answer.getOutcome());
      assertEquals(
          identification(broker, first).getEnrolledSubjectId(), answer.getEnrolledSubjectId());
      assertEquals(0, count(broker, failing));
      String letters = TopicCatalogue.BOOKINGS.deadLetters(BiometricTopology.SERVICE);
      assertEquals(1, broker.awaitRecords(letters, 1, LONG).size());
      Awaitility.await().atMost(LONG).until(() -> hop.gallery.size() == 1);
      assertTrue(hop.lifeline.intact());
    }
  }

  /** On one partition, so that they are answered one after the other. */
  private static Booking booking(String name, TenPrint prints) {
    return IntStream.range(0, 1000)
        .mapToObj(i -> TestBookings.of(name + "-" + i, Retention.ENROL, prints))
        .filter(one -> SnapshotStage.partition(one.getContext().getBookingId().toString()) == 0)
        .findFirst()
        .orElseThrow();
  }

  /** Neither a dead letter, after which somebody would be missing, nor an answer without them. */
  @Test
  void aFullGalleryEndsTheServiceAndLosesNothing() {
    enrolAs("F-0", 500);
    enrolAs("F-1", 501);
    Booking known = TestBookings.of("F-2", Retention.SEARCH_ONLY, person(501, 1, FOUR));
    book(broker, known);
    try (RunningHop hop = RunningHop.start(broker, state, holdingAtMost(1))) {
      Awaitility.await().atMost(LONG).until(() -> !hop.lifeline.intact());
    }
    assertEquals(0, count(broker, known));
    Booking stranger = TestBookings.of("F-3", Retention.ENROL, person(502, 0, FOUR));
    try (RunningHop hop = RunningHop.start(broker, state, holdingAtMost(2))) {
      assertEquals("F-1", identification(broker, known).getSubjectId());
      assertTrue(hop.lifeline.intact());
      book(broker, stranger);
      Awaitility.await().atMost(LONG).until(() -> !hop.lifeline.intact());
    }
    assertEquals(0, count(broker, stranger));
    assertEquals(2, broker.consume(TopicCatalogue.ENROLMENTS.name()).size());
    try (RunningHop hop = RunningHop.start(broker, state, holdingAtMost(3))) {
      Identification answer = identification(broker, stranger);
      assertEquals(IdentificationOutcome.NO_MATCH, answer.getOutcome());
      assertEquals(2, answer.getGallerySize());
      assertTrue(hop.lifeline.intact());
    }
    assertEquals(1, count(broker, known));
    assertEquals(1, count(broker, stranger));
    for (TopicSpec topic : List.of(TopicCatalogue.ENROLMENTS, TopicCatalogue.BOOKINGS)) {
      assertEquals(0, broker.consume(topic.deadLetters(BiometricTopology.SERVICE)).size());
    }
  }

  private static Gallery holdingAtMost(int encounters) {
    return Galleries.create(GallerySize.of(64).holdingAtMost(encounters));
  }

  private void enrolAs(String id, int person) {
    Capture capture = new Capture(Optional.empty(), Instant.parse("2011-01-01T00:00:00Z"));
    Subject subject = Subject.of(id, person(person, 0, FOUR));
    RunningHop.enrol(broker, EnrolmentCodec.toAvro(new EnrolledSubject(subject, List.of(capture))));
  }
}
