package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.FailsInSearch;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.pages.MinutiaeLost;
import org.tenprint.matching.prints.TenPrint;

/**
 * An engine that fails on one of those who are new: the others are looked at, and the next ones.
 */
class TwiceEnrolledFailureTest {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
  private static final int[] FOUR = {1, 2, 6, 7};

  private final EnrolledGallery people = new EnrolledGallery(Galleries.create(64));
  private final Gallery recent = new FailsInSearch(Galleries.create(64), this::fails);
  private Runnable failure = () -> {};
  private final List<Throwable> told = new ArrayList<>();
  private final TwiceEnrolled twice =
      new TwiceEnrolled(people, Thresholds.DEFAULT, recent, 1, told::add);
  private final EnrolledSubject hostile = enrolled(3, 3, 0, AT);
  private EnrolledSubject failOn = hostile;
  private final EnrolledSubject first = enrolled(1, 1, 0, AT);
  private final EnrolledSubject second = enrolled(2, 1, 1, AT.plusMillis(1));

  /** Of those seen last: when the hostile print is searched for. */
  private void fails(TenPrint probe) {
    if (failOn.subject().encounters().contains(probe)) {
      failure.run();
    }
  }

  private static EnrolledSubject enrolled(int booking, int person, int impression, Instant at) {
    return EnrolledSubject.first(
        new UUID(1, booking), TestFingers.person(person, impression, FOUR), at);
  }

  private List<Rewritten> joined(Duration after) {
    return twice.joined(0, AT.plus(after));
  }

  private void read() {
    joined(Duration.ZERO);
    for (EnrolledSubject one : List.of(hostile, first, second)) {
      people.follow(one, Writer.ANSWER);
      twice.read(one.subject().id(), AT, AT);
    }
  }

  /** It would end the service, and at each start again, as long as they were seen last. */
  @Test
  void theOthersAreJoinedAndTheFailureIsTold() {
    for (Runnable failure :
        List.<Runnable>of(
            () -> {
              throw new IllegalStateException("no templates");
            },
            () -> {
              throw new StackOverflowError();
            })) {
      this.failure = failure;
      read();
      told.clear();
      List<Rewritten> joined = joined(Duration.ofSeconds(3));
      assertEquals(
          List.of(second.subject().id()), joined.stream().map(Rewritten::subjectId).toList());
      assertEquals(1, told.size(), told.toString());
      assertEquals(List.of(), joined(Duration.ofSeconds(4)), "not at once again");
      twice.ended(0);
    }
  }

  /** Whoever came later is looked at again behind somebody who is joined, and fails once more. */
  @Test
  void whoIsJoinedIsToldAgainThoughAnEngineFailsOnSomebodyAsAlike() {
    EnrolledSubject third = enrolled(4, 1, 2, AT.plusMillis(2));
    joined(Duration.ZERO);
    failOn = third;
    failure =
        () -> {
          throw new IllegalStateException("no templates");
        };
    people.follow(third, Writer.ANSWER);
    twice.read(third.subject().id(), AT, AT);
    for (int after : List.of(3, 11, 31)) {
      assertEquals(List.of(), joined(Duration.ofSeconds(after)));
    }
    Instant late = AT.plusSeconds(35);
    for (EnrolledSubject one : List.of(first, second)) {
      people.follow(one, Writer.ANSWER);
      twice.read(one.subject().id(), AT, late);
    }
    told.clear();
    for (int after : List.of(38, 49, 60, 71, 82)) {
      assertEquals(
          List.of(second.subject().id()),
          joined(Duration.ofSeconds(after)).stream().map(Rewritten::subjectId).toList(),
          "until the log says so, after " + after);
    }
    assertFalse(told.isEmpty());
  }

  @Test
  void anErrorOfTheMachineEndsIt() {
    failure =
        () -> {
          throw new MinutiaeLost("the machine's");
        };
    read();
    assertThrows(MinutiaeLost.class, () -> joined(Duration.ofSeconds(3)));
    assertEquals(List.of(), told);
  }
}
