package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.HeldRequests.BOOKING;
import static org.tenprint.notification.application.HeldRequests.BOSTON;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Outcome;

/**
 * A review that cannot be taken before a step is nobody's fault but its own, and lets nothing out.
 */
class ThrowingWordTest {
  @RegisterExtension final UnreadWord word = new UnreadWord(true);

  /** It stands unread, and whoever takes it throws. */
  private Happening bad(String by, Verdict verdict) {
    Happening bad = word.unread(by, verdict);
    word.outbox.unwritable.add(bad.where());
    return bad;
  }

  private long told() {
    return word.kept.messages().stream()
        .filter(one -> one.recipient().text().equals("request:" + BOSTON))
        .filter(one -> one.kind() == MessageKind.REQUEST)
        .count();
  }

  private boolean taken(Happening one) {
    return word.kept.written.stream()
        .anyMatch(step -> step.origin().filter(one.where()::equals).isPresent());
  }

  /** It has its turn, in which it throws what it throws. */
  private void isADeadLetterOfItsOwn(Happening bad) {
    word.kept.ahead.remove(bad);
    assertThrows(IllegalStateException.class, () -> word.take.take(BOOKING, bad));
  }

  static Stream<CaseEvent> steps() {
    return Stream.of(
        new CaseEvent.PersonProtected(),
        new CaseEvent.Misidentified(),
        new CaseEvent.ConsentWithdrawn(BOSTON),
        new CaseEvent.AdultTrialVacated("court", "O-1"),
        new CaseEvent.ChargeDismissed("1201"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void theStepBehindItTakesEffectAndLetsNothingOut(CaseEvent event) {
    Happening bad = bad("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    Happening behind = word.held.happened(event, "office");
    word.turn(behind);
    assertTrue(taken(behind));
    assertEquals(0, told());
    assertFalse(taken(bad));
  }

  /** The word has its turn before what waits is told, and is a dead letter by itself. */
  @Test
  void beforeWhatWaitsIsToldItHasItsTurn() {
    Happening bad = bad("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.turn(word.held.statement(1));
    assertEquals(List.of(bad.where()), putOff());
    assertEquals(List.of("HELD COUNSEL", "HELD ERROR"), word.held.told());
    word.turn(word.held.statement(2));
    assertEquals(0, putOff().size(), "what is recorded behind that step comes behind it");
    word.turn(bad);
    word.look();
    assertEquals(List.of(bad.where()), aside());
    assertEquals(1, told());
  }

  private List<Object> putOff() {
    return word.kept.entry(BOOKING).early().events().stream()
        .<Object>map(Happening::where)
        .toList();
  }

  private List<Object> aside() {
    return word.kept.aside.stream().<Object>map(Happening::where).toList();
  }

  @Test
  void othersKeepItBackWhoeverThrows() {
    bad("ann", Verdict.WITHHOLD);
    word.unread("ben", Verdict.WITHHOLD);
    bad("eve", Verdict.WITHHOLD);
    word.unread("cy", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.turn(word.held.statement(1));
    assertEquals(UnreadWord.WITHHELD, word.held.told());
    assertEquals(List.of(), putOff(), "nothing waits: it has its own turn");
  }

  /** It fails, as a look does that throws, and what it would let out stays held. */
  @Test
  void aLookLetsNothingOut() {
    Happening bad = bad("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    assertThrows(IllegalStateException.class, word::look);
    assertEquals(List.of("HELD COUNSEL"), word.held.told());
    isADeadLetterOfItsOwn(bad);
    word.look();
    assertEquals(UnreadWord.DELIVERED, word.held.told());
  }

  @Test
  void aLookOfWhatOthersKeepBackIsNoFailure() {
    Happening bad = bad("ann", Verdict.WITHHOLD);
    word.twoWithhold();
    word.theInstrumentEnds();
    word.look();
    assertEquals(UnreadWord.WITHHELD, word.held.told());
    isADeadLetterOfItsOwn(bad);
  }

  /** What a look takes ahead takes effect as well. */
  @Test
  void whatALookTakesAheadTakesEffect() {
    Happening hidden = word.unread(word.held.happened(new CaseEvent.PersonProtected(), "office"));
    bad("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    assertTrue(taken(hidden));
    assertEquals(0, told());
  }

  @Test
  void ofTwoReviewsTheOtherIsTakenInItsTurn() {
    word.unread("ben", Verdict.WITHHOLD);
    Happening ben = word.kept.ahead.get(0);
    Happening bad = bad("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.turn(ben);
    assertTrue(taken(ben));
    assertEquals(List.of("HELD COUNSEL"), word.held.told(), "ann has not had her turn");
    isADeadLetterOfItsOwn(bad);
    word.look();
    assertEquals(UnreadWord.DELIVERED, word.held.told(), "one alone keeps nothing back");
  }

  @Test
  void norDoesItTakeAReviewAsideThatWasPutOff() {
    List<Happening> facts =
        List.of(word.unread(word.held.statement(1)), word.unread(word.held.statement(2)));
    word.kept.reading = LookTime.AT_LONGEST;
    Happening ben = word.unread("ben", Verdict.WITHHOLD);
    word.turn(ben);
    word.kept.reading = Duration.ZERO;
    assertEquals(List.of(ben.where()), putOff());
    Happening bad = bad("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    facts.forEach(word::turn);
    assertEquals(0, told());
    assertFalse(aside().contains(ben.where()));
    assertFalse(taken(bad));
  }

  @Test
  void aRequestIsTakenAndWhatWasHeldBeforeItIsNotTold() {
    Happening bad = bad("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    Happening request = word.held.request(RequestPurpose.CUSTODY_SAFETY);
    word.turn(request);
    assertTrue(taken(request));
    assertEquals(0, told());
    assertFalse(taken(bad));
  }

  /** Who released it says less than was said: it is passed by. */
  @Test
  void aReleaseThatThrowsKeepsNothingBack() {
    bad("cy", Verdict.RELEASE);
    word.unread("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.turn(word.held.statement(1));
    assertEquals(UnreadWord.DELIVERED, word.held.told());
  }

  /** Nothing of it stays, and all of it is taken once the broker is back. */
  @Test
  void aBrokerThatIsAwayIsNoReviewsFault() {
    word.twoWithhold();
    word.theInstrumentEnds();
    Happening fact = word.held.statement(1);
    word.outbox.away = true;
    assertThrows(UncheckedIOException.class, () -> word.take.take(BOOKING, fact));
    assertThrows(UncheckedIOException.class, word::look);
    assertEquals(List.of(), aside());
    assertEquals(List.of("HELD COUNSEL"), word.held.told());
    word.outbox.away = false;
    word.turn(fact);
    word.becomes(UnreadWord.WITHHELD);
  }

  /** What throws by itself is the dead letter, whatever stands unread. */
  @Test
  void aStepThatThrowsItselfIsItsOwnDeadLetter() {
    word.twoWithhold();
    word.theInstrumentEnds();
    Happening fact = word.held.statement(1);
    word.outbox.unwritable.add(fact.where());
    assertThrows(IllegalStateException.class, () -> word.take.take(BOOKING, fact));
    word.becomes(UnreadWord.WITHHELD);
  }

  @Test
  void theReturnIsHeldByAChargeThatIsDismissed() {
    word.theReturnIsHeldByACharge();
    bad("ann", Verdict.WITHHOLD);
    word.turn(word.held.happened(new CaseEvent.ChargeDismissed("1201"), "r"));
    word.theReturnIs(Outcome.HELD);
    assertEquals(List.of(), word.returned());
  }

  private void theHoldOfTheReturnEnds() {
    word.kept.record(
        TestEvents.instrument(
                "END",
                TestEvents.nation(),
                Edge.RETURN,
                Effect.PERMIT,
                word.kept.now,
                word.kept.now)
            .setSupersedes("HOLD-RETURN")
            .build());
    word.kept.now = word.kept.now.plusSeconds(60);
  }

  /** Those who are told back are told that nobody was found: that waits, and no more. */
  @Test
  void theProtectionOfOneOfWhomTheReturnIsHeldTakesEffect() {
    word.kept.forget(BOOKING);
    word.kept.record(word.kept.instrument("HOLD-RETURN", Edge.RETURN, Effect.HOLD).build());
    word.held.begin(word.take);
    Happening bad = bad("ann", Verdict.WITHHOLD);
    theHoldOfTheReturnEnds();
    Happening hidden = word.held.happened(new CaseEvent.PersonProtected(), "office");
    word.turn(hidden);
    assertTrue(taken(hidden));
    assertEquals(List.of(), word.returned());
    assertEquals(List.of(bad.where()), putOff());
    word.look();
    assertEquals(List.of(bad.where()), aside());
    assertEquals(List.of(MessageKind.NO_MATCH, MessageKind.NO_MATCH), word.returned());
    word.turn(bad);
    assertEquals(List.of(bad.where()), aside(), "it had its turn once");
  }
}
