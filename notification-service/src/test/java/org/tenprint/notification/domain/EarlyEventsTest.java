package org.tenprint.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;

class EarlyEventsTest {
  private EarlyEvents early = EarlyEvents.NONE;
  private long next;

  private boolean put(CaseEvent event, String source) {
    Happening one =
        new Happening(event, new LogAddress("events", 0, next++), source, Optional.empty());
    Optional<EarlyEvents> more = early.with(one);
    more.ifPresent(now -> early = now);
    return more.isPresent();
  }

  private List<CaseEvent> events() {
    return early.events().stream().map(Happening::event).toList();
  }

  @Test
  void whatOneReportsTooOftenLeavesRoomForAnother() {
    CaseEvent push = new CaseEvent.Dispatched(Recipient.agency("MA0130100"), false);
    int taken = 0;
    for (int i = 0; i < 1_000; i++) {
      taken += put(push, "one") ? 1 : 0;
    }
    assertEquals(EarlyEvents.MOST_OF_A_SOURCE, taken);
    assertTrue(put(push, "other"));
    assertTrue(put(new CaseEvent.Requested("MA0130100", Request.of(Warrant.NONE)), "one"));
  }

  @Test
  void aHundredThousandOfTheSameAreOne() {
    for (int i = 0; i < 100_000; i++) {
      assertTrue(put(new CaseEvent.ChargeDismissed("1201"), "one"));
      assertTrue(put(new CaseEvent.PersonProtected(), "one"));
      assertTrue(put(new CaseEvent.Expunged(), "one"));
    }
    assertEquals(3, early.events().size());
  }

  /**
   * Another paper takes the place of the one before, so that the same said again says something.
   */
  @Test
  void aDismissalThatIsSaidAgainAfterAnotherIsKept() {
    CaseEvent one = new CaseEvent.ChargeDismissed("1201", "one", "court", "1");
    CaseEvent another = new CaseEvent.ChargeDismissed("1201", "one", "court", "2");
    CaseEvent ofTwo = new CaseEvent.ChargeDismissed("1201", "two", "court", "2");
    CaseEvent other = new CaseEvent.ChargeDismissed("5499", "one", "court", "1");
    for (CaseEvent event : List.of(one, one, other, one, another, one, ofTwo, ofTwo)) {
      assertTrue(put(event, "one"));
    }
    assertEquals(List.of(one, other, another, one, ofTwo), events());
  }

  /** What is taken back is said anew when it is said again, also by a system. */
  @Test
  void whatIsSaidOfAChargeBothWaysIsKept() {
    CaseEvent one = new CaseEvent.ChargeDismissed("1201", "one", "court", "1");
    CaseEvent system = new CaseEvent.ChargeDismissed("1201");
    CaseEvent back = new CaseEvent.DismissalTakenBack("1201", "one", "court", "1");
    CaseEvent other = new CaseEvent.DismissalTakenBack("5499", "one", "court", "1");
    for (CaseEvent event : List.of(one, back, back, other, back, one, system, one, system)) {
      assertTrue(put(event, "one"));
    }
    assertEquals(List.of(one, back, other, one, system, one), events());
    assertTrue(put(back, "one"));
    assertTrue(put(system, "one"));
    assertEquals(system, events().get(7));
  }

  /** That an order was vacated always has room: what it ends must not stand for want of it. */
  @Test
  void anEndOfATrialIsNeverTurnedAwayAndFillsNothing() {
    CaseEvent end = new CaseEvent.AdultTrialVacated("court", "1");
    for (int i = 0; i < 1_000; i++) {
      put(new CaseEvent.TriedAsAdult("one", "court", "1"), "one");
      assertTrue(put(end, "one"));
      assertTrue(put(end, "two"));
      assertEquals(end, events().get(events().size() - 1));
    }
    assertEquals(2 * EarlyEvents.MOST_OF_A_SOURCE, early.events().size());
    assertTrue(put(new CaseEvent.TriedAsAdult("two", "court", "1"), "two"));
  }

