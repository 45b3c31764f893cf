package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.WorkSheet.Age;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.notification.domain.WorkSheet.Trial;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.Reviewed;
import org.tenprint.policy.cases.CaseEvent.TriedAsAdult;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Outcome;

/** Who answers a hold that rests on an order to try a minor as an adult sees which order it is. */
class TrialSheetTest {
  private static final String BOSTON = AskedCase.BOSTON;
  private static final String COURT = "Suffolk Superior Court";
  private static final String FOLDED = "suffolk superior court";

  private final AskedCase theCase = new AskedCase();
  private final KeptCases kept = theCase.kept;
  private final ShowWork work = theCase.work;

  /** Somebody of that age is booked, where an instrument asks for the order. */
  private void booked(int age, Effect effect, Boolean juvenile) throws BrokenEvent {
    Instant early = kept.now.minus(Duration.ofDays(365));
    Instrument.Builder asks =
        TestEvents.instrument("TRIED", TestEvents.nation(), Edge.RETURN, effect, early, early);
    if (juvenile != null) {
      asks.setWhen(
          Conditions.newBuilder()
              .setBasis(Basis.EITHER)
              .setStatus(List.of())
              .setMessage(List.of("triedAsAdult"))
              .setJuvenile(juvenile)
              .setTriedAsAdult(juvenile)
              .build());
    }
    kept.record(asks.build());
    LocalDate day = LocalDate.ofInstant(kept.now, TestEvents.OFFSET);
    theCase.decide(theCase.booking().setBorn(day.minusYears(age)).build());
  }

  private void reports(String who, String order) {
    theCase.happens(new TriedAsAdult("tenprint:local#" + who, COURT, order));
  }

  private Question ofTheInstrument() throws Refused {
    return work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().questions().stream()
        .filter(question -> question.instruments().contains("TRIED"))
        .findFirst()
        .orElseThrow();
  }

  private boolean delivered() {
    return kept.written.stream()
        .flatMap(step -> step.made().dispositions().stream())
        .anyMatch(one -> one.outcome() == Outcome.DELIVERED);
  }

  @Test
  void whoReleasesSeesTheOrderAndHowManyReportedIt() throws Exception {
    booked(17, Effect.PERMIT, true);
    reports("bob", "2011-17");
    assertEquals(Optional.of(new Trial(FOLDED, "2011-17", 1)), ofTheInstrument().facts().trial());
    assertEquals(
        Optional.of(new Age(Optional.of(17), Optional.of(16))), ofTheInstrument().facts().age());
    work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().questions().stream()
        .filter(question -> question.instruments().isEmpty())
        .forEach(doubt -> assertEquals(Optional.empty(), doubt.facts().trial()));
    assertFalse(
        work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().text().contains("bob"),
        "nobody's name");
  }

  /** A report in the place of the one that a reviewer saw: the sheet is another, and no half. */
  @Test
  void noTwoReleaseWhoSawTwoOrders() throws Exception {
    booked(17, Effect.PERMIT, true);
    reports("bob", "2011-17");
    String first = theCase.sheet();
    theCase.happens(new Reviewed("tenprint:local#rev-one", Verdict.RELEASE));
    reports("cat", "2011-18");
    assertNotEquals(first, theCase.sheet());
    Refused refused =
        assertThrows(
            Refused.class,
            () -> work.seen(AskedCase.BOOKING, AskedCase.ANN, Verdict.RELEASE, Optional.of(first)));
    assertEquals(RefusalReason.SHEET_NOT_SEEN, refused.reason());
    theCase.happens(new Reviewed("tenprint:local#rev-two", Verdict.RELEASE));
    assertEquals(Optional.of(new Trial(FOLDED, "2011-18", 1)), ofTheInstrument().facts().trial());
  }

  /** Nor who saw that one reported it, and that two did. */
  @Test
  void aSecondReportIsAnotherSheet() throws Exception {
    booked(17, Effect.HOLD, true);
    reports("bob", "2011-17");
    String one = theCase.sheet();
    reports("cat", "2011-17");
    assertNotEquals(one, theCase.sheet());
    assertEquals(2, ofTheInstrument().facts().trial().orElseThrow().reported());
    theCase.happens(new CaseEvent.AdultTrialVacated("", ""));
    reports("bob", "2011-17");
    assertFalse(delivered());
  }

  /** What was recorded elsewhere before the second report counts first; on its own topic, after. */
  @Test
  void aSecondReportOvertakesNoOrderToSeal() throws Exception {
    booked(17, Effect.PERMIT, true);
    reports("bob", "2011-17");
    kept.ahead.add(
        new Happening(
            new CaseEvent.Expunged(), kept.recorded("expungements"), "", Optional.empty()));
    reports("cat", "2011-17");
    assertFalse(delivered());
  }

  @Test
  void whatFollowsOnTheSameTopicIsNotTakenAhead() throws Exception {
    booked(17, Effect.PERMIT, true);
    kept.ahead.add(kept.happened(new CaseEvent.AdultTrialVacated("", ""), "somebody"));
    reports("bob", "2011-17");
    kept.ahead.clear();
    theCase.happens(new CaseEvent.AdultTrialVacated("", ""));
    reports("cat", "2011-17");
    assertFalse(delivered());
    reports("dan", "2011-17");
    assertTrue(delivered());
  }

  /** Of an adult an order is nobody's business. */
  @Test
  void aHoldOfAnAdultSaysNothingOfIt() throws Exception {
    booked(30, Effect.HOLD, null);
    reports("bob", "2011-17");
    assertEquals(Optional.empty(), ofTheInstrument().facts().trial());
    assertEquals(Optional.empty(), ofTheInstrument().facts().age());
  }

  /** Both texts are people's own: what stands in one can not be read as the other. */
  @Test
  void twoOrdersNeverReadAlike() {
    List<String> read = new ArrayList<>();
    for (Trial one :
        List.of(new Trial("a, b", "c", 1), new Trial("a", "b, c", 1), new Trial("a", "b", 1))) {
      read.add(one.toString());
    }
    assertEquals(3, Set.copyOf(read).size());
  }
}
