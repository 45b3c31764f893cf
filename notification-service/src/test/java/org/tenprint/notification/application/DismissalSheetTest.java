package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.SheetDismissal;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/** Who answers a hold that rests on charges sees which dismissal a second person is to report. */
class DismissalSheetTest {
  private final AskedCase theCase = new AskedCase();
  private final KeptCases kept = theCase.kept;
  private final ShowWork work = kept.work(id -> kept.now().book().instrument(id));

  /** One of eighteen, charged with what was three days before, where all is held for counsel. */
  private void aPossibleMinorIsBooked() throws BrokenEvent {
    Instant early = kept.now.minus(Duration.ofDays(365));
    kept.record(
        TestEvents.instrument("COUNSEL", TestEvents.nation(), Edge.SHARE, Effect.HOLD, early, early)
            .setIssuer(Issuer.FEDERAL)
            .setReason(Reason.COUNSEL)
            .build());
    LocalDate day = LocalDate.ofInstant(kept.now, TestEvents.OFFSET);
    theCase.decide(
        theCase
            .booking()
            .setBorn(day.minusYears(18).minusDays(1))
            .setCharges(List.of(new Charge("1201", null, day.minusDays(9))))
            .build());
  }

  private void reports(String who, String ncic) {
    reports(who, ncic, "N-1");
  }

  private void reports(String who, String ncic, String order) {
    theCase.happens(
        new CaseEvent.ChargeDismissed(ncic, "tenprint:local#" + who, "Boston  Court", order));
  }

  private Question question(boolean ofCounsel) throws Refused {
    return work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().questions().stream()
        .filter(question -> question.instruments().contains("COUNSEL") == ofCounsel)
        .findFirst()
        .orElseThrow();
  }

  private String sheet() throws Refused {
    return work.sheet(AskedCase.BOOKING, AskedCase.ANN).name();
  }

  @Test
  void whoReleasesAMinorSeesThatASecondReportIsAwaited() throws Exception {
    aPossibleMinorIsBooked();
    assertEquals(List.of(), question(false).facts().dismissed());
    String before = sheet();
    reports("bob", "1201");
    assertEquals(
        List.of(new SheetDismissal("1201", "boston court", "n-1", 1, false)),
        question(false).facts().dismissed());
    assertFalse(
        work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().text().contains("bob"),
        "nobody's name");
    Refused refused =
        assertThrows(
            Refused.class,
            () ->
                work.seen(AskedCase.BOOKING, AskedCase.ANN, Verdict.RELEASE, Optional.of(before)));
    assertEquals(RefusalReason.SHEET_NOT_SEEN, refused.reason());
  }

  /** Each may be the one of which a second person has the paper. */
  @Test
  void ofSeveralPapersEachIsShown() throws Exception {
    aPossibleMinorIsBooked();
    reports("bob", "1201");
    reports("cid", "1201", "N-2");
    assertEquals(
        List.of(
            new SheetDismissal("1201", "boston court", "n-1", 1, false),
            new SheetDismissal("1201", "boston court", "n-2", 1, false)),
        question(false).facts().dismissed());
    reports("dan", "1201", "N-1");
    assertEquals(
        List.of(List.of()),
        work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().questions().stream()
            .map(one -> one.facts().dismissed())
            .toList(),
        "counsel is asked, and of no dismissal");
  }

  /** Of a charge that was dismissed it is shown that somebody takes that back. */
  @Test
  void aTakingBackThatWaitsIsShown() throws Exception {
    aPossibleMinorIsBooked();
    reports("bob", "1201");
    String of = "tenprint:local#";
    theCase.happens(new CaseEvent.DismissalTakenBack("1201", of + "cid", "Clerk", "N-2"));
    assertEquals(
        List.of(
            new SheetDismissal("1201", "boston court", "n-1", 1, false),
            new SheetDismissal("1201", "clerk", "n-2", 1, true)),
        question(false).facts().dismissed());
    reports("dan", "1201");
    String gone = sheet();
    theCase.happens(new CaseEvent.DismissalTakenBack("1201", of + "cid", "Clerk", "N-2"));
    assertEquals(
        List.of(new SheetDismissal("1201", "clerk", "n-2", 1, true)),
        question(false).facts().dismissed());
    assertNotEquals(gone, sheet());
    theCase.happens(new CaseEvent.DismissalTakenBack("1201", of + "dan", "Clerk", "N-2"));
    assertEquals(List.of(), question(false).facts().dismissed(), "the charge stands");
  }

  /** The mirror image: where no charge has the code, nothing is kept and nothing shown. */
  @Test
  void ofNoChargeOfTheBookingNothingIsShown() throws Exception {
    aPossibleMinorIsBooked();
    String before = sheet();
    reports("bob", "5499");
    assertEquals(List.of(), question(false).facts().dismissed());
    assertEquals(before, sheet());
  }

  /** Without the charge counsel is asked: that question stands beside, and rests on no charge. */
  @Test
  void aHoldThatAsksForNoChargeDoesNotShowIt() throws Exception {
    aPossibleMinorIsBooked();
    reports("bob", "1201");
    assertEquals(List.of(), question(true).facts().dismissed());
    assertEquals(1, question(false).facts().dismissed().size());
  }
}