  /**
   * That a person is protected always has room, and is said anew where an end was reported since.
   */
  @Test
  void aProtectionThatBeginsAgainIsNotTheOneOfBefore() {
    CaseEvent hidden = new CaseEvent.PersonProtected();
    CaseEvent end =
        new CaseEvent.ProtectionLifted("one", LiftGround.ENDED, "uscis", "1", Instant.EPOCH);
    for (int i = 0; i < 1_000; i++) {
      put(end, "one");
      assertTrue(put(hidden, "one"));
      assertTrue(put(hidden, "two"));
      assertEquals(hidden, events().get(events().size() - 1));
    }
    assertEquals(2 * EarlyEvents.MOST_OF_A_SOURCE, early.events().size());
    assertTrue(put(end, "two"));
  }

  /** That a person does not consent always has room where something was asked, and is kept once. */
  @Test
  void anEndOfAConsentIsNeverTurnedAwayAndFillsNothing() {
    CaseEvent end = new CaseEvent.ConsentWithdrawn("MA0130100");
    CaseEvent asks = new CaseEvent.Requested("MA0130100", Request.of(Warrant.NONE));
    CaseEvent consents =
        new CaseEvent.Consented(
            "one", "MA0130100", Instant.EPOCH, "F-1", ConsentTerms.WITH_COUNSEL);
    assertTrue(put(end, "one"));
    put(new CaseEvent.Requested("MA0130300", Request.of(Warrant.NONE)), "three");
    assertTrue(put(end, "one"));
    assertEquals(1, early.events().size(), "nothing was asked of that agency, nothing is ended");
    for (int i = 0; i < 1_000; i++) {
      put(asks, "one");
      put(consents, "one");
      assertTrue(put(end, "one"));
      assertTrue(put(end, "two"));
      assertEquals(end, events().get(events().size() - 1));
    }
    assertEquals(1 + 3 * EarlyEvents.MOST_OF_A_SOURCE, early.events().size());
    assertTrue(put(asks, "two"));
    assertTrue(put(consents, "two"));
    assertTrue(put(end, "two"));
    assertEquals(List.of(asks, consents, end), events().subList(193, 196));
  }

  @Test
  void aPersonsLaterVerdictTakesThePlaceOfTheEarlier() {
    put(new CaseEvent.Reviewed("one", Verdict.MATCH), "one");
    put(new CaseEvent.PersonProtected(), "two");
    put(new CaseEvent.Reviewed("one", Verdict.NO_MATCH), "one");
    assertEquals(
        List.of(new CaseEvent.PersonProtected(), new CaseEvent.Reviewed("one", Verdict.NO_MATCH)),
        events());
  }

  @Test
  void onePersonUnderOtherSpellingsIsOne() {
    put(new CaseEvent.Reviewed("Rev.One", Verdict.MATCH), "Rev.One");
    put(new CaseEvent.Reviewed("rev.one@county", Verdict.NO_MATCH), "rev.one@county");
    assertEquals(List.of(new CaseEvent.Reviewed("rev.one@county", Verdict.NO_MATCH)), events());
    CaseEvent push = new CaseEvent.Dispatched(Recipient.agency("MA0130100"), false);
    int taken = 0;
    for (int i = 0; i < 1_000; i++) {
      taken += put(push, "clerk@" + i) ? 1 : 0;
    }
    assertEquals(EarlyEvents.MOST_OF_A_SOURCE, taken);
  }

  @Test
  void aMillionNamesFillNothing() {
    int taken = 0;
    for (int i = 0; i < 2 * EarlyEvents.MOST_OF_A_KIND; i++) {
      taken += put(new CaseEvent.ChargeDismissed("c" + i), "name-" + i) ? 1 : 0;
    }
    assertEquals(EarlyEvents.MOST_OF_A_KIND, taken);
    assertTrue(put(new CaseEvent.PersonProtected(), "privacy.officer"));
  }

  /** What ended before the latest ends nothing; what came after the first came of the protected. */
  @Test
  void ofAProtectionThatStandsTheFirstReportAndTheLatestAreKept() {
    List<CaseEvent> reports = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      reports.add(new CaseEvent.PersonProtected(Optional.of(Instant.EPOCH.plusSeconds(i))));
    }
    CaseEvent between = new CaseEvent.ChargeDismissed("0911");
    assertTrue(put(reports.get(0), "one"));
    assertTrue(put(between, "one"));
    for (int i : List.of(1, 3, 3, 2, 0, 3)) {
      assertTrue(put(reports.get(i), "two"));
    }
    assertEquals(
        List.of(reports.get(0), between, reports.get(3)),
        early.events().stream().map(Happening::event).toList());
  }
}
