package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.biometric.FailsInSearch;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.ShardedGallery;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.TenPrint;

/**
 * Who is found by an encounter of which two people find, before that is enrolled, that it is
 * another's: what is theirs does not come into the person's record by that.
 */
class OrderedWhileSearchedTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  private static final int PERSON = 1;
  private static final int STRANGER = 2;
  private static final int[] ALL = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  private static final int[] RIGHT = {1, 2, 3, 4, 5};
  private static final int[] LEFT = {6, 7, 8, 9, 10};
  private static final UUID OWN = new UUID(1, 1);
  private static final UUID WRONG = new UUID(1, 2);
  private static final CapturedPrints BOOKING =
      new CapturedPrints(new UUID(1, 3), new LogAddress(0, 3), true, List.of());

  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.create(100));

  /** The person, of whom one encounter is the stranger's. */
  private static EnrolledSubject mixed(int[] persons, int[] strangers) {
    return EnrolledSubject.first(OWN, person(PERSON, 0, persons), AT)
        .seenAgain(WRONG, person(STRANGER, 0, strangers), AT.plusSeconds(1));
  }

  private static EnrolledSubject alone(EnrolledSubject mixed) {
    return mixed.without(WRONG::equals).orElseThrow();
  }

  private static Decision decided(People.Found found) {
    return new Thresholds(0.001, 0.01).decide(found.result());
  }

  @Test
  void theStrangersCardIsNotAddedToThePersonWhomItWasFoundToBe() {
    EnrolledSubject mixed = mixed(ALL, ALL);
    gallery.follow(mixed, Writer.ANSWER);
    People.Found found = gallery.search(BOOKING, person(STRANGER, 1, ALL));
    gallery.reassign(WRONG, Optional.empty());
    assertEquals(Decision.GREY, decided(found), "as of then the record was two people's");
    assertEquals(Optional.empty(), found.best().get());
    assertEquals(Optional.of(alone(mixed)), gallery.find(mixed.subject().id()));
  }

  /** The person's own encounter has none of the card's fingers, and gainsays nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"expunged", "another's", "removed for good", "stated", "removed"})
  void howeverTheEncounterIsTaken(String how) {
    EnrolledSubject mixed = mixed(RIGHT, LEFT);
    String id = mixed.subject().id();
    gallery.follow(mixed, Writer.ANSWER);
    People.Found found = gallery.search(BOOKING, person(STRANGER, 1, LEFT));
    assertEquals(Decision.MATCH, decided(found), "as of then");
    switch (how) {
      case "expunged" -> gallery.forget(WRONG);
      case "another's" -> gallery.reassign(WRONG, Optional.of("another"));
      case "removed for good" -> {
        gallery.reassign(OWN, Optional.of(id));
        gallery.removedForGood(id);
      }
      case "stated" -> gallery.follow(alone(mixed), Writer.OTHER);
      default -> {
        gallery.remove(id, AT.plusSeconds(2));
        gallery.follow(alone(mixed), Writer.OTHER);
      }
    }
    assertEquals(Optional.empty(), found.best().get());
  }

  /** It was searched as the order has it. */
  @Test
  void anOrderOfBeforeKeepsNobodysOwnCardAway() {
    EnrolledSubject mixed = mixed(ALL, ALL);
    gallery.follow(mixed, Writer.ANSWER);
    gallery.reassign(WRONG, Optional.empty());
    assertEquals(
        Optional.of(alone(mixed)), gallery.search(BOOKING, person(PERSON, 1, ALL)).best().get());
    gallery.reassign(WRONG, Optional.empty());
    People.Found found = gallery.search(BOOKING, person(PERSON, 1, ALL));
    gallery.reassign(WRONG, Optional.empty());
    assertEquals(Optional.of(alone(mixed)), found.best().get(), "an order that says nothing new");
  }

  /** While a snapshot is written, what is not on the log is not held. */
  @Test
  void neitherDoesWhatIsAddedMeanwhileNorASnapshot() throws IOException {
    EnrolledSubject first = EnrolledSubject.first(OWN, person(PERSON, 0, ALL), AT);
    EnrolledSubject other = EnrolledSubject.first(new UUID(2, 1), person(3, 0, ALL), AT);
    gallery.follow(first, Writer.ANSWER);
    People.Found found = gallery.search(BOOKING, person(PERSON, 1, ALL));
    EnrolledSubject more = first.seenAgain(new UUID(1, 9), person(PERSON, 2, ALL), AT);
    gallery.enrol(more, 0);
    gallery.enrol(other, 0);
    assertTrue(
        gallery.snapshot((engine, memory) -> assertEquals(1, engine.size(), "as the log has it")));
    assertEquals(Optional.of(more), found.best().get());
  }

  private static EnrolledSubject mixedOf(int shard) {
    for (int i = 1; ; i++) {
      EnrolledSubject one =
          EnrolledSubject.first(new UUID(3, i), person(PERSON, 0, RIGHT), AT)
              .seenAgain(WRONG, person(STRANGER, 0, LEFT), AT.plusSeconds(1));
      if (ShardedGallery.shard(one.subject().id(), 2) == shard) {
        return one;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,false", "0,true", "1,true"})
  void amongShardsItMayComeUntilTheSlowestHasAnswered(int asker, boolean unconfirmed) {
    OneLog log = new OneLog(2);
    EnrolledSubject mixed = mixedOf(1);
    if (unconfirmed) {
      log.people(asker).enrol(mixed, OneLog.BOOKING);
    } else {
      log.write(mixed);
    }
    TenPrint card = person(STRANGER, 1, LEFT);
    assertEquals(Optional.of(mixed), log.search(asker, card).best().get());
    log.meanwhile = () -> log.shards.forEach(one -> one.reassign(WRONG, Optional.empty()));
    People.Found found = log.search(asker, card);
    assertEquals(Decision.MATCH, decided(found), "as of then");
    assertEquals(Optional.empty(), found.best().get());
  }

  /** Who was enrolled twice at one moment is searched among those seen last. */
  @Test
  void aStrangerIsNotJoinedByWhatAnOrderHasTaken() {
    TwiceEnrolled twice =
        new TwiceEnrolled(
            gallery, Thresholds.DEFAULT, Galleries.create(100), 1, FailsInSearch::unexpected);
    EnrolledSubject mixed = mixed(RIGHT, LEFT);
    EnrolledSubject stranger =
        EnrolledSubject.first(new UUID(2, 1), person(STRANGER, 1, LEFT), AT.plusSeconds(1));
    twice.joined(0, AT);
    for (EnrolledSubject one : List.of(mixed, stranger)) {
      gallery.follow(one, Writer.ANSWER);
      twice.read(one.subject().id(), AT, AT);
    }
    twice.joined(0, AT.plusSeconds(1));
    gallery.reassign(WRONG, Optional.empty());
    assertEquals(List.of(), twice.joined(0, AT.plusSeconds(3)));
  }
}
