package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.notification.application.HeldRequests.BOOKING;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Outcome;

/** What two people withhold is not let out by what comes between their word and its turn. */
class OvertakenWithholdTest {
  @RegisterExtension final UnreadWord word = new UnreadWord();

  @Test
  void byALook() {
    word.twoWithhold();
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.WITHHELD);
  }

  @Test
  void byAnotherEvent() {
    word.twoWithhold();
    word.theInstrumentEnds();
    word.turn(word.held.statement(1));
    word.becomes(UnreadWord.WITHHELD);
  }

  @Test
  void byTheirOwnFirstStep() {
    word.twoWithhold();
    word.theInstrumentEnds();
    word.becomes(UnreadWord.WITHHELD);
  }

  @Test
  void byTime() {
    word.ends(word.kept.now.plusSeconds(30));
    word.look();
    word.twoWithhold();
    word.kept.now = word.kept.now.plusSeconds(60);
    word.look();
    word.becomes(UnreadWord.WITHHELD);
  }

  /** The return is held by a charge, which is dismissed. */
  @Test
  void byAFact() {
    word.theReturnIsHeldByACharge();
    word.twoWithhold();
    word.turn(word.held.happened(new CaseEvent.ChargeDismissed("1201"), "r"));
    word.theRestIsRead();
    word.theReturnIs(Outcome.WITHHELD);
  }

  @Test
  void byWhatStandsBeforeThem() {
    word.unread(word.held.statement(1));
    word.twoWithhold();
    word.theInstrumentEnds();
    Happening ann = word.kept.ahead.get(1);
    word.turn(ann);
    word.becomes(UnreadWord.WITHHELD);
  }

  @Test
  void byALookThatTakesAhead() {
    word.unread(word.held.statement(1));
    word.twoWithhold();
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.WITHHELD);
  }

  @Test
  void byAReviewOfSomethingElse() {
    word.unread("cy", Verdict.MATCH);
    word.twoWithhold();
    word.theInstrumentEnds();
    word.becomes(UnreadWord.WITHHELD);
  }

  @Test
  void byAnotherRequest() {
    word.twoWithhold();
    word.theInstrumentEnds();
    word.turn(word.held.request(RequestPurpose.CUSTODY_SAFETY));
    word.theRestIsRead();
    assertEquals(UnreadWord.WITHHELD, word.held.told().subList(0, 2));
  }

  @Test
  void whereOneReleasesBetween() {
    word.unread("ann", Verdict.WITHHOLD);
    word.unread("cy", Verdict.RELEASE);
    word.unread("ben", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.WITHHELD);
  }

  @Test
  void whereThePersonThoughtBetterOfARelease() {
    word.unread("ann", Verdict.RELEASE);
    word.unread("ann", Verdict.WITHHOLD);
    word.unread("ben", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.WITHHELD);
  }

  /** They wait, behind more than their turn takes. */
  @Test
  void whereTheyWerePutOff() {
    List<Happening> facts =
        List.of(
            word.unread(word.held.statement(1)),
            word.unread(word.held.statement(2)),
            word.unread(word.held.statement(3)));
    word.kept.reading = LookTime.AT_LONGEST;
    word.turn(word.unread("ann", Verdict.WITHHOLD));
    word.turn(word.unread("ben", Verdict.WITHHOLD));
    word.kept.reading = Duration.ZERO;
    assertEquals(2, word.kept.entry(BOOKING).early().events().size());
    word.theInstrumentEnds();
    word.turn(facts.get(2));
    word.becomes(UnreadWord.WITHHELD);
  }

  /** One person hides nobody behind more than is taken. */
  @Test
  void whoeverRecordsWhateverBeforeThem() {
    for (int i = 0; i < 300; i++) {
      word.unread("zoe", i % 2 == 0 ? Verdict.RELEASE : Verdict.WITHHOLD);
    }
    word.unread("zoe", Verdict.RELEASE);
    word.twoWithhold();
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.WITHHELD);
  }

  /** Each question has a last word of its own: what is said of another takes none back. */
  @ParameterizedTest
  @EnumSource(names = {"MATCH", "NO_MATCH", "CITIZEN", "NOT_CITIZEN"})
  void whereOneOfThemSpokeOfSomethingElseLast(Verdict other) {
    for (int i = 0; i < 5; i++) {
      word.unread("ann", Verdict.WITHHOLD);
      word.unread("ann", Verdict.RELEASE);
    }
    word.unread("ann", Verdict.WITHHOLD);
    word.unread("ann", other);
    word.unread("ben", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.WITHHELD);
  }

  /** Of what is held beside: who withheld last did not release last, in whatever turn. */
  @Test
  void norDoesWhatOneOfThemTookBackComeBehindIt() {
    word.kept.forget(BOOKING);
    word.kept.record(word.kept.instrument("HOLD-RETURN", Edge.RETURN, Effect.HOLD).build());
    word.held.begin(word.take);
    for (int i = 0; i < 2; i++) {
      word.unread("ann", Verdict.RELEASE);
      word.unread("ann", Verdict.WITHHOLD);
    }
    word.unread("ben", Verdict.RELEASE);
    word.unread("cy", Verdict.CITIZEN);
    word.theInstrumentEnds();
    word.look();
    word.theRestIsRead();
    word.theReturnIs(Outcome.HELD);
  }
}
