package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.TenPrint;

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
    gallery.enrol(one);
    assertEquals(Optional.of(one), gallery.find(id));
    assertEquals(1, gallery.size());
  }

  @Test
  void anAbortedEnrolmentOfAStrangerIsGone() {
    gallery.enrol(one);
    gallery.forgetUnconfirmed();
    assertTrue(gallery.find(id).isEmpty());
    assertEquals(0, gallery.size());
  }

  @Test
  void anAbortedEnrolmentOfAKnownPersonLeavesWhatTheLogHas() {
    gallery.follow(one);
    gallery.enrol(two);
    gallery.enrol(three);
    gallery.forgetUnconfirmed();
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void whatTheLogConfirmedIsNotForgotten() {
    gallery.enrol(one);
    gallery.follow(one);
    gallery.forgetUnconfirmed();
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void theLogReadingUpDoesNotHideWhatIsNewer() {
    gallery.enrol(one);
    gallery.enrol(two);
    gallery.follow(one);
    assertEquals(Optional.of(two), gallery.find(id));
    gallery.forgetUnconfirmed();
    assertEquals(Optional.of(one), gallery.find(id));
  }

  @Test
  void aRemovedPersonIsGoneAlsoFromWhatIsUnconfirmed() {
    gallery.follow(one);
    gallery.enrol(two);
    gallery.remove(id);
    assertTrue(gallery.find(id).isEmpty());
    gallery.forgetUnconfirmed();
    assertTrue(gallery.find(id).isEmpty());
  }
}
