package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;
import static org.tenprint.biometric.adapter.kafka.RunningHop.key;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.matching.Galleries;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;

class SnapshotRestartIT extends SnapshotStage {
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

  /** Ann's second encounter is of two others, who are one; her fourth of nobody. */
  @Test
  void whatExaminersFoundHoldsInTheLogTheSnapshotAndARebuild() throws Exception {
    UUID bens = new UUID(7, 7);
    String ben = EnrolledSubject.idOfPerson(bens);
    EnrolledSubject one = EnrolledSubject.first(new UUID(1, 1), person(1, 0, FOUR), AT);
    EnrolledSubject three =
        one.seenAgain(new UUID(1, 2), person(2, 0, FOUR), AT.plusSeconds(2))
            .seenAgain(new UUID(1, 3), person(1, 1, FOUR), AT.plusSeconds(3));
    EnrolledSubject other =
        EnrolledSubject.first(new UUID(1, 9), person(2, 1, FOUR), AT.plusSeconds(9));
    write(one);
    write(three.seenAgain(new UUID(1, 4), person(3, 0, FOUR), AT.plusSeconds(4)));
    write(other);
    EnrolledSubject held =
        EnrolledSubject.first(new UUID(1, 2), person(2, 0, FOUR), AT.plusSeconds(2))
            .as(ben)
            .seenAgain(new UUID(1, 9), person(2, 1, FOUR), AT.plusSeconds(9));
    EnrolledSubject anns = one.seenAgain(new UUID(1, 3), person(1, 1, FOUR), AT.plusSeconds(3));
    List<byte[]> answers;
    try (RunningHop hop = hop()) {
      reassign(new UUID(1, 4), null);
      reassign(new UUID(1, 2), bens);
      reassign(new UUID(1, 9), bens);
      Awaitility.await()
          .atMost(LONG)
          .until(() -> last(ben).equals(Optional.of(held)) && followed(hop) == records());
      assertFalse(hop.gallery.owing());
      assertEquals(Optional.of(held), hop.gallery.find(ben));
      assertEquals(Optional.of(anns), hop.gallery.find(one.subject().id()));
      assertTrue(hop.gallery.find(other.subject().id()).isEmpty());
      answers = answers("found");
      assertEquals(ben, subjectOf(answers.get(2)));
      assertNull(subjectOf(answers.get(3)));
    }
    try (RunningHop hop = hop()) {
      assertSame(answers, answers("restarted"));
      assertEquals(0, followed(hop));
      assertEquals(Optional.of(held), hop.gallery.find(ben));
    }
    // behind the orders, as an answer that was under way
    write(three.seenAgain(new UUID(1, 4), person(3, 0, FOUR), AT.plusSeconds(4)));
    try (RunningHop hop = RunningHop.start(broker, state, Galleries.create(EXPECTED))) {
      assertSame(answers, answers("rebuilt"));
      assertEquals(Optional.of(held), hop.gallery.find(ben));
      assertEquals(Optional.of(anns), hop.gallery.find(one.subject().id()));
    }
    assertEquals(0, broker.consume(TopicCatalogue.REMOVALS.name()).size(), "records stay");
    assertEquals(List.of(), refusals);
  }

  /** As where the process ends within the second in which the hop would have written it. */
  @Test
  void whoIsForgottenIsToldAfterARestartThatCameBefore() throws Exception {
    UUID anns = new UUID(7, 7);
    String id = EnrolledSubject.idOfPerson(anns);
    String after = EnrolledSubject.idAfter(id);
    EnrolledSubject other = EnrolledSubject.first(new UUID(1, 9), person(3, 0, FOUR), AT);
    write(EnrolledSubject.first(new UUID(1, 1), person(1, 0, FOUR), AT).as(id));
    write(other);
    EnrolledGallery gallery = new EnrolledGallery(Galleries.create(EXPECTED));
    try (GalleryFeed feed = feed(gallery, Duration.ofDays(1), Duration.ofDays(1))) {
      Awaitility.await().atMost(LONG).until(feed::ready);
      gallery.forget(new UUID(1, 1));
      enrolAs("X-2", 2);
      Awaitility.await().atMost(LONG).until(() -> gallery.find("X-2").isPresent());
    }
    try (RunningHop hop = hop()) {
      hop.gallery.forget(new UUID(1, 1));
      Awaitility.await().atMost(LONG).until(() -> tombstones(id) == 1);
      assertEquals(1, broker.consume(TopicCatalogue.REMOVALS.name()).size());
      assertTrue(hop.gallery.find("X-2").isPresent());
      // that number again, of whom nothing may be held any more
      reassign(new UUID(1, 9), anns);
      Awaitility.await().atMost(LONG).until(() -> last(after).isPresent());
      Awaitility.await().atMost(LONG).until(() -> !hop.gallery.owing());
      assertEquals(Optional.of(other.as(after)), hop.gallery.find(after));
    }
    assertFalse(holds(id), "the snapshot of its end");
    assertTrue(holds(after));
    try (RunningHop rebuilt = RunningHop.start(broker, state, Galleries.create(EXPECTED))) {
      Awaitility.await().atMost(LONG).until(() -> rebuilt.gallery.find(after).isPresent());
      assertEquals(1, tombstones(id));
      assertEquals(1, broker.consume(TopicCatalogue.REMOVALS.name()).size());
    }
    assertEquals(List.of(), refusals);
  }

