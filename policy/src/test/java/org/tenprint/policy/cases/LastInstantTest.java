package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;

/**
 * What a hold was at its last instant decides, however late the step that ends it: of who is told
 * it makes no difference whether the service ran.
 */
class LastInstantTest extends NoticesOfACase {
  private static final Recipient AGENCY = Recipient.request(BOSTON.ori());
  private static final Instant OVER = FIRST.plus(DEADLINE);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant LATE = OVER.plus(HOUR.multipliedBy(2));

  private static SampleInstruments hold(String id) {
    return permit(id)
        .on(Edge.REQUEST, STATE)
        .ruling(of(Effect.HOLD, Reason.COUNSEL, RequestKind.DETAINER));
  }

  private static OffsetDateTime in(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Instrument heldUntil(Instant end) {
    return hold("HELD").to(in(end)).instrument();
  }

  @BeforeEach
  void isHeld() {
    isHeldBy(hold("HELD").instrument());
  }

  private void isHeldBy(Instrument... more) {
    file = CaseFile.open(facts(30));
    know(more);
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    assertEquals(List.of("HELD COUNSEL " + FIRST), ofTheAgency());
  }

  private void know(Instrument... more) {
    List<Instrument> known = new ArrayList<>(List.of(more));
    known.add(ASKED);
    book = RuleBook.of(known);
  }

  private List<String> ofTheAgency() {
    return step.dispositions().stream()
        .filter(one -> one.recipient().equals(AGENCY))
        .map(one -> one.outcome() + " " + one.reason() + " " + one.at())
        .toList();
  }

  private void ranOut() {
    assertEquals(List.of("WITHHELD EXPIRED " + step.next().checked()), ofTheAgency());
    assertEquals(List.of(), step.messages());
  }

  private void isTold() {
    assertEquals(List.of("DELIVERED PERMITTED " + step.next().checked()), ofTheAgency());
    assertEquals(1, step.messages().size());
  }

  @Test
  void whatAnInstrumentLetsOutAfterItTellsNobody() {
    isHeldBy(heldUntil(OVER.plus(HOUR)));
    take(new CaseEvent.Tick(), LATE);
    ranOut();
  }

  /** Their steps stand on logs. */
  @Test
  void beforeThatItTold() {
    edition = Edition.EIGHTH;
    isHeldBy(heldUntil(OVER.plus(HOUR)));
    take(new CaseEvent.Tick(), LATE);
    isTold();
  }

  @Test
  void whatItLetOutByThenIsTold() {
    for (Instant end : List.of(OVER.minus(HOUR), OVER)) {
      isHeldBy(heldUntil(end));
      take(new CaseEvent.Tick(), LATE);
      isTold();
    }
  }

  /** Whenever it says that it began: nobody knew. */
  @Test
  void whatIsRecordedAfterItTellsNobody() {
    Instrument ends =
        permit("ENDS")
            .on(Edge.REQUEST, STATE)
            .recorded(in(OVER.plus(HOUR)), "one", "two")
            .supersedes("HELD")
            .instrument();
    know(hold("HELD").instrument(), ends);
    take(new CaseEvent.Tick(), LATE);
    ranOut();
  }

  @Test
  void whatIsRecordedByThenIsTold() {
    for (Instant recorded : List.of(OVER.minus(HOUR), OVER)) {
      isHeld();
      know(
          hold("HELD").instrument(),
          permit("ENDS")
              .on(Edge.REQUEST, STATE)
              .recorded(in(recorded), "one", "two")
              .supersedes("HELD")
              .instrument());
      take(new CaseEvent.Tick(), LATE);
      isTold();
    }
  }

  /** Until then it ended nothing, since it waited for the other. */
  @Test
  void whatWaitedUntilAfterItForAnotherTellsNobody() {
    for (boolean inTime : List.of(true, false)) {
      isHeld();
      Instant recorded = inTime ? OVER : OVER.plus(HOUR);
      Instrument other = permit("OTHER").recorded(in(recorded), "one", "two").instrument();
      Instrument ends =
          permit("ENDS")
              .on(Edge.REQUEST, STATE)
              .ruling(new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(), List.of("OTHER")))
              .supersedes("HELD")
              .instrument();
      know(hold("HELD").instrument(), ends, other);
      take(new CaseEvent.Tick(), LATE);
      if (inTime) {
        isTold();
      } else {
        ranOut();
      }
    }
  }

  /** What keeps back by then keeps back as it says, and not because a time ran out. */
  @Test
  void whatKeptBackByThenIsNamed() {
    Instrument refuses =
        withhold("REFUSES")
            .by(Issuer.FEDERAL)
            .on(Edge.REQUEST, STATE)
            .from(in(OVER.minus(HOUR)))
            .to(in(OVER.plus(HOUR)))
            .instrument();
    know(heldUntil(OVER.plus(HOUR)), refuses);
    take(new CaseEvent.Tick(), LATE);
    assertEquals(1, step.dispositions().size());
    assertEquals(List.of("REFUSES"), step.dispositions().get(0).instruments());
    assertEquals(List.of(), step.messages());
  }

