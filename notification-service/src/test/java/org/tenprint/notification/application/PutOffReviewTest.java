package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.HeldRequests.BOOKING;
import static org.tenprint.notification.application.HeldRequests.FIRST_ALONE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Step;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.policy.fact.RequestPurpose;

/** A review that was put off answers what it answered when it was recorded, and nothing else. */
class PutOffReviewTest {
  private final HeldRequests held = new HeldRequests();
  private final KeptCases kept = held.kept;
  private final RefusingOutbox outbox = new RefusingOutbox(kept);
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, outbox, kept);
  private final WakeRound round = new WakeRound();

  @BeforeEach
  void requestsAreHeldEachForItself() {
    held.begin(take);
  }

  private void slowBacklog(int size) {
    for (int i = 0; i < size; i++) {
      kept.ahead.add(held.statement(i));
    }
    kept.reading = Duration.ofSeconds(1);
  }

  private void twoRelease() {
    assertTrue(take.take(BOOKING, held.review("ann")));
    assertTrue(take.take(BOOKING, held.review("ben")));
    kept.reading = Duration.ZERO;
  }

  private void look() {
    new WakeCases(kept.deciding(), kept, outbox, kept, (booking, part) -> part.run(), round).run();
  }

  private void lookAndTakeInTurn() {
    look();
    kept.ahead.forEach(one -> assertTrue(take.take(BOOKING, one)));
  }

  private long reviewed() {
    return kept.written.stream().map(Step::trigger).filter(Trigger.REVIEW::equals).count();
  }

  @Test
  void withoutABacklogTheReleasesAreOfTheFirst() {
    twoRelease();
    assertTrue(take.take(BOOKING, held.request(RequestPurpose.CUSTODY_SAFETY)));
    look();
    assertEquals(FIRST_ALONE, held.told());
  }

  /** The second request stands behind them, whoever takes it: here a look. */
  @Test
  void behindABacklogTheyAreTooWhereALookTakesAll() {
    slowBacklog(40);
    twoRelease();
    assertEquals(0, reviewed());
    kept.ahead.add(held.request(RequestPurpose.CUSTODY_SAFETY));
    lookAndTakeInTurn();
    assertEquals(FIRST_ALONE, held.told());
  }

  @Test
  void andWhereEachHasItsTurn() {
    slowBacklog(40);
    twoRelease();
    List<Happening> backlog = List.copyOf(kept.ahead);
    kept.ahead.clear();
    backlog.forEach(one -> assertTrue(take.take(BOOKING, one)));
    assertEquals(0, reviewed(), "what stands before them may keep back what they tell");
    assertTrue(take.take(BOOKING, held.request(RequestPurpose.CUSTODY_SAFETY)));
    look();
    assertEquals(FIRST_ALONE, held.told());
  }

  @Test
  void andWhereALaterReviewTakesAll() {
    slowBacklog(40);
    twoRelease();
    Happening second = held.request(RequestPurpose.CUSTODY_SAFETY);
    kept.ahead.add(second);
    assertTrue(take.take(BOOKING, held.review("cy")));
    assertTrue(take.take(BOOKING, second));
    assertEquals(FIRST_ALONE, held.told());
  }

  /** A service that comes back late reads both at once, and cannot say which was first. */
  @Test
  void ofARequestThatIsReadWithThemTheyReleaseNothing() {
    slowBacklog(40);
    kept.ahead.add(held.request(RequestPurpose.CUSTODY_SAFETY));
    twoRelease();
    lookAndTakeInTurn();
    assertEquals(FIRST_ALONE, held.told());
    assertEquals(List.of(), kept.aside);
  }

  @Test
  void norWhereItStoodBeforeWhatTheyWaitFor() {
    kept.ahead.add(held.request(RequestPurpose.CUSTODY_SAFETY));
    slowBacklog(40);
    twoRelease();
    lookAndTakeInTurn();
    assertEquals(FIRST_ALONE, held.told());
    assertEquals(List.of(), kept.aside);
  }

  /** Where steps are too slow to take them first, nobody looked at what is held of it. */
  @Test
  void whatWasSaidOnceTheyWerePutOffTheyDoNotRelease() {
    Happening second = held.request(RequestPurpose.CUSTODY_SAFETY);
    slowBacklog(40);
    twoRelease();
    kept.reading = LookTime.AT_LONGEST;
    assertTrue(take.take(BOOKING, second));
    kept.reading = Duration.ZERO;
    look();
    assertEquals(List.of("HELD COUNSEL", "HELD COUNSEL"), held.told());
    assertEquals(2, kept.aside.size(), "who gave them looks again");
  }

  /** Steps are slow for all of them, and what is left of them is due. */
  @Test
  void aLookTakesThemForSecondsAndGoesOnWithTheNext() {
    slowBacklog(300);
    kept.reading = LookTime.AT_LONGEST;
    for (int i = 0; i < 64; i++) {
      assertTrue(take.take(BOOKING, held.review("ann")));
      assertTrue(take.take(BOOKING, held.review("ben")));
    }
    kept.ahead.clear();
    kept.reading = Duration.ofMillis(330);
    long before = reviewed();
    Instant began = kept.now;
    look();
    Duration took = Duration.between(began, kept.now);
    assertTrue(took.compareTo(Duration.ofSeconds(7)) < 0, "took " + took);
    assertTrue(reviewed() > before);
    kept.reading = Duration.ZERO;
    new WakeCases(
            kept.deciding(), kept, outbox, kept, (booking, part) -> part.run(), new WakeRound())
        .run();
    assertEquals(128, reviewed());
  }

  @Test
  void whatThrowsIsPutAsideAloneAndTheRestGoesOn() {
    slowBacklog(40);
    Happening bad = held.review("eve");
    outbox.unwritable.add(bad.where());
    assertTrue(take.take(BOOKING, bad));
    twoRelease();
    look();
    assertEquals(List.of("HELD COUNSEL", "DELIVERED PERMITTED"), held.told());
    assertEquals(List.of(bad.where()), kept.aside.stream().map(Happening::where).toList());
  }

  @Test
  void ofAFullCaseNoReleaseIsTakenWhoeverWaited() {
    slowBacklog(40);
    twoRelease();
    kept.full = true;
    look();
    assertEquals(List.of("HELD COUNSEL"), held.told());
    assertEquals(2, kept.aside.size());
    assertTrue(kept.entry(BOOKING).early().events().isEmpty());
  }

  /** All partitions of a thread are looked at in one transaction. */
  @Test
  void theLooksOfARoundHaveTheirTimeTogether() {
    kept.decide("another");
    assertTrue(take.take("another", held.request(RequestPurpose.CRIMINAL_INVESTIGATION)));
    kept.written.clear();
    LookTime time = new LookTime();
    slowBacklog(40);
    List<WakeCases> partitions =
        List.of(lookOfAPartition(time), lookOfAPartition(time), lookOfAPartition(time));
    Instant began = kept.now;
    for (int i = 0; i < 3; i++) {
      time.begins(i);
      partitions.get(i).wakeApart(i % 2 == 0 ? BOOKING : "another");
    }
    int taken = kept.written.size();
    Duration took = Duration.between(began, kept.now);
    assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, "took " + took);
    assertTrue(taken >= 3 && taken < 8, "one at least of each look: " + taken);
    time.begins(0);
    partitions.get(0).wakeApart(BOOKING);
    assertTrue(kept.written.size() > taken + 1, "the next round has its own");
  }

  private WakeCases lookOfAPartition(LookTime time) {
    return new WakeCases(
        kept.deciding(), kept, outbox, kept, (booking, part) -> part.run(), new WakeRound(time));
  }
}
