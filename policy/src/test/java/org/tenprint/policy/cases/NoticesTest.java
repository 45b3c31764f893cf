package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;

/** What people are told of requests that reached an agency. */
class NoticesTest extends NoticesOfACase {
  @Test
  void aFurtherRequestThatIsKeptBackLeavesTheHoldAndItsTime() {
    asks(Optional.empty(), FIRST);
    assertEquals(List.of("HELD EXAMINER_REVIEW " + FIRST), said());
    take(new CaseEvent.Reviewed("one", Verdict.RELEASE), FIRST);
    Request kept = new Request(Optional.empty(), Warrant.SUBPOENA).at(SECOND);
    take(new CaseEvent.Requested(BOSTON.ori(), kept), SECOND);
    assertEquals(List.of(), said());
    assertEquals(FIRST, subject().latest().at());
    take(new CaseEvent.Reviewed("two", Verdict.RELEASE), SECOND);
    assertEquals(List.of(FIRST), told(), "what one released of it counts on");
  }

  @Test
  void anOfficeThatAsksAgainAndAgainPutsOffNoDeadline() {
    asks(Optional.empty(), FIRST);
    for (int day = 1; day < DEADLINE.toDays(); day++) {
      asks(Optional.empty(), FIRST.plus(Duration.ofDays(day)));
      assertEquals(FIRST, subject().latest().at());
      assertEquals(List.of(), said());
    }
    Instant over = FIRST.plus(DEADLINE);
    take(new CaseEvent.Tick(), over);
    assertEquals(
        List.of("WITHHELD EXPIRED " + over, "HELD EXAMINER_REVIEW " + over),
        said(),
        "the next has its own time");
    assertEquals(DEADLINE.toDays() - 2, subject().behind().size());
  }

  @Test
  void whatIsClearGoesOutAtOnceAndTheHoldStands() {
    asks(Optional.empty(), FIRST);
    asks(Optional.of(RequestKind.DETAINER), SECOND);
    assertEquals(List.of(SECOND), told());
    assertEquals(List.of("DELIVERED PERMITTED " + SECOND, "HELD EXAMINER_REVIEW " + FIRST), said());
    assertTrue(subject().held());
    twoRelease(SECOND);
    assertEquals(List.of(FIRST), told());
    assertEquals(List.of(1, 2), numbers());
    take(new CaseEvent.Tick(), SECOND.plus(DEADLINE));
    assertEquals(List.of(), step.messages(), "nothing is told twice");
  }

  @Test
  void thoseBehindGoOutEachByItself() {
    asks(Optional.empty(), FIRST);
    asks(Optional.empty(), SECOND);
    twoRelease(SECOND);
    assertEquals(List.of(FIRST, SECOND), told());
    assertEquals(List.of(1, 2), numbers());
    assertEquals(List.of(), subject().behind());
  }

  /** What is released for one purpose is released for no other. */
  @Test
  void ofRequestsWithAPurposeEachIsAskedByItself() {
    for (Instant at : List.of(FIRST, SECOND)) {
      Request request =
          new Request(Optional.empty(), Warrant.NONE)
              .statedFor(Optional.of(RequestPurpose.CRIMINAL_INVESTIGATION))
              .at(at);
      take(new CaseEvent.Requested(BOSTON.ori(), request), at);
    }
    twoRelease(SECOND);
    assertEquals(List.of(FIRST), told());
    assertEquals(
        List.of("DELIVERED PERMITTED " + SECOND, "HELD EXAMINER_REVIEW " + SECOND), said());
    twoRelease(SECOND);
    assertEquals(List.of(SECOND), told());
    for (Message message : step.messages()) {
      assertEquals(Optional.empty(), message.says().purpose(), "an investigation is not announced");
    }
  }

  @Test
  void aRecallOfOneNoticeLeavesTheHoldOfAnother() {
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    asks(Optional.empty(), SECOND);
    Instant later = SECOND.plus(Duration.ofDays(1));
    Instrument since =
        withhold("SINCE")
            .by(Issuer.FEDERAL)
            .reach(PlaceKind.CONTROLLING, Edge.REQUEST, Set.of(RecipientKind.SUBJECT), STATE)
            .ruling(of(Effect.WITHHOLD, Reason.NOT_ACTIVE, RequestKind.DETAINER))
            .recorded(START.plusDays(6), "one", "two")
            .instrument();
    book = RuleBook.of(List.of(ASKED, NO_SUBPOENA, TELL, since));
    take(new CaseEvent.Tick(), later);
    assertTrue(said().contains("RECALLED NOT_ACTIVE " + later), said()::toString);
    assertTrue(said().get(said().size() - 1).startsWith("HELD "), said()::toString);
    assertTrue(subject().held());
    assertFalse(subject().standsDelivered());
  }