  /** That keeps back what was let out, as it would with any dispatch. */
  @Test
  void whatKeepsBackSinceKeepsBackWhatWasLetOut() {
    Instrument refuses =
        withhold("REFUSES")
            .by(Issuer.FEDERAL)
            .on(Edge.REQUEST, STATE)
            .from(in(OVER.plus(HOUR)))
            .instrument();
    know(heldUntil(OVER.minus(HOUR)), refuses);
    take(new CaseEvent.Tick(), LATE);
    assertEquals(List.of("REFUSES"), step.dispositions().get(0).instruments());
    assertEquals(List.of(), step.messages());
  }

  /** Held again it is a question that nobody was asked in time: a hold of its own. */
  @Test
  void whatWasLetOutAndIsHeldAgainIsHeldAnew() {
    isHeldAgain(() -> {});
    twoRelease(LATE.plus(HOUR));
    isTold();
  }

  private void isHeldAgain(Runnable meanwhile) {
    Ruling waits = of(Effect.HOLD, Reason.COUNSEL, RequestKind.DETAINER);
    Instrument silent =
        hold("HELD")
            .ruling(new Ruling(waits.effect(), waits.reason(), waits.when(), List.of("OPENS")))
            .instrument();
    Instrument opens =
        permit("OPENS")
            .on(Edge.REQUEST, STATE)
            .from(in(OVER.minus(HOUR)))
            .to(in(OVER.plus(HOUR)))
            .instrument();
    meanwhile.run();
    know(silent, opens);
    take(new CaseEvent.Tick(), LATE);
    assertEquals(List.of("HELD COUNSEL " + LATE), ofTheAgency());
  }

  /** A verdict on the hold that was let out is none of the one that is held anew. */
  @Test
  void halfAVerdictOnWhatWasLetOutCountsForNothing() {
    isHeldAgain(() -> take(new CaseEvent.Reviewed("one", Verdict.RELEASE), FIRST.plus(HOUR)));
    take(new CaseEvent.Reviewed("two", Verdict.RELEASE), LATE.plus(HOUR));
    assertEquals(List.of(), step.dispositions());
    take(new CaseEvent.Reviewed("three", Verdict.RELEASE), LATE.plus(HOUR));
    isTold();
  }

  /** What another held by then was never said: it is asked of people now. */
  @Test
  void whatAnotherHeldByThenIsHeldAnew() {
    Instrument other = hold("OTHER").by(Issuer.FEDERAL).from(in(OVER.minus(HOUR))).instrument();
    know(hold("HELD").instrument(), other);
    take(new CaseEvent.Tick(), LATE);
    assertEquals(List.of("HELD COUNSEL " + LATE), ofTheAgency());
    assertEquals(List.of("OTHER"), step.dispositions().get(0).instruments());
  }

  /** So long after that it would have run out, too. */
  @Test
  void whatAnotherHeldRunsOutInItsTurn() {
    Instant end = OVER.plus(DEADLINE).plus(HOUR);
    Instrument other =
        hold("OTHER").by(Issuer.FEDERAL).from(in(OVER.minus(HOUR))).to(in(end)).instrument();
    know(heldUntil(end), other);
    take(new CaseEvent.Tick(), end.minus(HOUR).minusSeconds(1));
    assertEquals(List.of("OTHER"), step.dispositions().get(0).instruments());
    isHeld();
    know(heldUntil(end), other);
    take(new CaseEvent.Tick(), end.plus(HOUR));
    ranOut();
    assertEquals(List.of("HELD"), step.dispositions().get(0).instruments());
  }

  @Test
  void twoVerdictsAfterItLetNothingOut() {
    isHeldBy(heldUntil(OVER.plus(HOUR)));
    take(new CaseEvent.Reviewed("one", Verdict.RELEASE), LATE);
    ranOut();
    take(new CaseEvent.Reviewed("two", Verdict.RELEASE), LATE);
    assertEquals(List.of(), step.dispositions());
    assertEquals(List.of(), step.messages());
  }

  /** Those behind a notice that ran out have their turn by what is in force now. */
  @Test
  void aNoticeRanOutAndThatBehindItIsTold() {
    file = CaseFile.open(facts(30));
    Instrument waits =
        permit("WAITS")
            .reach(PlaceKind.CONTROLLING, Edge.REQUEST, Set.of(RecipientKind.SUBJECT), STATE)
            .ruling(of(Effect.HOLD, Reason.COUNSEL, RequestKind.DETAINER))
            .to(in(OVER.plus(HOUR)))
            .instrument();
    know(TELL, waits);
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    asks(Optional.of(RequestKind.DETAINER), SECOND);
    assertEquals(1, subject().behind().size());
    take(new CaseEvent.Tick(), LATE);
    assertEquals(List.of("WITHHELD EXPIRED " + LATE, "DELIVERED PERMITTED " + LATE), said());
    assertEquals(List.of(SECOND), told());
  }
}
