package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.TwoStageGallery;

/**
 * A booking's key is destroyed when its person was written anew and that is not read back: what is
 * read lacks its encounter, and the order comes later.
 */
class ErasedBeforeReadTest extends ReassignedStage {
  private static final LogAddress NEXT = new LogAddress(0, 7);

  private final EnrolledSubject third = anns.keeping(c -> isOf(c, 3)).orElseThrow();
  private final CapturedPrints last =
      new CapturedPrints(booking(3), new LogAddress(0, 0), true, List.of());
  private final Unconfirmed unconfirmed = new Unconfirmed(TwoStageGallery.empty(100), Optional::of);

  private static boolean isOf(Capture capture, int number) {
    return capture.bookingId().filter(booking(number)::equals).isPresent();
  }

  private void isWritten() {
    gallery.follow(one, Writer.ANSWER);
    gallery.enrol(anns, last);
    unconfirmed.enrol(anns, last);
  }

  private void isReadAs(EnrolledSubject what) {
    gallery.follow(what, Writer.ANSWER);
    unconfirmed.followed(id, what::captures, NEXT);
  }

  private void isOrdered(int number) {
    gallery.forget(booking(number));
    unconfirmed.forget(booking(number));
  }

  /** The log says what is left, and then nothing is owed. */
  private void isSettledAs(EnrolledSubject left) {
    assertTrue(gallery.owing());
    List<Rewritten> told = claimed(gallery);
    assertEquals(List.of(Optional.of(left)), told.stream().map(Rewritten::left).toList());
    gallery.follow(left, Writer.ANSWER);
    assertFalse(gallery.owing());
    assertEquals(left, gallery.find(id).orElseThrow());
    assertEquals(Map.of(), unconfirmed.view(Optional.empty(), List.of()).subjects());
  }

  @Test
  void ofAnEarlierBookingWhatIsLeftIsToldWhenTheOrderComes() {
    isWritten();
    isReadAs(third);
    isOrdered(1);
    isSettledAs(third);
  }

  @Test
  void ofTheLastBookingWhatIsLeftIsToldWhenTheOrderComes() {
    isWritten();
    isReadAs(one);
    isOrdered(3);
    isSettledAs(one);
  }

  /** As long as nothing was read since: it may be on its way. */
  @Test
  void whatIsNotReadBackIsNotToldAnew() {
    isWritten();
    isOrdered(3);
    assertEquals(List.of(), claimed(gallery));
    isReadAs(anns);
    isSettledAs(one);
  }

  /** Of the two bookings after it. */
  @Test
  void whatIsReadBeforeTheLastOneEndsNothing() {
    isWritten();
    EnrolledSubject again = anns.seenAgain(booking(4), prints(1, 2), AT.plusSeconds(4));
    CapturedPrints next = new CapturedPrints(booking(4), new LogAddress(1, 0), true, List.of());
    gallery.enrol(again, next);
    unconfirmed.enrol(again, next);
    isReadAs(third);
    assertEquals(Map.of(id, again), unconfirmed.view(Optional.empty(), List.of()).subjects());
    gallery.forgetUnconfirmed(1);
    assertEquals(anns, gallery.find(id).orElseThrow());
  }
}
