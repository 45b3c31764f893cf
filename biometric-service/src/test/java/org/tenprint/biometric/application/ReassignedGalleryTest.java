package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Galleries;

/** What two examiners find of an encounter: the gallery is as if it had been so from the start. */
class ReassignedGalleryTest extends ReassignedStage {
  @Test
  void whatIsNobodysIsAsIfItHadNeverBeen() {
    gallery.follow(both, Writer.ANSWER);
    assertEquals(id, found(gallery, prints(2, 1)).best().orElseThrow().subjectId());
    gallery.reassign(booking(2), NOBODY);
    EnrolledGallery never = new EnrolledGallery(Galleries.exhaustive());
    never.follow(anns, Writer.ANSWER);
    assertEquals(never.find(id), gallery.find(id));
    for (int person : List.of(1, 2)) {
      assertEquals(found(never, prints(person, 1)), found(gallery, prints(person, 1)));
    }
    assertTrue(gallery.owing(), "the log still says otherwise");
    assertTrue(gallery.hasForgotten(), "a snapshot is due");
    assertEquals(List.of(new Rewritten(id, Optional.of(anns), List.of(), false)), claimed(gallery));
    assertEquals(List.of(), claimed(gallery), "each once");
    gallery.follow(anns, Writer.ANSWER);
    assertFalse(gallery.owing());
    gallery.forgetUnconfirmed(0);
    assertEquals(List.of(), claimed(gallery));
  }

  @Test
  void aPersonOfTheirOwnIsFoundByWhatIsTheirs() {
    gallery.follow(both, Writer.ANSWER);
    gallery.reassign(booking(2), PERSON);
    assertEquals(Optional.of(anns), gallery.find(id));
    assertTrue(gallery.owing(), "of neither, until the log says so");
    carryOut(gallery);
    assertFalse(gallery.owing());
    assertEquals(Optional.of(anns), gallery.find(id));
    assertEquals(Optional.of(bens), gallery.find(PERSONS));
    assertEquals(PERSONS, found(gallery, prints(2, 1)).best().orElseThrow().subjectId());
    assertEquals(List.of(), claimed(gallery));
  }

  @Test
  void anAnswerThatWasUnderWayDoesNotBringItBack() {
    gallery.follow(mixed, Writer.ANSWER);
    gallery.reassign(booking(2), NOBODY);
    carryOut(gallery);
    assertEquals(Optional.of(one), gallery.find(id));
    gallery.follow(both, Writer.ANSWER);
    assertEquals(Optional.of(anns), gallery.find(id));
    assertEquals(Optional.of(anns), claimed(gallery).get(0).left());
  }

