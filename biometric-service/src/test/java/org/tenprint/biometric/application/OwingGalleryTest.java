package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;

/** No snapshot is written of what the log is yet to say: its reader would not write it. */
class OwingGalleryTest extends ReassignedStage {
  private final AtomicInteger written = new AtomicInteger();

  private record Owed(String what, Ordered order) {
    @Override
    public String toString() {
      return what;
    }
  }

  private interface Ordered {
    void of(EnrolledGallery gallery, OwingGalleryTest test);
  }

  static Stream<Owed> owed() {
    return Stream.of(
        new Owed("a booking expunged", (of, test) -> of.forget(booking(2))),
        new Owed("the last bookings expunged", (of, test) -> test.forgetAll(of)),
        new Owed("nothing readable", (of, test) -> of.followErased(test.id)),
        new Owed("an encounter nobody's", (of, test) -> of.reassign(booking(2), NOBODY)),
        new Owed("an encounter another's", (of, test) -> of.reassign(booking(2), PERSON)),
        new Owed("all nobody's", (of, test) -> test.reassignAll(of)),
        new Owed("two answers at once", (of, test) -> of.follow(test.other(), Writer.ANSWER)));
  }

  private void forgetAll(EnrolledGallery of) {
    List.of(1, 2, 3).forEach(number -> of.forget(booking(number)));
  }

  private void reassignAll(EnrolledGallery of) {
    List.of(1, 2, 3).forEach(number -> of.reassign(booking(number), NOBODY));
  }

  /** Of an instance that had not read the third encounter. */
  private EnrolledSubject other() {
    return mixed.seenAgain(booking(4), prints(1, 2), AT.plusSeconds(4));
  }

  @ParameterizedTest
  @MethodSource("owed")
  void isWrittenWhenItWasReadBack(Owed owed) throws IOException {
    gallery.follow(both, Writer.ANSWER);
    assertTrue(snapshot());
    owed.order().of(gallery, this);
    assertPutOff();
    List<Rewritten> told = claimed(gallery);
    assertEquals(1, told.size());
    assertPutOff();
    gallery.forgetUnconfirmed(0);
    assertPutOff();
    carryOut(gallery);
    assertTrue(snapshot());
    assertFalse(gallery.owing());
    assertEquals(List.of(), claimed(gallery));
  }

  private void assertPutOff() throws IOException {
    assertTrue(gallery.owing());
    assertFalse(snapshot());
  }

  /** Whether one was written. */
  private boolean snapshot() throws IOException {
    int before = written.get();
    boolean handed = gallery.snapshot((engine, memory) -> written.incrementAndGet());
    assertEquals(handed ? before + 1 : before, written.get());
    return handed;
  }

  /** Whoever else writes it: an instance to which the subject does not fall waits for it too. */
  @Test
  void isWrittenWhenAnOperatorTookItAway() throws IOException {
    gallery.follow(one, Writer.ANSWER);
    gallery.forget(booking(1));
    assertPutOff();
    gallery.remove(id, AT);
    assertTrue(snapshot());
    assertEquals(Optional.empty(), gallery.find(id));
  }
}
