package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.count;
import static org.tenprint.biometric.adapter.kafka.RunningHop.enrol;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;
import static org.tenprint.biometric.adapter.kafka.RunningHop.key;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Doubt;
import org.tenprint.events.biometric.FingerProblem;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationError;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.testkit.TestBroker;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BiometricHopIT {
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final String DEAD = TopicCatalogue.BOOKINGS.deadLetters(BiometricTopology.SERVICE);

  private TestBroker broker;
  private RunningHop hop;

  @BeforeAll
  void start(@TempDir Path state) throws Exception {
    broker = TestBroker.dedicated();
    RunningHop.createTopics(broker);
    hop = RunningHop.start(broker, state, Galleries.exhaustive()).awaitRunning();
  }

  @AfterAll
  void stop() {
    hop.close();
    broker.close();
  }

  @Test
  void aStrangerIsEnrolledAndFoundByTheNextBookingWhichIsEnrolledToo() {
    Booking first = TestBookings.of("A-1", Retention.ENROL, person(1, 0, FOUR));
    Booking second = TestBookings.of("A-2", Retention.ENROL, person(1, 1, FOUR));
    book(broker, first);
    book(broker, second);
    Identification unknown = identification(broker, first);
    Identification known = identification(broker, second);
    Identification found = unknown.getOutcome() == IdentificationOutcome.MATCH ? unknown : known;
    Identification stranger = found == known ? unknown : known;
    assertEquals(IdentificationOutcome.NO_MATCH, stranger.getOutcome());
    assertNull(stranger.getSubjectId());
    assertEquals(IdentificationOutcome.MATCH, found.getOutcome());
    assertEquals(stranger.getEnrolledSubjectId(), found.getSubjectId());
    assertEquals(found.getSubjectId(), found.getEnrolledSubjectId());
    assertTrue(found.getScore() >= found.getMatchThreshold());
    assertEquals(List.of(1, 2, 6, 7), found.getFingersUsed());
    assertEquals(List.of(1, 2, 6, 7), found.getFingerVerdicts().getAgreeing());
    assertEquals(List.of(1, 2, 6, 7), found.getFingerVerdicts().getConfirming());
    assertEquals(List.of(1, 2, 6, 7), found.getFingersEnrolled());
    assertEquals(List.of(1, 2, 6, 7), stranger.getFingersEnrolled());
    assertNull(found.getDoubt());
    assertNull(stranger.getFingerVerdicts());
    assertEquals(0.001, found.getFalsePositiveRate());
    Awaitility.await().atMost(LONG).until(() -> enrolments(found.getSubjectId()).size() == 2);
    assertEquals(2, hop.gallery.find(found.getSubjectId()).orElseThrow().captures().size());
  }

  @Test
  void searchOnlyEnrolsNothing() {
    Booking first = TestBookings.of("B-1", Retention.SEARCH_ONLY, person(2, 0, FOUR));
    book(broker, first);
    Identification answer = identification(broker, first);
    assertEquals(IdentificationOutcome.NO_MATCH, answer.getOutcome());
    assertNull(answer.getEnrolledSubjectId());
    Booking second = TestBookings.of("B-2", Retention.SEARCH_ONLY, person(2, 1, FOUR));
    book(broker, second);
    assertEquals(IdentificationOutcome.NO_MATCH, identification(broker, second).getOutcome());
  }

  @Test
  void twoSubjectsAsLikeAreGreyAndNothingIsEnrolled() {
    enrolAs("C-one", 3, 0);
    enrolAs("C-two", 3, 1);
    Booking booking = TestBookings.of("C-1", Retention.ENROL, person(3, 2, FOUR));
    book(broker, booking);
    Identification answer = identification(broker, booking);
    assertEquals(IdentificationOutcome.GREY, answer.getOutcome());
    assertTrue(answer.getSubjectId().startsWith("C-"));
    assertTrue(answer.getRunnerUpScore() >= answer.getMatchThreshold());
    assertEquals(Doubt.SECOND_CANDIDATE, answer.getDoubt());
    assertNull(answer.getEnrolledSubjectId());
    assertEquals(1, enrolments("C-one").size());
    assertEquals(1, enrolments("C-two").size());
  }

  /** It was a match on the first two fingers, and the others were not looked at. */
  @Test
  void aCardOfTwoPeopleIsGreySaysWhyAndEnrolsNothing() {
    int[] ten = IntStream.rangeClosed(1, 10).toArray();
    enrolAs("I-one", 11, 0, ten);
    Map<FingerPosition, FingerTemplate> card =
        new EnumMap<>(person(12, 1, 3, 4, 5, 6, 7, 8, 9, 10).fingers());
    card.putAll(person(11, 1, 1, 2).fingers());
    Booking booking = TestBookings.of("I-1", Retention.ENROL, new TenPrint(card));
    book(broker, booking);
    Identification answer = identification(broker, booking);
    assertEquals(IdentificationOutcome.GREY, answer.getOutcome());
    assertEquals(Doubt.FINGER_CONTRADICTS, answer.getDoubt());
    assertEquals("I-one", answer.getSubjectId());
    assertTrue(answer.getScore() >= answer.getMatchThreshold());
    assertEquals(10, answer.getFingersSent());
    assertEquals(List.of(1, 2), answer.getFingerVerdicts().getAgreeing());
    assertEquals(List.of(3, 4, 5, 6, 7, 8, 9, 10), answer.getFingerVerdicts().getContradicting());
    assertEquals(List.of(), answer.getFingerVerdicts().getUndecided());
    assertNull(answer.getEnrolledSubjectId());
    assertEquals(List.of(), answer.getFingersEnrolled());
    assertEquals(1, enrolments("I-one").size());
  }

  @Test
  void withoutAUsableFingerItIsAnErrorThatNamesEachFinger() {
    Booking booking =
        TestBookings.of(
            "D-1",
            Retention.ENROL,
            TestBookings.print(1, PrintFormat.WSQ, new byte[] {1, 2, 3}),
            TestBookings.print(11, PrintFormat.PNG, new byte[] {1}));
    book(broker, booking);
    Identification answer = identification(broker, booking);
    assertEquals(IdentificationOutcome.ERROR, answer.getOutcome());
    assertEquals(IdentificationError.NO_USABLE_FINGER, answer.getError());
    assertNull(answer.getEnrolledSubjectId());
    assertNull(answer.getScore());
    assertEquals(
        List.of("1:UNSUPPORTED_FORMAT", "11:NO_SUCH_FINGER"),
        answer.getFingerProblems().stream()
            .map(problem -> problem.getPosition() + ":" + problem.getReason())
            .toList());
  }

  /** Ten of them cost 100 s and more where nothing ends the extraction. */
  @Test
  void tenPrintsMadeToCostAreToldAndTheNextBookingPasses() {
    byte[] costly = TestFingers.costly();
    Print[] prints =
        IntStream.rangeClosed(1, 10)
            .mapToObj(finger -> TestBookings.print(finger, PrintFormat.PNG, costly))
            .toArray(Print[]::new);
    Booking booking = TestBookings.of("H-1", Retention.ENROL, prints);
    Booking next = TestBookings.of("H-2", Retention.SEARCH_ONLY, person(8, 0, FOUR));
    book(broker, booking);
    book(broker, next);
    Identification answer = identification(broker, booking);
    assertEquals(IdentificationError.NO_USABLE_FINGER, answer.getError());
    assertEquals(
        Collections.nCopies(10, "TOO_COMPLEX"),
        answer.getFingerProblems().stream().map(FingerProblem::getReason).toList());
    assertEquals(IdentificationOutcome.NO_MATCH, identification(broker, next).getOutcome());
  }

  /** The order is read when the hop waits for it, or has answered without. */
  @Test
  void whatWasOrderedBeforeABookingCameIsReadBeforeItIsAnswered() {
    UUID wrong = new UUID(10, 1);
    Capture capture = new Capture(Optional.of(wrong), Instant.parse("2011-01-01T00:00:00Z"));
    Subject subject = Subject.of("J-one", person(10, 0, FOUR));
    enrol(broker, EnrolmentCodec.toAvro(new EnrolledSubject(subject, List.of(capture))));
    Awaitility.await().atMost(LONG).until(() -> hop.gallery.find("J-one").isPresent());
    Booking booking = TestBookings.of("J-1", Retention.SEARCH_ONLY, person(10, 1, FOUR));
    hop.beforeOrder =
        () ->
            Awaitility.await()
                .atMost(LONG)
                .until(() -> RunningHop.isWaitedFor() || count(broker, booking) > 0);
    broker.produce(
        TopicCatalogue.REASSIGNMENTS.name(),
        key(wrong.toString()),
        RunningHop.CODECS.reassignments().encode(ReassignmentFeedTest.order(wrong, null)));
    book(broker, booking);
    assertEquals(IdentificationOutcome.NO_MATCH, identification(broker, booking).getOutcome());
  }

  @Test
  void aTombstoneRemovesThePerson() {
    enrolAs("E-one", 5, 0);
    broker.produce(TopicCatalogue.ENROLMENTS.name(), key("E-one"), null);
    Awaitility.await().atMost(LONG).until(() -> hop.gallery.find("E-one").isEmpty());
    Booking booking = TestBookings.of("E-1", Retention.SEARCH_ONLY, person(5, 1, FOUR));
    book(broker, booking);
    assertEquals(IdentificationOutcome.NO_MATCH, identification(broker, booking).getOutcome());
  }

  @Test
  void theSameBookingAgainIsAnsweredOnceAndOtherContentIsADeadLetter() {
    Booking booking = TestBookings.of("F-1", Retention.SEARCH_ONLY, person(6, 0, FOUR));
    book(broker, booking);
    book(broker, booking);
    book(broker, TestBookings.of("F-1", Retention.SEARCH_ONLY, person(6, 1, FOUR)));
    String id = booking.getContext().getBookingId().toString();
    ConsumerRecord<byte[], byte[]> letter = deadLetter(id);
    assertEquals("CONFLICTING_DUPLICATE", header(letter, DeadLetters.REASON));
    assertEquals(1, count(broker, booking));
    assertTrue(hop.meters.counter("tenprint.bookings.repeated").count() >= 1);
  }

  @Test
  void poisonIsOneDeadLetterAndTheNextBookingPasses() {
    String id = UUID.randomUUID().toString();
    broker.produce(TopicCatalogue.BOOKINGS.name(), key(id), new byte[] {9, 9, 9});
    assertEquals("NOT_AN_EVENT", header(deadLetter(id), DeadLetters.REASON));
    Booking booking = TestBookings.of("G-1", Retention.SEARCH_ONLY, person(7, 0, FOUR));
    book(broker, booking);
    assertEquals(IdentificationOutcome.NO_MATCH, identification(broker, booking).getOutcome());
    assertEquals(1, letters(id).size());
  }

  private void enrolAs(String id, int person, int impression) {
    enrolAs(id, person, impression, FOUR);
  }

  private void enrolAs(String id, int person, int impression, int[] positions) {
    Subject subject = Subject.of(id, person(person, impression, positions));
    Capture capture = new Capture(Optional.empty(), Instant.parse("2011-01-01T00:00:00Z"));
    enrol(broker, EnrolmentCodec.toAvro(new EnrolledSubject(subject, List.of(capture))));
    Awaitility.await().atMost(LONG).until(() -> hop.gallery.find(id).isPresent());
  }

  private List<ConsumerRecord<byte[], byte[]>> enrolments(String subject) {
    return keyed(broker.consume(TopicCatalogue.ENROLMENTS.name()), subject);
  }

  private ConsumerRecord<byte[], byte[]> deadLetter(String key) {
    broker.awaitRecords(DEAD, records -> !keyed(records, key).isEmpty(), LONG);
    return letters(key).get(0);
  }

  private List<ConsumerRecord<byte[], byte[]>> letters(String key) {
    return keyed(broker.consume(DEAD), key);
  }

  private static List<ConsumerRecord<byte[], byte[]>> keyed(
      List<ConsumerRecord<byte[], byte[]>> records, String key) {
    return records.stream()
        .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
