package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Of one person two instances answer at a time, each without what the other writes. */
class SimultaneousAnswersTest {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
  private static final TenPrint PRINTS = TestFingers.person(1, 0, 1);

  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.exhaustive());
  private final EnrolledSubject known = EnrolledSubject.first(booking(1), PRINTS, AT);
  private final EnrolledSubject one = seenIn(2);
  private final EnrolledSubject other = seenIn(3);
  private final String id = known.subject().id();

  private static UUID booking(int number) {
    return new UUID(1, number);
  }

  private EnrolledSubject seenIn(int number) {
    return known.seenAgain(booking(number), PRINTS, AT.plusSeconds(number));
  }

  private List<UUID> held() {
    return bookings(gallery.find(id).orElseThrow());
  }

  private static List<UUID> bookings(EnrolledSubject of) {
    return of.captures().stream().map(Capture::bookingId).map(Optional::orElseThrow).toList();
  }

  private static List<UUID> bookings(int... numbers) {
    return IntStream.of(numbers).mapToObj(SimultaneousAnswersTest::booking).toList();
  }

  private EnrolledSubject written() {
    List<Rewritten> told = gallery.rewritten(0, 1);
    assertEquals(1, told.size());
    return told.get(0).left().orElseThrow();
  }

  @Test
  void whoReadsBothHoldsBothAndTheLogIsToSaySo() {
    gallery.follow(known, Writer.ANSWER);
    gallery.follow(one, Writer.ANSWER);
    assertEquals(List.of(), gallery.rewritten(0, 1), "nothing is lost");
    gallery.follow(other, Writer.ANSWER);
    assertEquals(bookings(1, 2, 3), held());
    EnrolledSubject whole = written();
    assertEquals(bookings(1, 2, 3), bookings(whole));
    gallery.follow(whole, Writer.ANSWER);
    assertEquals(List.of(), gallery.rewritten(0, 1), "the log says so");
  }

  @Test
  void whoWroteOneOfThemComesToTheSame() {
    for (boolean mineFirst : List.of(true, false)) {
      EnrolledGallery mine = new EnrolledGallery(Galleries.exhaustive());
      mine.follow(known, Writer.ANSWER);
      mine.enrol(one, 0);
      (mineFirst ? List.of(one, other) : List.of(other, one))
          .forEach(answer -> mine.follow(answer, Writer.ANSWER));
      assertEquals(bookings(1, 2, 3), bookings(mine.find(id).orElseThrow()), "first " + mineFirst);
      mine.forgetUnconfirmed(0);
      assertEquals(bookings(1, 2, 3), bookings(mine.find(id).orElseThrow()));
      assertEquals(1, mine.rewritten(0, 1).size());
    }
  }

  @Test
  void anAbortGoesBackToWhatTheLogHasOfTheOther() {
    gallery.follow(known, Writer.ANSWER);
    gallery.enrol(one, 0);
    gallery.follow(other, Writer.ANSWER);
    gallery.forgetUnconfirmed(0);
    assertEquals(bookings(1, 3), held());
    assertEquals(List.of(), gallery.rewritten(0, 1));
  }

  @Test
  void anExpungedBookingIsNotBroughtBack() {
    gallery.follow(known, Writer.ANSWER);
    gallery.follow(one, Writer.ANSWER);
    gallery.forget(booking(2));
    gallery.follow(other, Writer.ANSWER);
    assertEquals(bookings(1, 3), held());
    EnrolledGallery late = new EnrolledGallery(Galleries.exhaustive());
    late.follow(one, Writer.ANSWER);
    late.follow(other, Writer.ANSWER);
    late.forget(booking(2));
    assertEquals(bookings(1, 3), bookings(late.find(id).orElseThrow()));
  }

  /** A start reads the answers when the orders are known, and holds what was held before it. */
  @Test
  void whatOneAnswerHasStaysWhereTheOtherIsExpungedWhole() {
    for (boolean start : List.of(false, true)) {
      EnrolledGallery of = new EnrolledGallery(Galleries.exhaustive());
      Runnable orders = () -> IntStream.of(1, 3).forEach(number -> of.forget(booking(number)));
      if (start) {
        orders.run();
      }
      of.follow(one, Writer.ANSWER);
      of.follow(other, Writer.ANSWER);
      if (!start) {
        orders.run();
      }
      assertEquals(bookings(2), bookings(of.find(id).orElseThrow()), "start " + start);
      Rewritten told = of.rewritten(0, 1).get(0);
      assertEquals(bookings(2), bookings(told.left().orElseThrow()));
      assertFalse(told.forGood(), "nobody is to be told that they are gone");
    }
  }

  @Test
  void whoStatesWhatIsHeldMayTakeSomethingAway() {
    gallery.follow(one, Writer.ANSWER);
    gallery.follow(known, Writer.OTHER);
    assertEquals(bookings(1), held());
    assertEquals(List.of(), gallery.rewritten(0, 1));
  }

  /** Subjects of other instances' tasks too, or what an operator takes away later comes back. */
  @Test
  void whatAnotherInstanceWroteAsAWholeIsWrittenByNobodyAgain() {
    gallery.follow(one, Writer.ANSWER);
    gallery.follow(other, Writer.ANSWER);
    gallery.follow(one.united(other), Writer.ANSWER);
    assertEquals(List.of(), gallery.rewritten(0, 1));
    gallery.follow(known, Writer.OTHER);
    assertEquals(List.of(), gallery.rewritten(0, 1));
  }

  /** Each is a whole file. */
  @Test
  void noSnapshotIsDueForWhatWasOnlyAdded() {
    gallery.follow(one, Writer.ANSWER);
    gallery.follow(other, Writer.ANSWER);
    assertFalse(gallery.hasForgotten());
    gallery.forget(booking(2));
    gallery.hasForgotten();
    gallery.follow(one, Writer.ANSWER);
    assertTrue(gallery.hasForgotten(), "something stated was taken away");
  }

  @Test
  void whoWasJoinedKeepsWhatWasAnsweredAtThatMoment() {
    for (boolean answeredHere : List.of(false, true)) {
      EnrolledGallery of = new EnrolledGallery(Galleries.exhaustive());
      of.follow(known, Writer.ANSWER);
      if (answeredHere) {
        of.enrol(one, 0);
      } else {
        of.follow(one, Writer.ANSWER);
      }
      of.followEmptied(id, known.captures());
      if (answeredHere) {
        of.follow(one, Writer.ANSWER);
      }
      List<UUID> held = bookings(of.find(id).orElseThrow());
      assertEquals(answeredHere ? bookings(1, 2) : bookings(2), held);
      if (!answeredHere) {
        assertEquals(held, bookings(of.rewritten(0, 1).get(0).left().orElseThrow()));
      }
      of.followEmptied(id, one.captures());
      assertEquals(Optional.empty(), of.find(id));
      assertEquals(List.of(), of.rewritten(0, 1));
    }
  }

  @Test
  void whatIsBeyondTheMostThatAreKeptIsNotLost() {
    EnrolledSubject full = known;
    for (int i = 2; i <= Subject.MAX_ENCOUNTERS; i++) {
      full = full.seenAgain(booking(i), PRINTS, AT.plusSeconds(i));
    }
    gallery.follow(full, Writer.ANSWER);
    int next = Subject.MAX_ENCOUNTERS + 1;
    gallery.follow(full.seenAgain(booking(next), PRINTS, AT.plusSeconds(next)), Writer.ANSWER);
    assertEquals(booking(next), held().get(Subject.MAX_ENCOUNTERS - 1));
    assertEquals(Subject.MAX_ENCOUNTERS, held().size());
    assertEquals(List.of(), gallery.rewritten(0, 1));
  }

  @Test
  void whatIsLeftOfASubjectLosesNoEncounterThatAnotherInstanceWroteMeanwhile() {
    gallery.follow(one, Writer.ANSWER);
    gallery.reassign(booking(1), Optional.empty());
    // what another instance answered, before it read the order, and what a third wrote as left
    gallery.follow(one.seenAgain(booking(4), PRINTS, AT.plusSeconds(4)), Writer.ANSWER);
    gallery.follow(one.without(booking(1)::equals).orElseThrow(), Writer.ANSWER);
    assertEquals(bookings(2, 4), held());
    assertEquals(bookings(2, 4), bookings(written()));
  }

  @Test
  void recordsOfAPersonThatAreReadBeforeTheirFirstOrderCountTogether() {
    String person = EnrolledSubject.idOfPerson(new UUID(7, 7));
    gallery.follow(known.as(person), Writer.ANSWER);
    EnrolledSubject second = EnrolledSubject.first(booking(2), PRINTS, AT.plusSeconds(1));
    gallery.follow(second.as(person), Writer.ANSWER);
    gallery.reassign(booking(1), Optional.of(person));
    gallery.reassign(booking(2), Optional.of(person));
    assertEquals(bookings(1, 2), bookings(gallery.find(person).orElseThrow()));
  }
}
