package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.ShardedGallery;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.TenPrint;

class ShardedPeopleTest {
  private static final int EXPECTED = OneLog.EXPECTED;
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final int[] RIGHT = {1, 2, 3, 4, 5};
  private static final int[] LEFT = {6, 7, 8, 9, 10};
  private static final UUID WRONG = new UUID(4, 4);
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  private static final CapturedPrints BOOKING = OneLog.BOOKING;

  private static EnrolledSubject subject(int person) {
    return EnrolledSubject.first(new UUID(1, person), person(person, 0, FOUR), AT);
  }

  @ParameterizedTest
  @CsvSource({"4,8", "3,24"})
  void anySplitAnswersAsOneGalleryDoes(int count, int lanes) {
    GallerySize size = GallerySize.of(EXPECTED).withLanes(lanes);
    EnrolledGallery one = new EnrolledGallery(Galleries.create(size));
    OneLog log = new OneLog(count, size);
    for (int i = 0; i < 40; i++) {
      one.follow(subject(i), Writer.ANSWER);
      log.write(subject(i));
    }
    for (int i = 37; i < 42; i++) {
      for (SequenceCorrection mistake : SequenceCorrection.values()) {
        TenPrint probe = person(i, 1, FOUR).moved(mistake::apply);
        People.Found expected = one.search(BOOKING, probe);
        People.Found actual = log.search(i % count, probe);
        assertEquals(expected.result(), actual.result());
        assertEquals(expected.best().get(), actual.best().get());
      }
    }
    assertEquals(40, log.people(0).size(BOOKING));
  }

  @Test
  void whatIsUnconfirmedIsFoundAndCountedOnceWhereverItLives() {
    EnrolledGallery one = new EnrolledGallery(Galleries.create(EXPECTED));
    OneLog log = new OneLog(4);
    for (int i = 0; i < 8; i++) {
      one.follow(subject(i), Writer.ANSWER);
      log.write(subject(i));
    }
    ShardedPeople people = log.people(1);
    for (int i = 4; i < 12; i++) {
      EnrolledSubject known = subject(i);
      EnrolledSubject more =
          i < 8 ? known.seenAgain(new UUID(2, i), person(i, 2, FOUR), AT) : known;
      one.enrol(more, 0);
      people.enrol(more, BOOKING);
    }
    assertEquals(12, people.size(BOOKING));
    for (int i = 3; i < 13; i += 3) {
      TenPrint probe = person(i, 1, FOUR);
      assertEquals(one.search(BOOKING, probe).result(), log.search(1, probe).result());
      assertEquals(one.search(BOOKING, probe).best().get(), log.search(1, probe).best().get());
    }
    assertEquals(8, log.people(2).size(BOOKING), "nobody else knows of what is unconfirmed");
  }

  @Test
  void whatTheLogConfirmsPassesToItsShard() {
    OneLog log = new OneLog(2);
    EnrolledSubject first = subject(1);
    EnrolledSubject second = first.seenAgain(new UUID(2, 1), person(1, 2, FOUR), AT);
    log.people(0).enrol(first, BOOKING);
    log.people(0).enrol(second, BOOKING);
    log.write(first);
    assertEquals(Optional.of(second), log.search(0, person(1, 1, FOUR)).best().get());
    assertEquals(1, log.asked.get(log.asked.size() - 1).leftOut().size());
    log.write(second);
    assertEquals(Optional.of(second), log.search(0, person(1, 1, FOUR)).best().get());
    assertEquals(Optional.of(second), log.search(1, person(1, 1, FOUR)).best().get());
    assertTrue(log.asked.get(log.asked.size() - 1).leftOut().isEmpty());
    assertEquals(1, log.people(1).size(BOOKING));
  }

  @Test
  void whatWasAbortedOrRemovedIsGone() {
    OneLog log = new OneLog(2);
    log.people(0).enrol(subject(1), BOOKING);
    log.people(0).forgetUnconfirmed(1);
    assertEquals(1, log.people(0).size(BOOKING), "of another partition");
    log.people(0).forgetUnconfirmed(0);
    assertEquals(0, log.people(0).size(BOOKING));
    log.people(0).enrol(subject(2), BOOKING);
    log.shards.get(0).removed(subject(2).subject().id(), new LogAddress(0, 0));
    assertTrue(log.search(0, person(2, 1, FOUR)).result().candidates().isEmpty());
  }

