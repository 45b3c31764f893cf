package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Galleries;

/**
 * What is known of a subject that was removed for good is destroyed: nobody is held under its id
 * again, whatever is ordered, and in whatever order it is read.
 */
class RemovedForGoodTest extends ReassignedStage {
  private static final String AFTER = EnrolledSubject.idAfter(PERSONS);

  private final EnrolledSubject cat =
      EnrolledSubject.first(booking(10), prints(3, 0), AT.plusSeconds(10));
  private final EnrolledSubject catAgain =
      cat.seenAgain(booking(11), prints(3, 1), AT.plusSeconds(11));

  @Test
  void whoIsOrderedToBeOneOfThemIsAnother() {
    gallery.follow(both, Writer.ANSWER);
    gallery.reassign(booking(2), PERSON);
    carryOut(gallery);
    gallery.forget(booking(2));
    assertTrue(claimed(gallery).get(0).forGood());
    gallery.remove(PERSONS, AT);
    gallery.removedForGood(PERSONS);
    gallery.reassign(booking(3), PERSON);
    carryOut(gallery);
    assertEquals(Optional.empty(), gallery.find(PERSONS));
    EnrolledSubject third = EnrolledSubject.first(booking(3), prints(1, 1), AT.plusSeconds(3));
    assertEquals(Optional.of(third.as(AFTER)), gallery.find(AFTER));
    assertEquals(Optional.of(one), gallery.find(id));
    assertFalse(gallery.owing());
    gallery.reassign(booking(1), PERSON);
    carryOut(gallery);
    assertEquals(2, gallery.find(AFTER).orElseThrow().captures().size(), "one person, one id");
    assertEquals(Optional.empty(), gallery.find(id));
  }

  /** The proposal named whom the booking was first enrolled as; approved when that one was gone. */
  @Test
  void whoWasFirstEnrolledAsABookingThatIsGoneIsAnother() {
    gallery.follow(one, Writer.ANSWER);
    gallery.follow(catAgain, Writer.ANSWER);
    gallery.forget(booking(1));
    gallery.remove(id, AT);
    gallery.removedForGood(id);
    gallery.reassign(booking(11), Optional.of(EnrolledSubject.idOfFirst(booking(1))));
    carryOut(gallery);
    assertEquals(Optional.empty(), gallery.find(id));
    assertTrue(gallery.find(EnrolledSubject.idAfter(id)).isPresent());
    assertEquals(Optional.of(cat), gallery.find(cat.subject().id()));
  }

  @Test
  void whoIsRemovedForGoodOnceMoreGoesOnOnceMore() {
    gallery.follow(catAgain, Writer.ANSWER);
    gallery.removedForGood(AFTER);
    gallery.reassign(booking(11), PERSON);
    carryOut(gallery);
    assertTrue(gallery.find(PERSONS).isPresent());
    gallery.removedForGood(PERSONS);
    carryOut(gallery);
    assertEquals(Optional.empty(), gallery.find(PERSONS));
    assertEquals(Optional.empty(), gallery.find(AFTER));
    assertTrue(gallery.find(EnrolledSubject.idAfter(AFTER)).isPresent());
  }

  /** What three feeds read, in every order that they may come to it; the first is the log's. */
  static Stream<List<Integer>> interleaved() {
    List<List<Integer>> all = new ArrayList<>();
    merge(List.of(), new int[] {3, 1, 1}, all);
    return all.stream();
  }

  private static void merge(List<Integer> so, int[] left, List<List<Integer>> all) {
    for (int feed = 0; feed < left.length; feed++) {
      if (left[feed] > 0) {
        List<Integer> more = new ArrayList<>(so);
        more.add(feed);
        int[] rest = left.clone();
        rest[feed]--;
        merge(more, rest, all);
      }
    }
    if (Stream.of(left).allMatch(l -> l[0] + l[1] + l[2] == 0)) {
      all.add(so);
    }
  }

  /**
   * One task moves an encounter to a subject that another removes at that moment; and the subject
   * is found by a booking before anybody knows.
   */
  @ParameterizedTest
  @MethodSource("interleaved")
  void anOrderAndARemovalOfOneMomentComeToTheSame(List<Integer> order) {
    EnrolledSubject moved =
        EnrolledSubject.first(booking(11), prints(3, 1), AT.plusSeconds(11)).as(PERSONS);
    EnrolledSubject found = moved.seenAgain(booking(12), prints(3, 2), AT.plusSeconds(12));
    List<Consumer<EnrolledGallery>> log =
        List.of(
            any -> any.remove(PERSONS, AT),
            any -> any.follow(moved, Writer.ANSWER),
            any -> any.follow(found, Writer.ANSWER));
    List<List<Consumer<EnrolledGallery>>> feeds =
        List.of(
            log,
            List.of(any -> any.removedForGood(PERSONS)),
            List.of(any -> any.reassign(booking(11), PERSON)));
    gallery.follow(catAgain, Writer.ANSWER);
    int[] next = new int[3];
    order.forEach(feed -> feeds.get(feed).get(next[feed]++).accept(gallery));
    EnrolledGallery started = new EnrolledGallery(Galleries.exhaustive());
    feeds.get(1).forEach(read -> read.accept(started));
    feeds.get(2).forEach(read -> read.accept(started));
    started.follow(catAgain, Writer.ANSWER);
    log.forEach(read -> read.accept(started));
    for (EnrolledGallery any : List.of(gallery, started)) {
      carryOut(any);
      carryOut(any);
      assertEquals(Optional.empty(), any.find(PERSONS));
      assertEquals(Optional.of(found.as(AFTER)), any.find(AFTER));
      assertEquals(Optional.of(cat), any.find(cat.subject().id()));
      assertFalse(any.owing());
    }
  }

  /** As an earlier version kept it: under the id of whom was removed. */
  @Test
  void whomASnapshotHoldsUnderThatIdGoesOnUnderAnother() throws IOException {
    gallery.follow(catAgain.as(PERSONS), Writer.ANSWER);
    EnrolledGallery started = new EnrolledGallery(Galleries.exhaustive());
    started.removedForGood(PERSONS);
    assertTrue(gallery.snapshot(started::restore));
    assertTrue(started.owing());
    carryOut(started);
    assertEquals(Optional.empty(), started.find(PERSONS));
    assertEquals(Optional.of(catAgain.as(AFTER)), started.find(AFTER));
  }

  @Test
  void aRemovalThatNoOrderNamesChangesNothing() {
    gallery.follow(both, Writer.ANSWER);
    gallery.removedForGood("another");
    assertFalse(gallery.owing());
    assertFalse(gallery.hasForgotten());
    assertEquals(Optional.of(both), gallery.find(id));
  }
}
