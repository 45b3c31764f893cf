package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;

/** Encounters that go from one subject to another: none is lost, and none is of two. */
class MovedEncountersTest extends ReassignedStage {
  @Test
  void bookingsOfSeveralSubjectsAreOnePerson() {
    EnrolledSubject stranger = EnrolledSubject.first(booking(9), prints(2, 2), AT.plusSeconds(9));
    gallery.follow(both, Writer.ANSWER);
    gallery.follow(stranger, Writer.ANSWER);
    gallery.reassign(booking(9), PERSON);
    carryOut(gallery);
    gallery.reassign(booking(2), PERSON);
    carryOut(gallery);
    assertEquals(
        Optional.of(bens.seenAgain(booking(9), prints(2, 2), AT.plusSeconds(9))),
        gallery.find(PERSONS));
    assertEquals(Optional.empty(), gallery.find(stranger.subject().id()));
    assertEquals(2, gallery.size());
  }

  /** Two subjects are one: what is of the second goes to the first, which stays who it is. */
  @Test
  void aSubjectTakesWhatIsOfAnother() {
    EnrolledSubject stranger = EnrolledSubject.first(booking(9), prints(1, 2), AT.plusSeconds(1));
    gallery.follow(anns, Writer.ANSWER);
    gallery.follow(stranger, Writer.ANSWER);
    gallery.reassign(booking(9), Optional.of(id));
    carryOut(gallery);
    EnrolledSubject whole = anns.united(stranger.as(id));
    assertEquals(
        List.of(booking(1), booking(9), booking(3)),
        whole.captures().stream().map(c -> c.bookingId().orElseThrow()).toList());
    assertEquals(Optional.of(whole), gallery.find(id));
    assertEquals(1, gallery.size());
    assertEquals(List.of(), claimed(gallery));
    gallery.reassign(booking(9), PERSON);
    carryOut(gallery);
    assertEquals(Optional.of(anns), gallery.find(id), "kept apart again");
  }

  /** Another instance, or another shard, wrote it at the same time. */
  @Test
  void whatTwoWroteOfAPersonIsUnitedAndWrittenOnce() {
    EnrolledSubject other =
        EnrolledSubject.first(booking(9), prints(2, 2), AT.plusSeconds(9)).as(PERSONS);
    gallery.reassign(booking(2), PERSON);
    gallery.reassign(booking(9), PERSON);
    gallery.follow(other, Writer.ANSWER);
    gallery.follow(bens, Writer.ANSWER);
    EnrolledSubject whole = bens.united(other);
    assertEquals(2, whole.captures().size());
    assertEquals(Optional.of(whole), gallery.find(PERSONS));
    assertEquals(Optional.of(whole), claimed(gallery).get(0).left());
    gallery.follow(whole, Writer.ANSWER);
    gallery.forgetUnconfirmed(0);
    assertEquals(List.of(), claimed(gallery));
    gallery.follow(bens, Writer.OTHER);
    assertEquals(Optional.of(bens), gallery.find(PERSONS), "who states what is to be held");
  }

  @Test
  void anOwnAnswerOfAPersonDoesNotHideWhatAnotherWrote() {
    EnrolledSubject own = bens.seenAgain(booking(5), prints(2, 1), AT.plusSeconds(5));
    EnrolledSubject other = bens.seenAgain(booking(6), prints(2, 2), AT.plusSeconds(6));
    gallery.reassign(booking(2), PERSON);
    gallery.follow(bens, Writer.ANSWER);
    gallery.enrol(own, 0);
    gallery.follow(other, Writer.ANSWER);
    gallery.follow(own, Writer.ANSWER);
    assertEquals(Optional.of(own.united(other)), gallery.find(PERSONS));
  }

