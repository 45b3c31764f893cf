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
import org.tenprint.biometric.application.People.Rewritten;
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
    gallery.enrol(arrested, 0);
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

  /** Of what is void the log's last word is taken by what is held, not by who is back. */
  @Test
  void whatWasRemovedAndNotStatedAgainStaysRemovedAndNothingElse() {
    gallery.follow(loaded, Writer.OTHER);
    gallery.follow(arrested, Writer.ANSWER);
    gallery.remove(id, AT);
    gallery.follow(loaded, Writer.OTHER);
    assertFalse(gallery.follow(again, Writer.ANSWER), "of before the removal: it holds the arrest");
    assertEquals(List.of(), gallery.removeAgain());
    assertEquals(
        List.of(Optional.of(loaded)),
        gallery.rewritten(any -> true).stream().map(Rewritten::left).toList());
    assertTrue(gallery.owing());
    assertTrue(gallery.follow(loaded, Writer.ANSWER));
    assertFalse(gallery.owing());
    assertEquals(Optional.of(loaded), gallery.find(id));
    assertFalse(gallery.follow(arrested, Writer.ANSWER), "it is remembered yet");
  }

  @Test
  void whereNobodyIsBackTheTombstoneIsWrittenAgain() {
    gallery.follow(loaded, Writer.OTHER);
    gallery.remove(id, AT);
    assertFalse(gallery.follow(arrested, Writer.ANSWER));
    assertEquals(List.of(id), gallery.removeAgain());
    assertEquals(List.of(), gallery.rewritten(any -> true));
    gallery.remove(id, AT);
    assertEquals(List.of(), gallery.removeAgain());
    assertEquals(Optional.empty(), gallery.find(id));
  }

  /** An encounter that two people found to be the person's is an answer that names nothing else. */
  @Test
  void whatIsFollowedBehindWhatIsVoidIsTheLogsLastWord() {
    EnrolledSubject other = EnrolledSubject.first(new UUID(1, 9), PRINTS, AT).as(id);
    gallery.follow(loaded, Writer.OTHER);
    gallery.remove(id, AT);
    assertFalse(gallery.follow(arrested, Writer.ANSWER));
    assertTrue(gallery.follow(other, Writer.ANSWER));
    assertEquals(List.of(), gallery.removeAgain());
    assertEquals(Optional.of(other), gallery.find(id));
  }
}
