package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.prints.TenPrint;

class EnrolledGalleryTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  private static final TenPrint PRINTS = TestFingers.person(1, 0, 1);

  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.exhaustive());
  private final EnrolledSubject one = EnrolledSubject.first(new UUID(1, 1), PRINTS, AT);
  private final EnrolledSubject two = one.seenAgain(new UUID(1, 2), PRINTS, AT);
  private final EnrolledSubject three = two.seenAgain(new UUID(1, 3), PRINTS, AT);
  private final String id = one.subject().id();

  @Test
  void whatWasEnrolledIsFoundBeforeTheLogSaysSo() {
    gallery.enrol(one, 0);
    assertEquals(Optional.of(one), gallery.find(id));
    assertEquals(1, gallery.size());
  }

  @Test
  void anAbortedEnrolmentOfAStrangerIsGone() {
    gallery.enrol(one, 0);
    gallery.forgetUnconfirmed(0);
    assertTrue(gallery.find(id).isEmpty());
    assertEquals(0, gallery.size());
  }

  @Test
  void anAbortedEnrolmentOfAKnownPersonLeavesWhatTheLogHas() {
    gallery.follow(one, Writer.ANSWER);
    gallery.enrol(two, 0);
    gallery.enrol(three, 0);
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void whatTheLogConfirmedIsNotForgotten() {
    gallery.enrol(one, 0);
    gallery.follow(one, Writer.ANSWER);
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void theLogReadingUpDoesNotHideWhatIsNewer() {
    gallery.enrol(one, 0);
    gallery.enrol(two, 0);
    gallery.follow(one, Writer.ANSWER);
    assertEquals(Optional.of(two), gallery.find(id));
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void aRemovedPersonIsGoneAlsoFromWhatIsUnconfirmed() {
    gallery.follow(one, Writer.ANSWER);
    gallery.enrol(two, 0);
    gallery.remove(id, AT);
    assertTrue(gallery.find(id).isEmpty());
    gallery.forgetUnconfirmed(0);
    assertTrue(gallery.find(id).isEmpty());
  }

  @Test
  void anAnswerFromBeforeARemovalIsVoidBehindItAndTheRemovalIsToBeRepeated() {
    gallery.follow(one, Writer.ANSWER);
    gallery.enrol(two, 0);
    gallery.remove(id, AT);
    assertFalse(gallery.follow(two, Writer.ANSWER));
    assertTrue(gallery.find(id).isEmpty());
    assertEquals(List.of(id), gallery.removeAgain());
    assertEquals(List.of(), gallery.removeAgain());
    gallery.forgetUnconfirmed(0);
    assertEquals(List.of(id), gallery.removeAgain());
    gallery.remove(id, AT);
    gallery.forgetUnconfirmed(0);
    assertEquals(List.of(), gallery.removeAgain());
    assertFalse(gallery.follow(three, Writer.ANSWER));
  }

  @Test
  void anAnswerOnTheLogBeforeTheRemovalGoesWithIt() {
    gallery.follow(one, Writer.ANSWER);
    gallery.enrol(two, 0);
    assertTrue(gallery.follow(two, Writer.ANSWER));
    gallery.remove(id, AT);
    assertTrue(gallery.find(id).isEmpty());
    assertEquals(List.of(), gallery.removeAgain());
  }

  @Test
  void ofAnswersOnBothSidesOfARemovalTheLaterIsVoid() {
    gallery.enrol(one, 0);
    gallery.enrol(two, 0);
    gallery.follow(one, Writer.ANSWER);
    gallery.remove(id, AT);
    assertFalse(gallery.follow(two, Writer.ANSWER));
    assertEquals(0, gallery.size());
  }

  @Test
  void whoeverStatesWhatIsHeldMayBringARemovedPersonBack() {
    gallery.follow(one, Writer.OTHER);
    gallery.remove(id, AT);
    assertTrue(gallery.follow(one, Writer.OTHER));
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void aRemovalIsForgottenAfterADayOfTheLogsTime() {
    gallery.follow(one, Writer.ANSWER);
    gallery.remove(id, AT);
    gallery.remove("another", AT.plus(Removals.REMEMBERED));
    assertFalse(gallery.follow(two, Writer.ANSWER), "still remembered, and to be repeated");
    gallery.remove(id, AT.plus(Removals.REMEMBERED));
    gallery.remove("another", AT.plus(Removals.REMEMBERED).plus(Removals.REMEMBERED).plusNanos(1));
    assertTrue(gallery.follow(two, Writer.ANSWER));
  }

  @Test
  void aSnapshotHoldsWhatTheLogHasAndTheGalleryIsAsBeforeAfterIt() throws IOException {
    EnrolledSubject other = EnrolledSubject.first(new UUID(2, 1), PRINTS, AT);
    gallery.follow(one, Writer.ANSWER);
    gallery.enrol(two, 0);
    gallery.enrol(other, 0);
    gallery.snapshot(
        (engine, memory) -> {
          assertEquals(1, engine.size());
          assertEquals(Optional.of(one.subject()), engine.find(id));
          assertEquals(Map.of(id, one.captures()), memory.captures());
        });
    assertEquals(Optional.of(two), gallery.find(id));
    assertEquals(Optional.of(other), gallery.find(other.subject().id()));
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(one), gallery.find(id));
    assertEquals(1, gallery.size());
  }

  @Test
  void aSearchFindsAPersonWhoIsReplacedMeanwhile() throws InterruptedException {
    EnrolledGallery people = new EnrolledGallery(Galleries.create(1000));
    TenPrint prints = TestFingers.person(1, 0, 1, 2, 6, 7);
    EnrolledSubject known = EnrolledSubject.first(new UUID(1, 1), prints, AT);
    people.follow(known, Writer.ANSWER);
    AtomicBoolean searching = new AtomicBoolean(true);
    Thread feed =
        new Thread(
            () -> {
              while (searching.get()) {
                people.follow(known, Writer.OTHER);
              }
            });
    feed.start();
    CapturedPrints booking =
        new CapturedPrints(new UUID(7, 7), new LogAddress(0, 0), true, List.of());
    for (int i = 0; i < 60; i++) {
      SearchResult found = people.search(booking, prints).result();
      assertEquals(SequenceCorrection.NONE, found.correction());
      assertEquals(Optional.of(id), found.best().map(Candidate::subjectId));
    }
    searching.set(false);
    feed.join();
  }

  @Test
  void aSnapshotThatFailsLosesNothing() {
    gallery.enrol(one, 0);
    assertThrows(
        IOException.class,
        () ->
            gallery.snapshot(
                (engine, memory) -> {
                  throw new IOException("no space");
                }));
    assertEquals(Optional.of(one), gallery.find(id));
  }

  private static final UUID FIRST = new UUID(1, 1);

  @Test
  void whoWasBookedOnceIsForgottenWithTheBooking() throws IOException {
    gallery.follow(one, Writer.ANSWER);
    gallery.forget(FIRST);
    assertEquals(Optional.empty(), gallery.find(id));
    assertEquals(0, gallery.size());
    assertTrue(gallery.hasForgotten());
    assertFalse(gallery.hasForgotten());
    assertEquals(List.of(rewritten(Optional.empty())), gallery.rewritten(0, 1));
    gallery.remove(id, AT);
    assertTrue(gallery.snapshot((engine, memory) -> assertEquals(Map.of(), memory.captures())));
  }

  @Test
  void anotherBookingOfThePersonStillFindsThem() {
    gallery.follow(two, Writer.ANSWER);
    gallery.forget(FIRST);
    EnrolledSubject left = gallery.find(id).orElseThrow();
    assertEquals(List.of(two.captures().get(1)), left.captures());
    assertEquals(1, left.subject().encounters().size());
    assertEquals(List.of(rewritten(Optional.of(left))), gallery.rewritten(0, 1));
    gallery.follow(left, Writer.ANSWER);
    gallery.forgetUnconfirmed(0);
    assertEquals(List.of(), gallery.rewritten(0, 1));
  }

  @Test
  void whatIsReadOrRestoredLaterIsForgottenToo() {
    gallery.forget(FIRST);
    gallery.forget(FIRST);
    gallery.follow(one, Writer.OTHER);
    assertEquals(0, gallery.size());
    gallery.enrol(one, 0);
    assertEquals(0, gallery.size());
    gallery.forgetUnconfirmed(0);
    assertEquals(0, gallery.size());
    EnrolledGallery older = new EnrolledGallery(Galleries.exhaustive());
    older.follow(two, Writer.ANSWER);
    EnrolledGallery restarted = new EnrolledGallery(Galleries.exhaustive());
    restarted.forget(FIRST);
    snapshotTo(older, restarted);
    assertEquals(List.of(two.captures().get(1)), restarted.find(id).orElseThrow().captures());
  }

  private static void snapshotTo(EnrolledGallery from, EnrolledGallery to) {
    try {
      from.snapshot(to::restore);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatAnAbortGoesBackToIsForgottenToo() {
    gallery.follow(one, Writer.ANSWER);
    gallery.enrol(two, 0);
    gallery.forget(FIRST);
    assertEquals(List.of(), gallery.rewritten(0, 1), "a transaction is under way");
    assertEquals(List.of(two.captures().get(1)), gallery.find(id).orElseThrow().captures());
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.empty(), gallery.find(id));
    assertEquals(List.of(rewritten(Optional.empty())), gallery.rewritten(0, 1));
  }

  @Test
  void onePartitionAloneIsToldAndAgainAfterAnAbort() {
    gallery.follow(one, Writer.ANSWER);
    gallery.forget(FIRST);
    int told = 0;
    for (int partition = 0; partition < 6; partition++) {
      told += gallery.rewritten(partition, 6).size();
    }
    assertEquals(1, told);
    gallery.forgetUnconfirmed(0);
    assertEquals(1, gallery.rewritten(0, 1).size());
    gallery.remove(id, AT);
    gallery.forgetUnconfirmed(0);
    assertEquals(List.of(), gallery.rewritten(0, 1));
    assertFalse(gallery.follow(two, Writer.ANSWER), "another instance had not read it");
    assertEquals(List.of(id), gallery.removeAgain());
  }

  @Test
  void whatCannotBeOpenedAnyMoreIsRemovedFromTheLog() {
    gallery.follow(one, Writer.ANSWER);
    gallery.followErased(id);
    assertEquals(0, gallery.size());
    assertEquals(List.of(rewritten(Optional.empty())), gallery.rewritten(0, 1));
  }

  private Rewritten rewritten(Optional<EnrolledSubject> left) {
    return new Rewritten(id, left, List.of(), left.isEmpty());
  }
}