  /** What the log says last of a subject. */
  private Optional<EnrolledSubject> last(String id) throws Exception {
    Optional<EnrolledSubject> last = Optional.empty();
    for (ConsumerRecord<byte[], byte[]> record : broker.consume(ENROLMENTS)) {
      if (Arrays.equals(key(id), record.key())) {
        last = Optional.of(EnrolmentCodec.fromAvro(CODECS.enrolments().decode(record.value())));
      }
    }
    return last;
  }

  private int records() {
    return broker.consume(ENROLMENTS).size();
  }

  /** As where a process ended before it had read back what it wrote of one person twice. */
  @Test
  void theLogIsFollowedWhenTheOrdersAreRead() throws Exception {
    UUID bens = new UUID(7, 7);
    String ben = EnrolledSubject.idOfPerson(bens);
    EnrolledSubject two = EnrolledSubject.first(new UUID(1, 2), person(2, 0, FOUR), AT).as(ben);
    write(two);
    write(EnrolledSubject.first(new UUID(1, 9), person(2, 1, FOUR), AT.plusSeconds(9)).as(ben));
    reassign(new UUID(1, 2), bens);
    reassign(new UUID(1, 9), bens);
    EnrolledGallery gallery = new EnrolledGallery(Galleries.create(EXPECTED));
    Kafka kafka = kafka(InstantSource.system(), new SimpleMeterRegistry());
    try (ReferenceFeed<Reassignment> orders =
            new ReferenceFeed<>(
                TopicCatalogue.REASSIGNMENTS.name(),
                BiometricTopology.SERVICE,
                CODECS.reassignments(),
                ReassignmentFeed.holder(gallery::reassign),
                client(),
                kafka.lifeline());
        GalleryFeed feed = GalleryFeed.start(gallery, List.of(orders), Optional.empty(), kafka)) {
      assertThrows(
          IllegalStateException.class, () -> feed.feed().awaitReady(Duration.ofSeconds(3)));
      assertEquals(0, gallery.size());
      orders.start();
      Awaitility.await().atMost(LONG).until(feed::ready);
      assertEquals(
          Optional.of(two.seenAgain(new UUID(1, 9), person(2, 1, FOUR), AT.plusSeconds(9))),
          gallery.find(ben));
    }
  }

  private static String subjectOf(byte[] answer) throws Exception {
    return CODECS.identifications().decode(answer).getSubjectId();
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
    assertTrue(holds("X-1"));
    EnrolledGallery again = new EnrolledGallery(Galleries.create(EXPECTED));
    try (GalleryFeed feed = feed(again, Duration.ofDays(1), Duration.ZERO)) {
      Awaitility.await().atMost(LONG).until(feed::ready);
      broker.produce(ENROLMENTS, key("X-1"), null);
      Awaitility.await().atMost(LONG).until(() -> !holds("X-1"));
      assertTrue(holds("X-2"));
    }
    assertEquals(List.of(), refusals);
  }

  /**
   * As after a return from a backup: the ledger of destroyed keys is newer than log and snapshot.
   */
  @Test
  void whomTheLedgerNamesNoSnapshotBringsBack() throws Exception {
    EnrolledSubject one = EnrolledSubject.first(new UUID(1, 1), person(1, 0, FOUR), AT);
    EnrolledSubject two = EnrolledSubject.first(new UUID(2, 1), person(2, 0, FOUR), AT);
    EnrolledSubject twoAgain = two.seenAgain(new UUID(2, 2), person(2, 1, FOUR), AT);
    write(one);
    write(twoAgain);
    EnrolledGallery before = new EnrolledGallery(Galleries.create(EXPECTED));
    try (GalleryFeed feed = feed(before, Duration.ofDays(1), Duration.ofDays(1))) {
      Awaitility.await().atMost(LONG).until(feed::ready);
      assertEquals(2, before.size());
    }
    assertTrue(holds(one.subject().id()));
    keys.destroy(KeyId.ofBooking(new UUID(1, 1)), new Destruction(AT, "order"));
    keys.destroy(KeyId.ofBooking(new UUID(2, 2)), new Destruction(AT, "order"));
    try (RunningHop hop = hop()) {
      Awaitility.await().atMost(LONG).until(() -> hop.gallery.size() == 1);
      assertTrue(hop.gallery.find(one.subject().id()).isEmpty());
      assertEquals(1, hop.gallery.find(two.subject().id()).orElseThrow().captures().size());
      Awaitility.await().atMost(LONG).until(() -> !holds(one.subject().id()));
      assertTrue(holds(two.subject().id()));
      assertEquals(1, tombstones(one.subject().id()), "the log says so before the snapshot");
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
}
