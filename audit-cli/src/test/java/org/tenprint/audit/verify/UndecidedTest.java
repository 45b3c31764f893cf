package org.tenprint.audit.verify;

import static org.tenprint.audit.verify.VerificationTest.assertEqual;
import static org.tenprint.audit.verify.VerificationTest.assertTold;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;

/** A determination on which nothing was decided is on no other topic. */
class UndecidedTest {
  private static final String NOTHING = "missing: nothing was decided on it";
  private static final Instant LATER = WrittenLog.DETERMINED.plus(Duration.ofHours(1));
  private static final Instant TO = WrittenLog.DETERMINED.plusSeconds(30);

  /** The window ends half a minute after it was determined. */
  private static final Window DAY = new Window(TO.minus(Duration.ofDays(1)), TO);

  private static void assertUndecided(Findings findings) {
    assertTold(Verdict.MISSING_INPUT, "Determination", NOTHING, findings);
  }

  @Test
  void oneIsTold() throws Exception {
    WrittenLog log = new WrittenLog().determined();
    assertUndecided(log.verified());
    assertEqual(log.decided(0).verified());
  }

  /** Day by day, the last minute of each is of a day, too. */
  @Test
  void oneIsToldInTheWindowInWhichItStands() throws Exception {
    WrittenLog log = new WrittenLog().determined();
    assertUndecided(log.verified(DAY, LATER));
    assertEqual(log.verified(DAY, WrittenLog.DETERMINED.plusSeconds(59)));
    assertUndecided(log.verified(DAY, WrittenLog.DETERMINED.plusSeconds(61)));
    assertEqual(log.decided(0).verified(DAY, LATER));
  }

  /** Behind the end of a copy it may be decided, whenever the copy is read. */
  @Test
  void atTheEndOfACopyOneMayBeDecidedBehindIt() throws Exception {
    WrittenLog log = new WrittenLog().determined();
    assertEqual(log.verified(log.copied(TO), DAY, LATER));
    assertUndecided(log.verified(log.copied(TO.plusSeconds(31)), DAY, LATER));
  }

  @Test
  void aDeadLetterExcusesWhatItIsOf() throws Exception {
    WrittenLog log = new WrittenLog().determined();
    Origin where = new Origin(TopicCatalogue.DETERMINATIONS.name(), 0, 0L);
    assertEqual(log.putAside(where).verified());
  }

  /** An earlier record of the booking may have been forged by anybody. */
  @Test
  void aDeadLetterOfAnotherRecordExcusesNothing() throws Exception {
    for (Origin other :
        new Origin[] {
          new Origin(TopicCatalogue.DETERMINATIONS.name(), 0, 1L),
          new Origin(TopicCatalogue.DETERMINATIONS.name(), 1, 0L),
          new Origin(TopicCatalogue.DETERMINATIONS.name(), 0, -1L),
          new Origin(TopicCatalogue.REVIEWS.name(), 0, 0L)
        }) {
      assertUndecided(new WrittenLog().determined().putAside(other).verified());
    }
  }

  /** After a month nobody can say that it was none. */
  @Test
  void itIsSaidHowLongDeadLettersAreKept() throws Exception {
    WrittenLog log = new WrittenLog().determined();
    assertTold(
        Verdict.MISSING_INPUT,
        "Determination",
        NOTHING + ", and it is no dead letter",
        log.verified(DAY, WrittenLog.DETERMINED.plus(Duration.ofDays(30))));
    assertTold(
        Verdict.MISSING_INPUT,
        "Determination",
        NOTHING + ", and dead letters are kept for 30 days",
        log.verified(DAY, WrittenLog.DETERMINED.plus(Duration.ofDays(31))));
  }
}