  /** Of shard 1: one encounter of the first person, and one that two people take away. */
  private static EnrolledSubject mixed() {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> EnrolledSubject.first(new UUID(3, i), person(1, 0, RIGHT), AT))
        .filter(one -> ShardedGallery.shard(one.subject().id(), 2) == 1)
        .findFirst()
        .orElseThrow()
        .seenAgain(WRONG, person(2, 0, LEFT), AT);
  }

  private static Decision decided(People.Found found) {
    return new Thresholds(0.001, 0.01).decide(found.result());
  }

  @Test
  void whatTwoPeopleTookAwayIsNotTakenUpAgainFromTheLog() {
    OneLog log = new OneLog(2);
    log.write(mixed());
    assertEquals(Decision.MATCH, decided(log.search(0, person(2, 1, LEFT))));
    log.shards.forEach(shard -> shard.reassign(WRONG, Optional.empty()));
    EnrolledSubject known = log.search(0, person(1, 1, RIGHT)).best().get().orElseThrow();
    assertEquals(mixed().without(WRONG::equals), Optional.of(known));
    log.people(0).enrol(known.seenAgain(new UUID(7, 7), person(1, 1, RIGHT), AT), BOOKING);
    assertEquals(Decision.NO_MATCH, decided(log.search(0, person(2, 1, LEFT))));
  }

  @Test
  void anOrderThatComesWhileABookingIsAnsweredHoldsOfWhatThatEnrols() {
    OneLog log = new OneLog(2);
    log.write(mixed());
    EnrolledSubject known = log.search(0, person(1, 1, RIGHT)).best().get().orElseThrow();
    EnrolledSubject again = known.seenAgain(new UUID(7, 7), person(1, 1, RIGHT), AT);
    log.shards.forEach(shard -> shard.reassign(WRONG, Optional.empty()));
    log.people(0).enrol(again, BOOKING);
    assertEquals(Decision.NO_MATCH, decided(log.search(0, person(2, 1, LEFT))));
    assertEquals(again.without(WRONG::equals), log.search(0, person(1, 2, RIGHT)).best().get());
    log.people(0).takeBack(BOOKING.bookingId(), 0);
    assertEquals(mixed().without(WRONG::equals), log.search(0, person(1, 2, RIGHT)).best().get());
  }

  /** What others know of that subject is destroyed: no further booking may be answered by it. */
  @Test
  void whoIsRemovedForGoodIsNotFoundAmongWhatIsUnconfirmed() {
    OneLog log = new OneLog(2);
    String persons = EnrolledSubject.idOfPerson(new UUID(7, 9));
    EnrolledSubject moved = subject(1).as(persons);
    UUID booking = moved.captures().get(0).bookingId().orElseThrow();
    log.shards.forEach(shard -> shard.reassign(booking, Optional.of(persons)));
    log.people(0).enrol(subject(2), BOOKING);
    log.people(0).enrol(moved, BOOKING);
    assertEquals(Optional.of(moved), log.search(0, person(1, 1, FOUR)).best().get());
    log.shards.forEach(shard -> shard.removedForGood(persons));
    assertEquals(Decision.NO_MATCH, decided(log.search(0, person(1, 1, FOUR))));
    assertEquals(Optional.of(subject(2)), log.search(0, person(2, 1, FOUR)).best().get());
    log.people(0).takeBack(BOOKING.bookingId(), 0);
    assertEquals(Decision.NO_MATCH, decided(log.search(0, person(1, 1, FOUR))));
    log.write(moved);
    GalleryShard home = log.shards.get(ShardedGallery.shard(persons, 2));
    assertEquals(Optional.empty(), home.gallery().find(persons));
    assertTrue(home.gallery().owing(), "it goes on under another");
  }

  @Test
  void theOtherShardsAreAskedAsFarAsThisOneHasRead() {
    OneLog log = new OneLog(2);
    log.write(subject(1));
    log.shards.get(0).read(Map.of(0, 9L, 3, 4L));
    log.search(0, person(1, 1, FOUR));
    ShardQuestion question = log.asked.get(0);
    assertEquals(Map.of(0, 9L, 3, 4L), question.upTo());
    assertEquals(List.of(SequenceCorrection.NONE), question.corrections());
    assertEquals(1, log.asked.size(), "a match as labelled asks for no corrections");
    log.search(0, person(2, 1, FOUR));
    assertEquals(4, log.asked.get(2).corrections().size());
  }

  @Test
  void withoutEveryShardThereIsNoAnswer() {
    OneLog log = new OneLog(2);
    log.write(subject(1));
    log.away = true;
    assertThrows(GalleryAway.class, () -> log.search(0, person(1, 1, FOUR)));
    assertThrows(GalleryAway.class, () -> log.people(1).size(BOOKING));
    log.away = false;
    log.failing = true;
    assertThrows(IllegalStateException.class, () -> log.search(0, person(1, 1, FOUR)));
    log.failing = false;
    assertFalse(log.search(0, person(1, 1, FOUR)).result().candidates().isEmpty());
  }

  @Test
  void whoHasNotReadToTheLogsEndAnswersNothing() {
    OneLog log = new OneLog(2);
    log.records.add(subject(1));
    assertThrows(GalleryAway.class, () -> log.search(0, person(1, 1, FOUR)));
  }

  @Test
  void aShardThatIsNoneIsRefused() {
    EnrolledGallery gallery = new EnrolledGallery(Galleries.create(EXPECTED));
    assertThrows(IllegalArgumentException.class, () -> new GalleryShard(2, 2, gallery, EXPECTED));
    assertThrows(IllegalArgumentException.class, () -> new GalleryShard(0, 3, gallery, EXPECTED));
    assertThrows(IllegalArgumentException.class, () -> new GalleryShard(-1, 4, gallery, EXPECTED));
  }
}