  @Test
  void theLastOrderCountsAndNobodyIsForEver() {
    String anothers = EnrolledSubject.idOfPerson(new UUID(7, 8));
    Optional<String> another = Optional.of(anothers);
    gallery.follow(both, Writer.ANSWER);
    gallery.reassign(booking(2), PERSON);
    carryOut(gallery);
    gallery.reassign(booking(2), another);
    carryOut(gallery);
    assertEquals(Optional.of(bens.as(anothers)), gallery.find(anothers));
    assertEquals(Optional.empty(), gallery.find(PERSONS));
    gallery.reassign(booking(2), NOBODY);
    gallery.reassign(booking(2), PERSON);
    carryOut(gallery);
    assertEquals(Optional.empty(), gallery.find(anothers));
    assertEquals(Optional.empty(), gallery.find(PERSONS));
    assertEquals(1, gallery.size());
  }

  @Test
  void whatWasMovedAwayComesBackToWhoWasEmptied() {
    gallery.follow(one, Writer.ANSWER);
    gallery.reassign(booking(1), PERSON);
    carryOut(gallery);
    assertEquals(Optional.empty(), gallery.find(id));
    gallery.reassign(booking(1), Optional.of(id));
    carryOut(gallery);
    assertEquals(Optional.of(one), gallery.find(id));
    assertEquals(Optional.empty(), gallery.find(PERSONS));
    assertFalse(gallery.owing());
  }

  @Test
  void anOrderThatIsChangedWhileItIsCarriedOutLosesNothing() {
    gallery.follow(both, Writer.ANSWER);
    gallery.reassign(booking(2), PERSON);
    gallery.reassign(booking(2), Optional.of(id));
    carryOut(gallery);
    assertEquals(Optional.of(both), gallery.find(id));
    assertEquals(Optional.empty(), gallery.find(PERSONS));
    assertFalse(gallery.owing());
  }

  /** The first are the second's and the other way round, at one time. */
  @Test
  void twoAreExchanged() {
    EnrolledSubject stranger = EnrolledSubject.first(booking(9), prints(2, 2), AT.plusSeconds(9));
    String other = stranger.subject().id();
    gallery.follow(one, Writer.ANSWER);
    gallery.follow(stranger, Writer.ANSWER);
    gallery.reassign(booking(1), Optional.of(other));
    gallery.reassign(booking(9), Optional.of(id));
    carryOut(gallery);
    carryOut(gallery);
    assertEquals(Optional.of(one.as(other)), gallery.find(other));
    assertEquals(Optional.of(stranger.as(id)), gallery.find(id));
    assertFalse(gallery.owing());
  }

  /** Who wrote that nothing is left had not read what another instance answered meanwhile. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasAnsweredAtTheMomentOfAFindingStays(boolean ordered) {
    EnrolledSubject answered = one.seenAgain(booking(3), prints(1, 1), AT.plusSeconds(3));
    gallery.follow(one, Writer.ANSWER);
    if (ordered) {
      gallery.reassign(booking(1), PERSON);
    }
    gallery.follow(answered, Writer.ANSWER);
    gallery.follow(one.as(PERSONS), Writer.ANSWER);
    gallery.followEmptied(id, List.of());
    gallery.reassign(booking(1), PERSON);
    carryOut(gallery);
    assertEquals(answered.without(booking(1)::equals), gallery.find(id));
    assertEquals(Optional.of(one.as(PERSONS)), gallery.find(PERSONS));
    assertEquals(List.of(), claimed(gallery));
    assertFalse(gallery.owing());
  }

  @Test
  void whatIsFoundOtherwiseMeanwhileTakesNothingFromThePerson() {
    EnrolledSubject other =
        EnrolledSubject.first(booking(9), prints(2, 2), AT.plusSeconds(9)).as(PERSONS);
    gallery.reassign(booking(9), PERSON);
    gallery.follow(other, Writer.ANSWER);
    gallery.reassign(booking(2), Optional.of(id));
    gallery.follow(bens, Writer.ANSWER);
    assertEquals(Optional.of(other), gallery.find(PERSONS));
    carryOut(gallery);
    assertEquals(Optional.of(other), gallery.find(PERSONS));
    assertEquals(Optional.of(bens.as(id)), gallery.find(id));
    gallery.followEmptied(PERSONS, List.of());
    assertEquals(Optional.of(other), gallery.find(PERSONS), "another shard did not know");
  }
}
