package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.TwoStageGallery;

/** A booking whose step fails takes nothing from others of the transaction under way. */
class TakenBackTest extends ReassignedStage {
  private final EnrolledSubject cat =
      EnrolledSubject.first(booking(10), prints(3, 0), AT.plusSeconds(10));

  private void enrol(EnrolledSubject enrolled, int number, int partition) {
    gallery.enrol(enrolled, captured(number, partition));
  }

  private static CapturedPrints captured(int number, int partition) {
    return new CapturedPrints(booking(number), new LogAddress(partition, 0), true, List.of());
  }

  @Test
  void aStrangerIsGoneAndTheOneBeforeIsStillFound() {
    enrol(one, 1, 0);
    enrol(cat, 10, 0);
    gallery.takeBack(booking(10), 0);
    assertEquals(Optional.empty(), gallery.find(cat.subject().id()));
    assertEquals(Optional.of(one), gallery.find(id));
    assertEquals(id, found(gallery, prints(1, 1)).best().orElseThrow().subjectId());
    gallery.forgetUnconfirmed(0);
    assertEquals(0, gallery.size());
  }

  @Test
  void ofAPersonOfThisTransactionWhatCameBeforeStays() {
    enrol(one, 1, 0);
    enrol(mixed, 2, 0);
    gallery.takeBack(booking(2), 0);
    assertEquals(Optional.of(one), gallery.find(id));
    gallery.follow(one, Writer.ANSWER);
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void ofAPersonWhomTheLogHasWhatItSaysStays() {
    gallery.follow(one, Writer.ANSWER);
    enrol(mixed, 2, 0);
    gallery.takeBack(booking(2), 0);
    assertEquals(Optional.of(one), gallery.find(id));
    gallery.forget(booking(1));
    assertEquals(1, claimed(gallery).size(), "nothing of them is under way");
  }

  @Test
  void whatTheLogSaysMeanwhileIsGoneBackTo() {
    enrol(one, 1, 0);
    enrol(mixed, 2, 0);
    gallery.follow(one, Writer.ANSWER);
    gallery.takeBack(booking(2), 0);
    assertEquals(Optional.of(one), gallery.find(id));
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void whoIsRemovedMeanwhileDoesNotComeBack() {
    gallery.follow(one, Writer.ANSWER);
    enrol(mixed, 2, 0);
    gallery.remove(id, AT);
    gallery.takeBack(booking(2), 0);
    assertEquals(Optional.empty(), gallery.find(id));
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.empty(), gallery.find(id));
  }

  /** Its erasure lands while it is answered. */
  @Test
  void aBookingThatIsExpungedMeanwhileLeavesNothing() {
    gallery.follow(one, Writer.ANSWER);
    enrol(mixed, 2, 0);
    gallery.forget(booking(2));
    gallery.takeBack(booking(2), 0);
    assertEquals(Optional.of(one), gallery.find(id));
    enrol(cat, 10, 0);
    gallery.forget(booking(10));
    gallery.takeBack(booking(10), 0);
    assertEquals(Optional.empty(), gallery.find(cat.subject().id()));
    gallery.forget(booking(11));
    enrol(EnrolledSubject.first(booking(11), prints(2, 0), AT), 11, 0);
    gallery.takeBack(booking(11), 0);
    assertEquals(1, gallery.size());
  }

  @Test
  void whatAnotherBookingLedToIsNotTaken() {
    enrol(one, 1, 0);
    gallery.takeBack(booking(2), 0);
    gallery.takeBack(booking(1), 1);
    assertEquals(Optional.of(one), gallery.find(id));
    enrol(cat, 10, 1);
    gallery.takeBack(booking(1), 0);
    assertEquals(Optional.empty(), gallery.find(id));
    assertEquals(Optional.of(cat), gallery.find(cat.subject().id()));
  }

  /** A partition begins or ends here while the transaction of another's bookings is under way. */
  @Test
  void whatBookingsOfAnotherPartitionLedToStays() {
    enrol(one, 1, 0);
    enrol(cat, 10, 1);
    gallery.forgetUnconfirmed(1);
    assertEquals(Optional.empty(), gallery.find(cat.subject().id()));
    assertEquals(id, found(gallery, prints(1, 1)).best().orElseThrow().subjectId());
    gallery.forgetUnconfirmed(0);
    assertEquals(0, gallery.size());
  }

  @Test
  void ofAPersonWhomTwoPartitionsAddedToTheLastStays() {
    gallery.follow(one, Writer.ANSWER);
    enrol(mixed, 2, 1);
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(mixed), gallery.find(id));
    gallery.forgetUnconfirmed(1);
    assertEquals(Optional.of(one), gallery.find(id));
  }

  /** Taken back, they are again what the booking before led to, of whichever partition. */
  @Test
  void ofWhomIsTakenBackThePartitionBeforeForgets() {
    enrol(one, 1, 0);
    enrol(mixed, 2, 1);
    gallery.takeBack(booking(2), 1);
    gallery.forgetUnconfirmed(1);
    assertEquals(Optional.of(one), gallery.find(id));
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.empty(), gallery.find(id));
  }

  /** What is read is the log's, whichever partition begins then. */
  @Test
  void whatIsReadIsOfNoPartition() {
    enrol(one, 1, 0);
    gallery.follow(one, Writer.ANSWER);
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(one), gallery.find(id));
    enrol(mixed, 2, 1);
    gallery.forgetUnconfirmed(0);
    assertEquals(Optional.of(mixed), gallery.find(id));
  }

  @Test
  void ofShardsOneBookingAloneIsTakenBack() {
    Unconfirmed unconfirmed = new Unconfirmed(TwoStageGallery.empty(100), Optional::of);
    unconfirmed.enrol(one, captured(1, 0));
    unconfirmed.enrol(cat, captured(10, 0));
    unconfirmed.takeBack(booking(10), 0);
    assertEquals(List.of(one), unread(unconfirmed));
    unconfirmed.enrol(mixed, captured(2, 3));
    unconfirmed.takeBack(booking(2), 3);
    assertEquals(List.of(one), unread(unconfirmed));
    unconfirmed.forget(3);
    assertEquals(List.of(one), unread(unconfirmed), "of the partition that led to it");
    unconfirmed.enrol(mixed, captured(2, 0));
    unconfirmed.followed(id, one::captures, new LogAddress(0, 7));
    unconfirmed.takeBack(booking(2), 0);
    assertEquals(List.of(), unread(unconfirmed), "its shard has it");
    unconfirmed.enrol(one, captured(1, 0));
    unconfirmed.takeBack(new UUID(0, 0), 0);
    assertFalse(unread(unconfirmed).isEmpty());
  }

  private static List<EnrolledSubject> unread(Unconfirmed unconfirmed) {
    return List.copyOf(unconfirmed.view(Optional.empty(), List.of()).subjects().values());
  }
}
