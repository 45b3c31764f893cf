package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.Unconfirmed.View;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.prints.TenPrint;

class UnconfirmedTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final TenPrint PRINTS = TestFingers.person(1, 0, 1, 2, 6, 7);

  private final Unconfirmed unconfirmed = new Unconfirmed(TwoStageGallery.empty(100), Optional::of);
  private final EnrolledSubject one = EnrolledSubject.first(new UUID(1, 1), PRINTS, AT);
  private final EnrolledSubject again = one.seenAgain(new UUID(1, 2), PRINTS, AT);
  private final String id = one.subject().id();

  /** Each change of another partition looks, and takes nothing of the time. */
  @Test
  void aHundredReadsOfOthersShortenNoWait() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> reached =
        CompletableFuture.supplyAsync(
            () -> {
              begun.countDown();
              try {
                return unconfirmed.awaitRead(Map.of(0, 5L), LONG);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();
    for (int i = 0; i < 100; i++) {
      unconfirmed.read(Map.of(1, (long) i));
    }
    unconfirmed.removed("nobody", new LogAddress(0, 3));
    assertFalse(reached.isDone());
    unconfirmed.followed("nobody", List::of, new LogAddress(0, 4));
    assertTrue(reached.join());
  }

  @Test
  void whatIsNotReadInTimeIsNotReached() throws Exception {
    unconfirmed.read(Map.of(0, 4L, 1, 9L));
    assertFalse(unconfirmed.awaitRead(Map.of(0, 5L), Duration.ofMillis(5)));
    assertFalse(unconfirmed.awaitRead(Map.of(0, 4L, 2, 1L), Duration.ZERO));
    assertTrue(unconfirmed.awaitRead(Map.of(0, 4L, 1, 9L), Duration.ZERO));
    assertTrue(unconfirmed.awaitRead(Map.of(2, 0L), Duration.ZERO));
    assertTrue(unconfirmed.awaitRead(Map.of(), Duration.ZERO));
  }

  @Test
  void howFarTheLogIsReadNeverGoesBack() throws Exception {
    unconfirmed.read(Map.of(0, 7L));
    unconfirmed.read(Map.of(0, 3L));
    unconfirmed.removed("nobody", new LogAddress(0, 1));
    assertEquals(Map.of(0, 7L), seen().read());
  }

  @Test
  void ofWhomNothingMayBeHeldNothingIs() {
    Unconfirmed ordered = new Unconfirmed(TwoStageGallery.empty(100), any -> Optional.empty());
    CapturedPrints booking =
        new CapturedPrints(new UUID(1, 1), new LogAddress(0, 0), true, List.of());
    ordered.enrol(one, booking);
    assertEquals(Map.of(), ordered.view(Optional.empty(), List.of()).subjects());
    ordered.takeBack(new UUID(1, 1), 0);
    assertEquals(Map.of(), ordered.view(Optional.empty(), List.of()).subjects());
  }

  @Test
  void whoIsWrittenRanksUntilTheLogHasThem() {
    unconfirmed.enrol(one, 0);
    View view = unconfirmed.view(Optional.of(PRINTS), List.of(SequenceCorrection.values()[0]));
    assertEquals(Map.of(id, one), view.subjects());
    assertEquals(id, view.rankings().get(SequenceCorrection.values()[0]).get(0).subjectId());
    unconfirmed.followed(id, one::captures, new LogAddress(0, 0));
    assertEquals(Map.of(), seen().subjects());
    assertEquals(Map.of(0, 1L), seen().read());
  }

  @Test
  void anOlderEnrolmentConfirmsNothing() {
    unconfirmed.enrol(again, 0);
    unconfirmed.followed(id, one::captures, new LogAddress(0, 0));
    assertEquals(Map.of(id, again), seen().subjects());
    unconfirmed.followed(id, again::captures, new LogAddress(0, 1));
    assertEquals(Map.of(), seen().subjects());
  }

  @Test
  void anAbortForgetsWhatThePartitionLedToAndNothingElse() {
    EnrolledSubject other = EnrolledSubject.first(new UUID(1, 9), PRINTS, AT);
    unconfirmed.enrol(one, 0);
    unconfirmed.enrol(other, 1);
    unconfirmed.forget(0);
    assertEquals(Map.of(other.subject().id(), other), seen().subjects());
  }

  @Test
  void aTombstoneTakesWhatIsUnconfirmedToo() {
    unconfirmed.enrol(one, 0);
    unconfirmed.removed(id, new LogAddress(3, 8));
    assertEquals(Map.of(), seen().subjects());
    assertEquals(Map.of(3, 9L), seen().read());
  }

  private View seen() {
    return unconfirmed.view(Optional.of(PRINTS), List.of());
  }

  @Test
  void whatIsForgottenIsSearchedNoMore() {
    unconfirmed.enrol(again, 0);
    unconfirmed.forget(new UUID(1, 1));
    EnrolledSubject left =
        unconfirmed.view(Optional.of(PRINTS), List.of(SequenceCorrection.NONE)).subjects().get(id);
    assertEquals(List.of(again.captures().get(1)), left.captures());
    unconfirmed.forget(new UUID(1, 2));
    assertEquals(
        Map.of(),
        unconfirmed.view(Optional.of(PRINTS), List.of(SequenceCorrection.NONE)).subjects());
  }
}