  @Test
  void ofWhomNothingIsLeftOthersForgetNothing() {
    gallery.follow(one, Writer.ANSWER);
    gallery.reassign(booking(1), PERSON);
    Rewritten told = claimed(gallery).get(0);
    assertEquals(Optional.empty(), told.left());
    assertFalse(told.forGood());
    assertEquals(List.of(one.as(PERSONS)), told.moved());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoseLastBookingWasExpungedIsForgottenForGood(boolean reassignedFirst) {
    gallery.follow(mixed, Writer.ANSWER);
    if (reassignedFirst) {
      gallery.reassign(booking(2), PERSON);
      gallery.forget(booking(1));
    } else {
      gallery.forget(booking(1));
      gallery.reassign(booking(2), PERSON);
    }
    Rewritten told = claimed(gallery).get(0);
    assertEquals(Optional.empty(), told.left());
    assertEquals(reassignedFirst, told.forGood());
    assertEquals(List.of(bens), told.moved());
  }

  @Test
  void whatIsExpungedIsNobodysWhereverItWasMoved() {
    gallery.follow(both, Writer.ANSWER);
    gallery.reassign(booking(2), PERSON);
    gallery.forget(booking(2));
    carryOut(gallery);
    assertEquals(Optional.empty(), gallery.find(PERSONS));
    assertEquals(Optional.of(anns), gallery.find(id));
    assertFalse(gallery.owing());
  }

  /** That would be told as a removal for good, which destroys what others know of the subject. */
  @Test
  void whatAnotherInstanceWroteIsNotWrittenAgain() {
    gallery.follow(one, Writer.ANSWER);
    gallery.reassign(booking(1), PERSON);
    gallery.follow(one.as(PERSONS), Writer.ANSWER);
    gallery.followEmptied(id, List.of());
    assertEquals(List.of(), claimed(gallery));
    gallery.follow(mixed, Writer.ANSWER);
    gallery.forget(booking(9));
    gallery.remove(id, AT);
    assertEquals(List.of(), claimed(gallery), "an operator removed the person");
  }

  @Test
  void anAbortedRewriteIsMadeAgain() {
    gallery.follow(both, Writer.ANSWER);
    gallery.reassign(booking(2), PERSON);
    List<Rewritten> first = claimed(gallery);
    gallery.forgetUnconfirmed(0);
    assertEquals(first, claimed(gallery));
    gallery.remove(id, AT);
    assertFalse(gallery.owing(), "an operator removed the person with all that stood there");
  }

  /** As where a booking's key is destroyed, and its erasure not read yet. */
  @Test
  void whatCouldNotBeWrittenIsToldAgain() {
    gallery.follow(both, Writer.ANSWER);
    gallery.reassign(booking(2), PERSON);
    List<Rewritten> first = claimed(gallery);
    gallery.notRewritten(id);
    assertEquals(first, claimed(gallery));
    gallery.notRewritten(id);
    gallery.forget(booking(2));
    assertEquals(List.of(new Rewritten(id, Optional.of(anns), List.of(), false)), claimed(gallery));
    gallery.follow(anns, Writer.ANSWER);
    assertFalse(gallery.owing(), "a snapshot may be written");
  }

  /** Each is written by itself: whichever is the last holds all. */
  @Test
  void whatGoesToOnePersonAtOnceIsToldTogether() {
    EnrolledSubject other = EnrolledSubject.first(booking(9), prints(2, 1), AT.plusSeconds(9));
    gallery.follow(both, Writer.ANSWER);
    gallery.follow(other, Writer.ANSWER);
    gallery.reassign(booking(2), PERSON);
    gallery.reassign(booking(9), PERSON);
    List<Rewritten> told = claimed(gallery);
    EnrolledSubject united = bens.seenAgain(booking(9), prints(2, 1), AT.plusSeconds(9));
    assertEquals(2, told.size());
    assertEquals(List.of(bens), told.get(0).moved());
    assertEquals(List.of(united), told.get(1).moved());
  }

  /**
   * However far the log was written anew, and wherever a process ended between two records; who
   * starts has read the orders first.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void whatIsHeldFollowsFromTheLogAndTheOrdersAlone(long seed) {
    Random random = new Random(seed);
    List<EnrolledSubject> log = new ArrayList<>(List.of(one, mixed, both));
    EnrolledSubject cat = EnrolledSubject.first(booking(10), prints(3, 0), AT.plusSeconds(10));
    log.add(cat);
    log.add(cat.seenAgain(booking(11), prints(2, 3), AT.plusSeconds(11)));
    Map<UUID, Optional<String>> orders = new HashMap<>();
    for (int number : List.of(1, 2, 3, 10, 11)) {
      orders.put(
          booking(number),
          List.of(NOBODY, PERSON, Optional.of(id), Optional.of("another")).get(random.nextInt(4)));
    }
    orders.remove(booking(random.nextBoolean() ? 1 : 10));
    List<UUID> steps = new ArrayList<>(orders.keySet());
    Collections.shuffle(steps, random);
    List<Consumer<EnrolledGallery>> written = new ArrayList<>();
    Map<UUID, Optional<String>> known = new HashMap<>();
    EnrolledGallery running = gallery;
    for (EnrolledSubject stated : log) {
      written.add(any -> any.follow(stated, Writer.ANSWER));
      written.get(written.size() - 1).accept(running);
      for (int more = random.nextInt(3); more > 0 && !steps.isEmpty(); more--) {
        UUID booking = steps.remove(0);
        known.put(booking, orders.get(booking));
        running.reassign(booking, orders.get(booking));
      }
      List<Consumer<EnrolledGallery>> due = random.nextBoolean() ? due(running) : List.of();
      boolean ends = random.nextBoolean();
      due = ends ? due.subList(0, random.nextInt(due.size() + 1)) : due;
      written.addAll(due);
      if (ends) {
        running = started(known, written);
      } else {
        for (Consumer<EnrolledGallery> record : due) {
          record.accept(running);
        }
      }
    }
    for (UUID booking : steps) {
      running.reassign(booking, orders.get(booking));
    }
    EnrolledGallery anew = started(orders, written);
    for (EnrolledGallery one : List.of(running, anew)) {
      carryOut(one);
      carryOut(one);
      assertFalse(one.owing());
    }
    assertEquals(held(running), held(anew));
    Map<UUID, String> found = new HashMap<>();
    held(anew)
        .values()
        .forEach(
            one ->
                one.captures()
                    .forEach(c -> found.put(c.bookingId().orElseThrow(), one.subject().id())));
    Map<UUID, String> expected = new HashMap<>();
    for (EnrolledSubject stated : log) {
      stated
          .captures()
          .forEach(c -> expected.put(c.bookingId().orElseThrow(), stated.subject().id()));
    }
    orders.forEach(
        (booking, person) ->
            person.ifPresentOrElse(
                to -> expected.put(booking, to), () -> expected.remove(booking)));
    assertEquals(expected, found, "nothing is lost");
  }

  private static EnrolledGallery started(
      Map<UUID, Optional<String>> orders, List<Consumer<EnrolledGallery>> log) {
    EnrolledGallery started = new EnrolledGallery(Galleries.exhaustive());
    orders.forEach(started::reassign);
    log.forEach(record -> record.accept(started));
    return started;
  }

  private static Map<String, EnrolledSubject> held(EnrolledGallery of) {
    Map<String, EnrolledSubject> held = new TreeMap<>();
    for (int person = 0; person < 4; person++) {
      for (Candidate candidate : found(of, prints(person, 0)).candidates()) {
        held.put(candidate.subjectId(), of.find(candidate.subjectId()).orElseThrow());
      }
    }
    assertEquals(of.size(), held.size());
    return held;
  }
}
