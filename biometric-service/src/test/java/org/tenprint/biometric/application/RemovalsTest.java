package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.prints.TenPrint;

/** Somebody was removed by mistake, and whoever may state what is held brings them back. */
class RemovalsTest {
  private static final Instant AT = Instant.parse("2011-06-06T12:00:00Z");
  private static final TenPrint PRINTS = TestFingers.person(1, 0, 1, 2, 6, 7);

  private final EnrolledSubject loaded = EnrolledSubject.first(new UUID(1, 1), PRINTS, AT);
  private final EnrolledSubject arrested = loaded.seenAgain(new UUID(1, 2), PRINTS, AT);
  private final EnrolledSubject again = arrested.seenAgain(new UUID(1, 3), PRINTS, AT);
  private final String id = loaded.subject().id();
  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.create(100));

  @Test
  void theNextBookingOfWhoIsBackRemovesNobody() {
    gallery.follow(loaded, Writer.OTHER);
    gallery.remove(id, AT);
    gallery.follow(loaded, Writer.OTHER);
    gallery.enrol(arrested);
    assertTrue(gallery.follow(arrested, Writer.ANSWER));
    assertEquals(List.of(), gallery.removeAgain());
    assertEquals(Optional.of(arrested), gallery.find(id));
  }

  @Test
  void anAnswerBetweenRemovalAndReturnIsVoidAndRemovesNobodyAfterwards() {
    gallery.follow(loaded, Writer.OTHER);
    gallery.remove(id, AT);
    assertFalse(gallery.follow(arrested, Writer.ANSWER));
    gallery.follow(loaded, Writer.OTHER);
    assertEquals(List.of(), gallery.removeAgain());
    assertEquals(Optional.of(loaded), gallery.find(id));
  }

  @Test
  void whatWasRemovedAndNotStatedAgainStaysRemoved() {
    gallery.follow(loaded, Writer.OTHER);
    gallery.follow(arrested, Writer.ANSWER);
    gallery.remove(id, AT);
    gallery.follow(loaded, Writer.OTHER);
    assertFalse(gallery.follow(again, Writer.ANSWER), "of before the removal: it holds the arrest");
    assertEquals(List.of(id), gallery.removeAgain());
  }
}
