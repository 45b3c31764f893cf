package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;

/**
 * Each notice of a request that reached the agency is told, though the topic takes none for now.
 */
class WaitingNoticesTest extends NoticesOfACase {
  private static final Recipient OFFICE = Recipient.request(BOSTON.ori());
  private static final Instant THIRD = SECOND.plusSeconds(60);
  private static final Instant OPEN = SECOND.plusSeconds(3600);
  private static final Instant LATER = SECOND.plus(Duration.ofDays(1));
  private static final Instrument TELL_STATUS =
      permit("TELL-STATUS")
          .reach(PlaceKind.CONTROLLING, Edge.REQUEST, Set.of(RecipientKind.SUBJECT), STATE)
          .ruling(of(Effect.REQUIRE, Reason.PERMITTED, RequestKind.STATUS))
          .instrument();

  private void closed(CaseEvent event, Instant at, Recipient... pushed) {
    DisclosurePolicy policy = new DisclosurePolicy(book, RandomRules.TABLE, edition);
    step = file.apply(event, at, new CaseRules(policy, Set.of(pushed), Optional.of(DEADLINE)));
    file = step.next();
  }

  /** The notices of two requests are released while their topic takes nothing. */
  private void releasesTwo() {
    asks(Optional.empty(), FIRST);
    asks(Optional.empty(), SECOND);
    closed(new CaseEvent.Reviewed("one", Verdict.RELEASE), THIRD, SUBJECT, OFFICE);
    closed(new CaseEvent.Reviewed("two", Verdict.RELEASE), THIRD, SUBJECT, OFFICE);
    assertEquals(List.of(), told());
  }

  @Test
  void allAreToldOnceTheTopicTakesThem() {
    releasesTwo();
    closed(new CaseEvent.Tick(), OPEN);
    assertEquals(List.of(FIRST, SECOND), told());
    assertEquals(List.of(), subject().behind());
    closed(new CaseEvent.Tick(), OPEN.plusSeconds(1));
    assertEquals(List.of(), told());
  }

  @Test
  void eachIsToldAfterItsOwnPush() {
    releasesTwo();
    closed(new CaseEvent.Dispatched(SUBJECT, false), OPEN, SUBJECT);
    assertEquals(List.of(), told());
    assertEquals(1, subject().behind().size());
    closed(new CaseEvent.Dispatched(SUBJECT, true), OPEN.plusSeconds(1), SUBJECT);
    assertEquals(List.of(FIRST), told());
    closed(new CaseEvent.Dispatched(SUBJECT, true), OPEN.plusSeconds(2), SUBJECT);
    assertEquals(List.of(SECOND), told());
  }

  @Test
  void oneThatComesWhileAnotherWaitsHasItsTurn() {
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    closed(asked(SECOND), SECOND, SUBJECT);
    closed(asked(THIRD), THIRD, SUBJECT);
    assertEquals(1, subject().behind().size());
    closed(new CaseEvent.Tick(), OPEN);
    assertEquals(List.of(SECOND, THIRD), told());
  }

  /** By what is in force when it is told, and not when it was to be. */
  @Test
  void whatIsWithheldByThenIsToldOfNone() {
    releasesTwo();
    book =
        RuleBook.of(
            List.of(
                ASKED,
                NO_SUBPOENA,
                TELL,
                withhold("NO-NOTICE")
                    .reach(
                        PlaceKind.CONTROLLING, Edge.REQUEST, Set.of(RecipientKind.SUBJECT), STATE)
                    .instrument()));
    closed(new CaseEvent.Tick(), OPEN);
    assertEquals(List.of(), told());
    assertEquals(1, said().size());
    assertTrue(said().get(0).startsWith("WITHHELD"));
  }

  /** One notice is told, one waits for its topic, one stands behind that. */
  private void oneToldAndTwoWait() {
    book = RuleBook.of(List.of(ASKED, NO_SUBPOENA, TELL, TELL_STATUS));
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    closed(asked(RequestKind.STATUS, SECOND), SECOND, SUBJECT);
    closed(asked(RequestKind.STATUS, THIRD), THIRD, SUBJECT);
  }

  /** An instrument takes back the notice of one request, and says nothing of the others. */
  private void oneIsTakenBack() {
    Instrument since =
        withhold("SINCE")
            .by(Issuer.FEDERAL)
            .reach(PlaceKind.CONTROLLING, Edge.REQUEST, Set.of(RecipientKind.SUBJECT), STATE)
            .ruling(of(Effect.WITHHOLD, Reason.NOT_ACTIVE, RequestKind.DETAINER))
            .recorded(START.plusDays(6), "one", "two")
            .instrument();
    book = RuleBook.of(List.of(ASKED, NO_SUBPOENA, TELL, TELL_STATUS, since));
    closed(new CaseEvent.Tick(), LATER, SUBJECT);
  }

  @Test
  void aRecallOfOneNoticeLeavesThoseThatWait() {
    oneToldAndTwoWait();
    oneIsTakenBack();
    assertEquals(List.of("RECALLED NOT_ACTIVE " + LATER, "HELD ERROR " + SECOND), said());
    closed(new CaseEvent.Tick(), LATER.plusSeconds(1));
    assertEquals(List.of(SECOND, THIRD), told());
  }

  @Test
  void whatIsTakenBackAltogetherEndsThoseThatWait() {
    oneToldAndTwoWait();
    closed(new CaseEvent.PersonProtected(), LATER, SUBJECT);
    assertEquals(List.of("RECALLED CORRECTED " + LATER, "WITHHELD CORRECTED " + LATER), said());
    closed(new CaseEvent.Tick(), LATER.plusSeconds(1));
    assertEquals(List.of(), told());
  }

  /** Whatever its push comes to: people found that the request was of somebody else. */
  @Test
  void aCorrectionEndsANoticeThatWaits() {
    closed(asked(SECOND), SECOND, SUBJECT);
    closed(new CaseEvent.Reviewed("one", Verdict.NO_MATCH), THIRD, SUBJECT);
    closed(new CaseEvent.Reviewed("two", Verdict.NO_MATCH), THIRD, SUBJECT);
    assertEquals(List.of("WITHHELD CORRECTED " + THIRD), said());
    closed(new CaseEvent.Dispatched(SUBJECT, true), OPEN, SUBJECT);
    assertEquals(List.of(), told());
  }

  /** Steps on the log of before: those that waited went with the one that was taken back. */
  @Test
  void toTheTenthARecallEndsThoseThatWait() {
    edition = Edition.TENTH;
    oneToldAndTwoWait();
    oneIsTakenBack();
    assertEquals(List.of("RECALLED NOT_ACTIVE " + LATER), said());
    closed(new CaseEvent.Tick(), LATER.plusSeconds(1));
    assertEquals(List.of(), told());
  }

  /** Steps on the log of before: the next took the place of the one that waited. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"NINTH"})
  void toTheNinthTheLastAloneIsTold(Edition then) {
    edition = then;
    releasesTwo();
    closed(new CaseEvent.Tick(), OPEN);
    assertEquals(List.of(SECOND), told());
  }

  private static CaseEvent asked(Instant at) {
    return asked(RequestKind.DETAINER, at);
  }

  private static CaseEvent asked(RequestKind kind, Instant at) {
    return new CaseEvent.Requested(
        BOSTON.ori(), new Request(Optional.of(kind), Warrant.NONE).at(at));
  }
}
