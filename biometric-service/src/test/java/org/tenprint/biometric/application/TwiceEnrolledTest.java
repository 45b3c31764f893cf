package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.matching.Thresholds.DEFAULT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.FailsInSearch;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.prints.Subject;

class TwiceEnrolledTest {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final Duration SOON = Duration.ofSeconds(3);

  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.create(64));
  private final TwiceEnrolled twice = over(gallery);
  private final EnrolledSubject first = enrolled(1, 1, 0, AT);
  private final EnrolledSubject second = enrolled(2, 1, 1, AT.plusMillis(1));

  private static TwiceEnrolled over(EnrolledGallery people) {
    return new TwiceEnrolled(people, DEFAULT, Galleries.create(64), 1, FailsInSearch::unexpected);
  }

  private static EnrolledSubject enrolled(int booking, int person, int impression, Instant at) {
    return EnrolledSubject.first(
        new UUID(1, booking), TestFingers.person(person, impression, FOUR), at);
  }

  private void read(EnrolledSubject... stated) {
    twice.joined(0, AT);
    for (EnrolledSubject one : stated) {
      gallery.follow(one, Writer.ANSWER);
      twice.read(one.subject().id(), AT, AT);
    }
  }

  private static Set<UUID> bookings(EnrolledSubject of) {
    return of.captures().stream().map(c -> c.bookingId().orElseThrow()).collect(Collectors.toSet());
  }

  @Test
  void whoWasEnrolledTwiceIsTheEarlierSubjectWithBothEncounters() {
    read(second, first);
    assertEquals(List.of(), twice.joined(0, AT.plusSeconds(1)), "the other may not be read yet");
    Rewritten one = only(twice.joined(0, AT.plus(SOON)));
    assertEquals(second.subject().id(), one.subjectId());
    assertEquals(Optional.empty(), one.left());
    assertTrue(!one.forGood(), "the subject is removed by nobody");
    EnrolledSubject joined = only(one.moved());
    assertEquals(first.subject().id(), joined.subject().id());
    assertEquals(Set.of(new UUID(1, 1), new UUID(1, 2)), bookings(joined));
  }

  @Test
  void everyInstanceComesToTheSameWhateverItReadsFirst() {
    read(second, first);
    List<Rewritten> one = twice.joined(0, AT.plus(SOON));
    EnrolledGallery others = new EnrolledGallery(Galleries.create(64));
    others.follow(first, Writer.ANSWER);
    others.follow(second, Writer.ANSWER);
    TwiceEnrolled other = over(others);
    // as after a start: from what is held
    assertEquals(List.of(), other.joined(0, AT.plusMillis(5)));
    assertEquals(one, other.joined(0, AT.plus(SOON)));
  }

  @Test
  void whatIsFoundIsToldAgainUntilTheLogSaysSo() {
    read(first, second);
    List<Rewritten> told = twice.joined(0, AT.plus(SOON));
    assertEquals(List.of(), twice.joined(0, AT.plus(SOON).plusSeconds(1)));
    assertEquals(told, twice.joined(0, AT.plusSeconds(14)));
    gallery.follow(only(only(told).moved()), Writer.ANSWER);
    gallery.followEmptied(second.subject().id(), only(told).joined());
    assertEquals(List.of(), twice.joined(0, AT.plusSeconds(30)));
    assertEquals(1, gallery.size());
  }

  @Test
  void oneWhoseTransactionEndedLateIsFoundWhenItIsRead() {
    read(second);
    assertEquals(List.of(), twice.joined(0, AT.plus(SOON)));
    gallery.follow(first, Writer.ANSWER);
    twice.read(first.subject().id(), AT, AT.plusSeconds(25));
    assertEquals(second.subject().id(), only(twice.joined(0, AT.plusSeconds(31))).subjectId());
  }

  /** The other partition was read no further for so long, as while a snapshot is written. */
  @Test
  void anEarlierEnrolmentThatIsReadWhenAllLooksAreOverIsFound() {
    read(second);
    for (int after : List.of(3, 11, 31)) {
      assertEquals(List.of(), twice.joined(0, AT.plusSeconds(after)));
    }
    gallery.follow(first, Writer.ANSWER);
    twice.read(first.subject().id(), AT, AT.plusSeconds(125));
    Rewritten one = only(twice.joined(0, AT.plusSeconds(128)));
    assertEquals(second.subject().id(), one.subjectId());
    write(List.of(one));
    assertEquals(List.of(), twice.joined(0, AT.plusSeconds(140)));
    assertEquals(1, gallery.size());
  }

  /** Both instances were away for hours. */
  @Test
  void whoWasEnrolledJustBeforeAllInstancesStoppedIsFoundAtTheNextStart() {
    gallery.follow(enrolled(9, 1, 3, AT.minus(Duration.ofDays(1))), Writer.OTHER);
    gallery.remove(enrolled(9, 1, 3, AT).subject().id(), AT);
    gallery.follow(first, Writer.ANSWER);
    gallery.follow(second, Writer.ANSWER);
    Instant later = AT.plus(Duration.ofHours(5));
    twice.joined(0, later);
    assertEquals(second.subject().id(), only(twice.joined(0, later.plus(SOON))).subjectId());
  }

  /** Left hand and right: the second has both, and is the first and the third. */
  @Test
  void inACallNobodyIsTouchedTwice() {
    EnrolledSubject one = first;
    EnrolledSubject both =
        EnrolledSubject.first(
            new UUID(1, 2), TestFingers.person(1, 1, 1, 2, 3, 4, 6, 7, 8, 9), AT.plusMillis(1));
    EnrolledSubject other =
        EnrolledSubject.first(
            new UUID(1, 3), TestFingers.person(1, 2, 3, 4, 8, 9), AT.plusMillis(2));
    read(one, both, other);
    write(List.of(only(twice.joined(0, AT.plus(SOON)))));
    for (int after : List.of(14, 31, 45)) {
      write(twice.joined(0, AT.plusSeconds(after)));
    }
    Set<UUID> held =
        Stream.of(one, both, other)
            .flatMap(subject -> gallery.find(subject.subject().id()).stream())
            .flatMap(subject -> bookings(subject).stream())
            .collect(Collectors.toSet());
    assertEquals(Set.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3)), held);
  }

  /** What was written of a chain by two who did not see one another. */
  @Test
  void aChainLosesNobody() {
    EnrolledSubject third = enrolled(3, 1, 2, AT.plusMillis(2));
    read(first, second, third);
    // third goes to second, and second to first
    gallery.follow(second.united(third.as(second.subject().id())), Writer.ANSWER);
    gallery.followEmptied(third.subject().id(), third.captures());
    gallery.follow(first.united(second.as(first.subject().id())), Writer.ANSWER);
    gallery.followEmptied(second.subject().id(), second.captures());
    assertEquals(third.captures(), gallery.find(second.subject().id()).orElseThrow().captures());
    twice.read(second.subject().id(), AT.plusSeconds(1), AT.plusSeconds(1));
    write(twice.joined(0, AT.plusSeconds(3)));
    assertEquals(1, gallery.size());
    assertEquals(3, gallery.find(first.subject().id()).orElseThrow().captures().size());
  }

  /** By an instance that had not read that the subject is another's. */
  @Test
  void whoIsAnsweredOnceMoreWhenAllLooksAreOverIsLookedAtAgain() {
    read(first, second);
    for (int after : List.of(3, 14, 15, 31, 32)) {
      write(twice.joined(0, AT.plusSeconds(after)));
    }
    assertEquals(1, gallery.size());
    EnrolledSubject again =
        second.seenAgain(new UUID(1, 3), TestFingers.person(1, 3, FOUR), AT.plusSeconds(60));
    gallery.follow(again, Writer.ANSWER);
    twice.read(again.subject().id(), AT.plusSeconds(60), AT.plusSeconds(60));
    write(twice.joined(0, AT.plusSeconds(63)));
    assertEquals(1, gallery.size());
    assertEquals(3, gallery.find(first.subject().id()).orElseThrow().captures().size());
  }

  @Test
  void whatTwoPeopleFoundIsNotJoined() {
    String person = EnrolledSubject.idOfPerson(new UUID(7, 7));
    gallery.reassign(new UUID(1, 2), Optional.of(person));
    read(first, second.as(person));
    for (int after : List.of(3, 14, 31)) {
      assertEquals(List.of(), twice.joined(0, AT.plusSeconds(after)));
    }
  }

  @Test
  void whoHasNoTaskLeftHoldsNoPrintsBesides() {
    Gallery besides = Galleries.exhaustive();
    TwiceEnrolled one = new TwiceEnrolled(gallery, DEFAULT, besides, 2, FailsInSearch::unexpected);
    one.began(0, AT);
    one.joined(0, AT);
    gallery.follow(first, Writer.ANSWER);
    one.read(first.subject().id(), AT, AT);
    one.joined(0, AT.plus(SOON));
    assertEquals(1, besides.size());
    one.ended(0);
    assertEquals(0, besides.size());
    one.read(first.subject().id(), AT, AT);
    one.began(0, AT.plusSeconds(9));
    one.joined(0, AT.plusSeconds(9));
    assertEquals(1, besides.size(), "from what is held");
  }

  @Test
  void ofThreeAllGoToTheFirst() {
    EnrolledSubject third = enrolled(3, 1, 2, AT.plusMillis(2));
    read(third, first, second);
    List<Rewritten> once = twice.joined(0, AT.plus(SOON));
    write(once);
    write(twice.joined(0, AT.plusSeconds(14)));
    write(twice.joined(0, AT.plusSeconds(31)));
    assertEquals(1, gallery.size());
    assertEquals(3, gallery.find(first.subject().id()).orElseThrow().captures().size());
  }

  private void write(List<Rewritten> told) {
    for (Rewritten one : told) {
      one.moved().forEach(moved -> gallery.follow(moved, Writer.ANSWER));
      gallery.followEmptied(one.subjectId(), one.joined());
    }
  }

  @Test
  void twoPeopleStayTwo() {
    read(first, enrolled(2, 2, 0, AT));
    for (int after : List.of(3, 14, 31, 60)) {
      assertEquals(List.of(), twice.joined(0, AT.plusSeconds(after)));
    }
  }

  @Test
  void whoWasSeenAgainMeanwhileGoesWithAllThatWasSeen() {
    EnrolledSubject again =
        second.seenAgain(new UUID(1, 3), TestFingers.person(1, 3, FOUR), AT.plusSeconds(1));
    read(first, again);
    EnrolledSubject joined = only(only(twice.joined(0, AT.plus(SOON))).moved());
    assertEquals(3, joined.captures().size());
  }

  @Test
  void whoHasAnEncounterThatIsAnothersStays() {
    EnrolledSubject mixed =
        new EnrolledSubject(
            new Subject(
                second.subject().id(),
                List.of(second.subject().encounters().get(0), TestFingers.person(2, 0, FOUR))),
            List.of(
                second.captures().get(0), enrolled(9, 2, 0, AT.plusMillis(3)).captures().get(0)));
    read(first, mixed);
    assertEquals(List.of(), twice.joined(0, AT.plus(SOON)));
  }

  @Test
  void whoWasEnrolledLongAgoIsNobodysDouble() {
    EnrolledSubject old = enrolled(7, 1, 2, AT.minus(Duration.ofDays(1)));
    read(old);
    assertEquals(List.of(), twice.joined(0, AT.plus(SOON)));
  }

  /** Of clocks that are minutes apart, as those of whoever wrote so and of this instance. */
  @Test
  void whoeverIsNewByTheClockOfWhoWroteSoIsNew() {
    Instant theirs = AT.minus(Duration.ofMinutes(4));
    EnrolledSubject one = enrolled(1, 1, 0, theirs);
    EnrolledSubject other = enrolled(2, 1, 1, theirs.plusMillis(1));
    twice.joined(0, AT);
    for (EnrolledSubject stated : List.of(one, other)) {
      gallery.follow(stated, Writer.ANSWER);
      twice.read(stated.subject().id(), theirs.plusMillis(2), AT);
    }
    assertEquals(other.subject().id(), only(twice.joined(0, AT.plus(SOON))).subjectId());
  }

  @Test
  void anInstanceThatIsAloneDoesNotLook() {
    twice.began(0, AT.minus(Duration.ofMinutes(4)));
    read(first, second);
    assertEquals(List.of(), twice.joined(0, AT.plus(SOON)));
    twice.ended(0);
    assertEquals(List.of(), twice.joined(0, AT.plusSeconds(4)), "somebody came: it looks from now");
    assertEquals(1, twice.joined(0, AT.plusSeconds(7)).size());
  }

  private static <T> T only(List<T> one) {
    assertEquals(1, one.size(), one.toString());
    return one.get(0);
  }
}
