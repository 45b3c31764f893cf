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
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.FactAsked;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.SheetStatement;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Verdict;

/** Who answers a hold for want of a statement sees what one person reported of it, and no more. */
class StatementSheetTest {
  private static final Instant FROM = Instant.parse("2010-01-01T00:00:00Z");

  private final AskedCase theCase = new AskedCase();
  private final KeptCases kept = theCase.kept;
  private final ShowWork work = kept.work(id -> kept.now().book().instrument(id));

  private void anAdultIsBookedWhereVictimsAreKeptBack() throws BrokenEvent {
    Instant early = kept.now.minus(Duration.ofDays(365));
    Instrument.Builder asks =
        TestEvents.instrument(
            "VICTIMS", TestEvents.nation(), Edge.RETURN, Effect.WITHHOLD, early, early);
    asks.setReason(Reason.RECIPIENT_REFUSED)
        .setWhen(
            Conditions.newBuilder()
                .setBasis(Basis.EITHER)
                .setStatus(List.of())
                .setMessage(List.of("stated"))
                .setStated(
                    List.of(
                        new FactAsked(
                            org.tenprint.events.notification.StatedFact.VICTIM_WITNESS, true)))
                .build());
    kept.record(asks.build());
    kept.record(
        TestEvents.instrument(
                "PERMIT", TestEvents.nation(), Edge.RETURN, Effect.PERMIT, early, early)
            .build());
    LocalDate day = LocalDate.ofInstant(kept.now, TestEvents.OFFSET);
    theCase.decide(theCase.booking().setBorn(day.minusYears(40)).build());
  }

  private void reports(String who, StatedFact fact, boolean holds) {
    theCase.happens(
        new CaseEvent.FactStated(
            "tenprint:local#" + who, fact, holds, "District Attorney", "V-1", FROM));
  }

  private Question question() throws Refused {
    return work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().questions().stream()
        .filter(question -> question.instruments().contains("VICTIMS"))
        .findFirst()
        .orElseThrow();
  }

  private String sheet() throws Refused {
    return work.sheet(AskedCase.BOOKING, AskedCase.ANN).name();
  }

  @Test
  void whoReleasesSeesWhatIsStatedAndHowManyReportedIt() throws Exception {
    anAdultIsBookedWhereVictimsAreKeptBack();
    assertEquals(List.of(), question().facts().stated());
    reports("bob", StatedFact.VICTIM_WITNESS, false);
    assertEquals(
        List.of(
            new SheetStatement(
                StatedFact.VICTIM_WITNESS, false, "district attorney", "v-1", FROM, 1)),
        question().facts().stated());
    assertFalse(
        work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().text().contains("bob"),
        "nobody's name");
  }

  /** The mirror image: a fact for which the hold does not ask is nobody's to read there. */
  @Test
  void whatTheHoldDoesNotAskForIsNotShown() throws Exception {
    anAdultIsBookedWhereVictimsAreKeptBack();
    String before = sheet();
    reports("bob", StatedFact.DELINQUENCY, true);
    assertEquals(List.of(), question().facts().stated());
    assertEquals(before, sheet());
  }

  @Test
  void whoSawOneStatementReleasesNoOther() throws Exception {
    anAdultIsBookedWhereVictimsAreKeptBack();
    reports("bob", StatedFact.VICTIM_WITNESS, false);
    String first = sheet();
    reports("cat", StatedFact.VICTIM_WITNESS, true);
    assertNotEquals(first, sheet());
    Refused refused =
        assertThrows(
            Refused.class,
            () -> work.seen(AskedCase.BOOKING, AskedCase.ANN, Verdict.RELEASE, Optional.of(first)));
    assertEquals(RefusalReason.SHEET_NOT_SEEN, refused.reason());
  }
}