  @Test
  void whatIsTakenBackAltogetherLeavesNobodyBehind() {
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    asks(Optional.empty(), SECOND);
    asks(Optional.empty(), SECOND);
    take(new CaseEvent.PersonProtected(), SECOND);
    assertEquals(
        List.of("RECALLED CORRECTED " + SECOND, "WITHHELD CORRECTED " + SECOND),
        said(),
        "what was held has a disposition of its own");
    assertEquals(List.of(), subject().behind());
    take(new CaseEvent.Tick(), SECOND.plus(DEADLINE));
    assertEquals(List.of(), said());
  }

  /** People found that the request was of somebody else: nobody is told that it came. */
  @Test
  void aCorrectionEndsANoticeThatIsHeld() {
    asks(Optional.empty(), FIRST);
    asks(Optional.empty(), FIRST.plusSeconds(1));
    take(new CaseEvent.Reviewed("one", Verdict.NO_MATCH), SECOND);
    assertTrue(subject().held());
    take(new CaseEvent.Reviewed("two", Verdict.NO_MATCH), SECOND);
    assertEquals(List.of("WITHHELD CORRECTED " + SECOND), said());
    assertEquals(List.of(), subject().behind());
    twoRelease(SECOND);
    assertEquals(List.of(), told());
    take(new CaseEvent.Tick(), SECOND.plus(DEADLINE));
    assertEquals(List.of(), said());
  }

  /** Of a minor nobody is asked either, where no instrument speaks of such a request. */
  @Test
  void whereNothingSpeaksNothingIsRecorded() {
    for (int years : List.of(30, 15)) {
      file = CaseFile.open(facts(years));
      asks(Optional.of(RequestKind.STATUS), FIRST);
      twoRelease(FIRST);
      assertEquals(
          Outcome.DELIVERED,
          file.towards(Recipient.request(BOSTON.ori())).orElseThrow().latest().outcome());
      assertEquals(Optional.empty(), file.towards(SUBJECT), years + " years");
    }
  }

  @Test
  void moreThanCanBeKeptAreWorkForPeople() {
    asks(Optional.empty(), FIRST);
    Instrument all =
        withhold("ALL")
            .by(Issuer.FEDERAL)
            .reach(PlaceKind.CONTROLLING, Edge.REQUEST, Set.of(RecipientKind.AGENCY), STATE)
            .ruling(new Ruling(Effect.WITHHOLD, Reason.NOT_ACTIVE, Set.of(), List.of()))
            .recorded(START.plusDays(4), "one", "two")
            .instrument();
    for (int i = 1; i < CaseFile.MOST_REQUESTS; i++) {
      asks(Optional.empty(), FIRST.plusSeconds(i));
    }
    assertEquals(CaseFile.MOST_REQUESTS - 1, subject().behind().size());
    book = RuleBook.of(List.of(ASKED, NO_SUBPOENA, TELL, all));
    take(new CaseEvent.Tick(), SECOND); // all requests are recalled, and no notice
    book = RuleBook.of(List.of(ASKED, NO_SUBPOENA, TELL));
    asks(Optional.empty(), SECOND.plusSeconds(1));
    assertEquals(CaseFile.MOST_REQUESTS, subject().behind().size());
    assertEquals(List.of(), said());
    asks(Optional.empty(), SECOND.plusSeconds(2));
    assertEquals(CaseFile.MOST_REQUESTS, subject().behind().size());
    assertEquals(
        List.of("WITHHELD ERROR " + SECOND.plusSeconds(2), "HELD EXAMINER_REVIEW " + FIRST),
        said());
    assertTrue(step.workItems().contains(Reason.ERROR));
    assertTrue(step.shown().stream().anyMatch(one -> one.reason() == Reason.ERROR));
  }
}
