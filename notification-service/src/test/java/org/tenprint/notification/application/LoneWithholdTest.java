package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.HeldRequests.BOOKING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Outcome;

/** What law lets out is kept back by nobody alone, and by nothing that was said too late. */
class LoneWithholdTest {
  @RegisterExtension final UnreadWord word = new UnreadWord();

  /** One person keeps nothing back that law lets out. */
  @Test
  void oneAloneDoesNot() {
    word.unread("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    assertEquals(UnreadWord.DELIVERED, word.held.told());
    word.becomes(UnreadWord.DELIVERED);
  }

  @Test
  void oneAloneInTheirOwnTurnDoesNot() {
    word.unread("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.becomes(UnreadWord.DELIVERED);
  }

  @Test
  void onePersonTwiceDoesNot() {
    word.unread("ann", Verdict.WITHHOLD);
    word.unread("Ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.DELIVERED);
  }

  @Test
  void onePersonWhoWithdrewItDoesNot() {
    word.unread("ann", Verdict.WITHHOLD);
    word.unread("ann", Verdict.RELEASE);
    word.unread("ben", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.DELIVERED);
  }

  /** Nor one who took it back, and spoke of something else behind that. */
  @ParameterizedTest
  @EnumSource(names = {"MATCH", "NO_MATCH", "CITIZEN", "NOT_CITIZEN"})
  void onePersonWhoseLastWordOnItIsToRelease(Verdict other) {
    for (int i = 0; i < 5; i++) {
      word.unread("ann", Verdict.RELEASE);
      word.unread("ann", Verdict.WITHHOLD);
    }
    word.unread("ann", Verdict.RELEASE);
    word.unread("ann", other);
    word.unread("ben", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.DELIVERED);
  }

  @Test
  void twoWhoReleasedBeforeLetItOut() {
    word.unread("ann", Verdict.RELEASE);
    word.unread("cy", Verdict.RELEASE);
    word.twoWithhold();
    word.theInstrumentEnds();
    word.look();
    word.becomes(UnreadWord.DELIVERED);
  }

  @Test
  void soTheyDoInTheirOwnTurns() {
    word.unread("ann", Verdict.RELEASE);
    word.unread("cy", Verdict.RELEASE);
    word.twoWithhold();
    word.theInstrumentEnds();
    word.becomes(UnreadWord.DELIVERED);
  }

  @Test
  void whatIsSaidAfterwardsDoesNot() {
    word.unread("ann", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.look();
    word.unread("ben", Verdict.WITHHOLD);
    word.unread("cy", Verdict.WITHHOLD);
    word.becomes(UnreadWord.DELIVERED);
  }

  private void oneReleasesTheReturn() {
    word.kept.forget(BOOKING);
    word.kept.record(word.kept.instrument("HOLD-RETURN", Edge.RETURN, Effect.HOLD).build());
    word.held.begin(word.take);
    word.turn(word.held.review("cy", Verdict.RELEASE));
    word.turn(word.held.request(RequestPurpose.CUSTODY_SAFETY));
  }

  /** By the rules of then two told the return, which by those of now is held once more. */
  @Test
  void nothingIsToldByTheRulesOfThen() {
    oneReleasesTheReturn();
    word.unread("ann", Verdict.RELEASE);
    word.unread("ben", Verdict.WITHHOLD);
    word.kept.record(word.kept.instrument("RETURN-TOO", Edge.RETURN, Effect.HOLD).build());
    word.theInstrumentEnds();
    word.look();
    word.becomes(List.of("HELD COUNSEL", "HELD COUNSEL", "DELIVERED PERMITTED"));
    assertEquals(
        List.of("request:" + HeldRequests.BOSTON),
        word.kept.messages().stream().map(one -> one.recipient().text()).toList());
    assertEquals(2, toldNobody(), "what two released, and the word behind it");
  }

  private long toldNobody() {
    return word.kept.written.stream()
        .filter(step -> step.moment().settings().pushed().contains("agency:MA0130100"))
        .count();
  }

  /** However many stand unread: each is a step, and the look ends. */
  @Test
  void howeverManyItEnds() {
    for (int i = 0; i < 2_000; i++) {
      boolean first = i % 2 == 0;
      word.unread(first ? "zoe" : "yan", first ? Verdict.RELEASE : Verdict.WITHHOLD);
    }
    word.theInstrumentEnds();
    Instant began = word.kept.now;
    word.look();
    assertTrue(word.kept.written.size() <= AheadBound.MOST + 2);
    assertEquals(UnreadWord.DELIVERED, word.held.told());
    assertEquals(began, word.kept.now);
  }

  @Test
  void oneAloneKeepsNoFactFromLettingOut() {
    word.theReturnIsHeldByACharge();
    word.unread("ann", Verdict.WITHHOLD);
    word.turn(word.held.happened(new CaseEvent.ChargeDismissed("1201"), "r"));
    word.theRestIsRead();
    word.theReturnIs(Outcome.DELIVERED);
  }

  /** What two released in its turn is told in that turn, whoever withholds it behind them. */
  @Test
  void whoReleasedFirstLetsItOutAtOnce() {
    List<Happening> released =
        List.of(word.unread("ann", Verdict.RELEASE), word.unread("cy", Verdict.RELEASE));
    word.twoWithhold();
    released.forEach(word::turn);
    assertEquals(UnreadWord.DELIVERED, word.held.told());
    word.becomes(UnreadWord.DELIVERED);
  }

  /** Of reviews before a request those that were taken so are not put off once more. */
  @Test
  void norIsAnyTakenTwice() {
    word.unread("ann", Verdict.RELEASE);
    word.unread("ben", Verdict.WITHHOLD);
    word.unread("cy", Verdict.RELEASE);
    word.theInstrumentEnds();
    word.kept.reading = LookTime.AT_LONGEST;
    word.turn(word.held.request(RequestPurpose.CUSTODY_SAFETY));
    word.kept.reading = Duration.ZERO;
    word.theRestIsRead();
    assertEquals(UnreadWord.DELIVERED, word.held.told().subList(0, 2));
  }

  /** By the rules of then two told the return; but that the person is protected stands unread. */
  @Test
  void norIsAnythingReleasedAheadOfWhatStandsUnread() {
    oneReleasesTheReturn();
    Happening fact = word.held.statement(1);
    word.unread(word.held.happened(new CaseEvent.PersonProtected(), "office"));
    word.unread("ann", Verdict.RELEASE);
    word.unread("ben", Verdict.WITHHOLD);
    word.theInstrumentEnds();
    word.turn(fact);
    word.theRestIsRead();
    assertEquals(
        List.of(MessageKind.NO_MATCH, MessageKind.NO_MATCH),
        word.returned(),
        "who is protected was told to nobody");
  }
}
