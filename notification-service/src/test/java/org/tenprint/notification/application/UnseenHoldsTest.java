package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.HeldRequests.BOOKING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;

/** A release counts for no hold that was said while it stood unread: its author looked before. */
class UnseenHoldsTest {
  private final HeldRequests held = new HeldRequests();
  private final KeptCases kept = held.kept;
  private final RefusingOutbox outbox = new RefusingOutbox(kept);
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, outbox, kept);

  @BeforeEach
  void aRequestIsHeld() {
    held.begin(take);
  }

  /** With the next step of the case it says so. */
  private void oneMoreInstrumentHolds() {
    kept.record(
        kept.instrument("HOLD-TOO", Edge.REQUEST, Effect.HOLD).setReason(Reason.COUNSEL).build());
  }

  private List<Happening> backlog(Happening... all) {
    kept.ahead.addAll(List.of(all));
    return List.of(all);
  }

  private List<Happening> twoRelease() {
    return backlog(held.review("ann"), held.review("ben"));
  }

  private boolean turn(Happening one) {
    kept.ahead.remove(one);
    return take.take(BOOKING, one);
  }

  private void look() {
    new WakeCases(kept.deciding(), kept, kept, kept, (booking, part) -> part.run(), new WakeRound())
        .wakeApart(BOOKING);
  }

  private void nothingIsReleased() {
    look();
    assertEquals(List.of("HELD COUNSEL"), held.told(), "one word for both");
    assertEquals(2, kept.aside.size(), "who gave them looks again");
  }

  @Test
  void whatAnEventsOwnTurnSays() {
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds();
    assertTrue(turn(held.statement(1)));
    reviews.forEach(one -> assertTrue(turn(one)));
    nothingIsReleased();
  }

  /** Of a turn that is refused nothing stays; the statement has its own. */
  @Test
  void whatIsTakenAheadOfThemSays() {
    backlog(held.statement(1));
    oneMoreInstrumentHolds();
    List<Happening> reviews = twoRelease();
    assertFalse(turn(reviews.get(0)));
  }

  @Test
  void whatTheStepOfTheFirstOfThemSays() {
    List<Happening> reviews = new ArrayList<>(backlog(held.review("cy")));
    reviews.addAll(twoRelease());
    oneMoreInstrumentHolds();
    reviews.forEach(one -> assertTrue(turn(one)));
    nothingIsReleased();
  }

  @Test
  void whatALookSays() {
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds();
    look();
    reviews.forEach(one -> assertTrue(turn(one)));
    nothingIsReleased();
  }

  @Test
  void whatALookTakesAheadAndCannotEnd() {
    List<Happening> facts = backlog(held.statement(1), held.statement(2));
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds();
    kept.reading = LookTime.AT_LONGEST;
    look();
    kept.reading = Duration.ZERO;
    facts.forEach(one -> assertTrue(turn(one)));
    reviews.forEach(one -> assertTrue(turn(one)));
    nothingIsReleased();
  }

  /** They wait, and what they wait for says it. */
  @Test
  void whatIsSaidOnceTheyWerePutOff() {
    List<Happening> facts = backlog(held.statement(1), held.statement(2), held.statement(3));
    kept.reading = LookTime.AT_LONGEST;
    twoRelease().forEach(one -> assertTrue(turn(one)));
    kept.reading = Duration.ZERO;
    oneMoreInstrumentHolds();
    facts.forEach(one -> assertTrue(turn(one)));
    nothingIsReleased();
  }

  /** It is said by what comes before them, of which there is more than their turn takes. */
  @Test
  void whatIsSaidBeforeTheyArePutOff() {
    backlog(held.statement(1), held.statement(2), held.statement(3));
    kept.reading = LookTime.AT_LONGEST;
    oneMoreInstrumentHolds();
    assertFalse(turn(held.review("ann")));
  }

  /** Those behind it are put aside with it, and what stands behind all of them has its turn. */
  @Test
  void whatTheLastBeforeThemSays() {
    List<Happening> facts = backlog(held.statement(1), held.statement(2), held.statement(3));
    kept.reading = LookTime.AT_LONGEST;
    twoRelease().forEach(one -> assertTrue(turn(one)));
    kept.reading = Duration.ZERO;
    List<Happening> behind = backlog(held.statement(4));
    oneMoreInstrumentHolds();
    look();
    facts.forEach(one -> assertTrue(turn(one)));
    behind.forEach(one -> assertTrue(turn(one)));
    nothingIsReleased();
    assertTrue(kept.entry(BOOKING).early().events().isEmpty());
  }

  /** The first of them is the step with which the instrument counts. */
  @Test
  void whatTheFirstThatWaitedBringsAbout() {
    backlog(held.statement(1), held.statement(2), held.statement(3));
    kept.reading = LookTime.AT_LONGEST;
    twoRelease().forEach(one -> assertTrue(turn(one)));
    kept.reading = Duration.ZERO;
    kept.ahead.clear();
    oneMoreInstrumentHolds();
    look();
    assertEquals(List.of("HELD COUNSEL"), held.told());
    assertEquals(1, kept.aside.size());
  }

  @Test
  void whatIsTakenBeforeThemInARequestsTurn() {
    Happening second = held.request(RequestPurpose.CUSTODY_SAFETY);
    List<Happening> facts = backlog(held.statement(1));
    List<Happening> reviews = twoRelease();
    oneMoreInstrumentHolds();
    assertTrue(turn(second));
    facts.forEach(one -> assertTrue(turn(one)));
    reviews.forEach(one -> assertTrue(turn(one)));
    look();
    assertEquals(0, held.told().stream().filter(one -> one.startsWith("DELIVERED")).count());
    assertEquals(2, kept.aside.size());
  }

  /** However much else happens. */
  @Test
  void whatTheySawTheyRelease() {
    List<Happening> reviews = twoRelease();
    assertTrue(turn(held.statement(1)));
    look();
    backlog(held.statement(2));
    reviews.forEach(one -> assertTrue(turn(one)));
    assertEquals(List.of("HELD COUNSEL", "DELIVERED PERMITTED"), held.told());
    assertEquals(List.of(), kept.aside);
  }

  /** It is a dead letter by itself, and the office's request is not. */
  @Test
  void aReviewThatThrowsStopsNoRequest() {
    Happening bad = held.review("eve");
    outbox.unwritable.add(bad.where());
    backlog(bad);
    List<Happening> reviews = twoRelease();
    assertTrue(turn(held.request(RequestPurpose.CUSTODY_SAFETY)));
    assertTrue(turn(bad));
    reviews.forEach(one -> assertTrue(turn(one)));
    assertEquals(HeldRequests.FIRST_ALONE, held.told());
    assertEquals(List.of(bad), kept.aside);
  }

  /**
   * What it cannot do before the request it does in its turn, once that on which it threw had its.
   */
  @Test
  void aCorrectionThatThrowsHasItsOwnTurn() {
    Happening bad = held.statement(1);
    outbox.unwritable.add(bad.where());
    backlog(bad);
    List<Happening> reviews =
        backlog(held.review("ann", Verdict.NO_MATCH), held.review("ben", Verdict.NO_MATCH));
    assertTrue(turn(held.request(RequestPurpose.CUSTODY_SAFETY)));
    kept.ahead.remove(bad);
    reviews.forEach(one -> assertTrue(turn(one)));
    assertEquals(List.of(), kept.aside);
    assertEquals(2, reviews.stream().filter(this::isAStep).count());
  }

  private boolean isAStep(Happening one) {
    return kept.written.stream().anyMatch(step -> step.origin().equals(Optional.of(one.where())));
  }

  /** A transaction has fifteen seconds, and one that takes longer begins again for ever. */
  @Test
  void howeverManyStandUnreadTheCaseIsNotOpenedForEach() {
    kept.reading = LookTime.AT_LONGEST;
    for (int i = 0; i < 5_000; i++) {
      backlog(held.review(i % 2 == 0 ? "ann" : "ben"));
    }
    List<Happening> reviews = List.copyOf(kept.ahead);
    int before = kept.opened;
    assertTrue(turn(held.request(RequestPurpose.CUSTODY_SAFETY)));
    assertTrue(kept.opened - before < 50, "opened " + (kept.opened - before));
    kept.reading = Duration.ZERO;
    kept.ahead.clear();
    look();
    reviews.forEach(one -> assertTrue(turn(one)));
    assertEquals(List.of("HELD COUNSEL", "HELD COUNSEL"), held.told());
  }

  /** So many of one person wait already: taken in its turn it would be of the request. */
  @Test
  void aReviewThatIsOneTooManyReleasesNoRequestAfterIt() {
    kept.reading = LookTime.AT_LONGEST;
    for (int i = 0; i < 200; i++) {
      backlog(held.statement(i));
    }
    for (int i = 0; i < 64; i++) {
      assertTrue(take.take(BOOKING, held.review("ann")));
      assertTrue(take.take(BOOKING, held.review("ben")));
    }
    List<Happening> reviews = twoRelease();
    assertTrue(turn(held.request(RequestPurpose.CUSTODY_SAFETY)));
    kept.reading = Duration.ZERO;
    kept.ahead.clear();
    look();
    reviews.forEach(one -> assertTrue(turn(one)));
    assertEquals(List.of("HELD COUNSEL", "HELD COUNSEL"), held.told());
    assertEquals(130, kept.aside.size());
  }
}
