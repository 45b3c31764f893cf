package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.DisclosureFacts;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.ShowWork.Asking;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.Offices;
import org.tenprint.notification.domain.PrintEvidence;
import org.tenprint.notification.domain.SheetRules;
import org.tenprint.notification.domain.WorkSheet;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.PersonProtected;
import org.tenprint.policy.cases.CaseEvent.Reviewed;
import org.tenprint.policy.fact.Verdict;

/** What a person is shown of a case, on cases that were really decided. */
class ShowWorkTest {
  private static final String BOSTON = "MA0130100";
  private static final UUID BOOKING = TestEvents.bookingId(BOSTON, "T-1");
  private static final String ANN = "tenprint:local#ann";
  private static final String BEN = "tenprint:local#ben";
  private static final Asking ANNS = new Asking(ANN, Offices.of(List.of("BOS")), false, true);
  private static final PrintEvidence EVIDENCE =
      new PrintEvidence(
          "subject",
          Optional.empty(),
          Optional.of(41.5),
          Optional.of(3.0),
          48,
          36,
          9,
          "e",
          Optional.empty(),
          Optional.empty());

  private final KeptCases kept = new KeptCases(Duration.ofDays(30));
  private final DecideCase decide = new DecideCase(kept.deciding(), kept, kept, kept);
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, kept, kept);
  private final HeldCases held =
      booking ->
          Optional.of(kept.entry(booking.toString()))
              .flatMap(CaseEntry::open)
              .map(open -> new HeldCases.Held(open.file(), Optional.of(EVIDENCE)));

  private Standing standing = new Standing.Decided(Set.of(), Set.of(), Set.of(), "BOS");

  @BeforeEach
  void everybodyMayBeTold() {
    Instant early = kept.now.minus(Duration.ofDays(365));
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      kept.record(
          TestEvents.instrument(
                  "PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT, early, early)
              .build());
    }
  }

  private void decided(BookingContext booking, IdentificationOutcome outcome) {
    try {
      decide.decide(
          BOOKING.toString(),
          DisclosureFacts.of(TestEvents.determination(booking, outcome, kept.now)),
          kept.recorded("determinations"));
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  private BookingContext.Builder booking() {
    return TestEvents.booking(BOSTON, "T-1", kept.now.minusSeconds(60));
  }

  private void happens(CaseEvent event, String by) {
    assertTrue(take.take(BOOKING.toString(), kept.happened(event, by)));
  }

  private ShowWork work(HeldCases cases) {
    return new ShowWork(
        booking -> standing,
        cases,
        (booking, text) -> Optional.of(text),
        new SheetRules(id -> Optional.empty(), SheetRules.Letters.NONE));
  }

  private WorkSheet sheet(String by, boolean prints, boolean others) throws Refused {
    return work(held)
        .sheet(BOOKING, new Asking(by, Offices.of(List.of("BOS")), prints, others))
        .sheet();
  }

  private RefusalReason refused(boolean prints, boolean others) {
    return assertThrows(Refused.class, () -> sheet(ANN, prints, others)).reason();
  }

  @Test
  void anExaminerSeesThePrintsAndNothingElse() throws Refused {
    decided(booking().build(), IdentificationOutcome.GREY);
    WorkSheet sheet = sheet(ANN, true, true);
    assertEquals(BOSTON, sheet.bookingOri());
    assertEquals("T-1", sheet.tcn());
    assertEquals("BOS", sheet.office());
    Question only = sheet.questions().get(0);
    assertEquals(1, sheet.questions().size());
    assertEquals(Set.of("EXAMINER_REVIEW"), only.reasons());
    assertEquals(Set.of(Verdict.MATCH, Verdict.NO_MATCH), only.answers());
    assertEquals(Optional.of(EVIDENCE), only.facts().prints());
    assertEquals(Optional.empty(), only.facts().age());
    assertEquals(Optional.empty(), only.facts().claim());
    assertEquals(RefusalReason.UNKNOWN_BOOKING, refused(false, true), "no reviewer's question");
  }

  @Test
  void aReviewerSeesTheAgeOrTheClaimAndNoPrints() throws Refused {
    LocalDate day = LocalDate.ofInstant(kept.now, TestEvents.OFFSET);
    decided(
        booking().setBorn(day.minusYears(17)).setCitizenshipClaimed(true).build(),
        IdentificationOutcome.MATCH);
    WorkSheet sheet = sheet(ANN, false, true);
    assertFalse(sheet.questions().isEmpty());
    for (Question question : sheet.questions()) {
      assertEquals(Optional.empty(), question.facts().prints());
      assertEquals(question.reasons().contains("JUVENILE"), question.facts().age().isPresent());
      assertEquals(
          question.answers().contains(Verdict.CITIZEN), question.facts().claim().isPresent());
    }
    assertTrue(
        sheet.questions().stream()
            .flatMap(question -> question.facts().age().stream())
            .allMatch(age -> age.booked().equals(Optional.of(17))));
    assertEquals(RefusalReason.UNKNOWN_BOOKING, refused(true, false), "no examiner's question");
  }

  /** A verdict can be changed: who saw another's could follow it, and two would be one. */
  @Test
  void anotherVerdictIsNeverShown() throws Refused {
    decided(booking().build(), IdentificationOutcome.GREY);
    happens(new Reviewed(BEN, Verdict.MATCH), BEN);
    assertEquals(Map.of(), sheet(ANN, true, false).questions().get(0).verdicts());
    assertEquals(Map.of(BEN, Verdict.MATCH), sheet(BEN, true, false).questions().get(0).verdicts());
    happens(new Reviewed(ANN, Verdict.NO_MATCH), ANN);
    assertEquals(
        Map.of(ANN, Verdict.NO_MATCH), sheet(ANN, true, false).questions().get(0).verdicts());
    assertEquals(Map.of(BEN, Verdict.MATCH), sheet(BEN, true, false).questions().get(0).verdicts());
  }

  /** Who answers sees every instrument that asks, each in the question that is its own. */
  @Test
  void eachHoldIsShownAsItsOwnInstrumentsAndNotAsTheFirst() throws Refused {
    Instant early = kept.now.minus(Duration.ofDays(365));
    for (String id : List.of("HOLD-A", "HOLD-B")) {
      kept.record(
          TestEvents.instrument(id, TestEvents.nation(), Edge.RETURN, Effect.HOLD, early, early)
              .build());
    }
    decided(booking().build(), IdentificationOutcome.MATCH);
    List<Question> questions = sheet(ANN, false, true).questions();
    assertEquals(
        List.of(Set.of("HOLD-A"), Set.of("HOLD-B")),
        questions.stream().map(Question::instruments).toList());
    assertEquals(
        1, questions.stream().filter(question -> !question.reasons().isEmpty()).count(), "its own");
  }

  private final List<ReviewLog.Given> recorded = new ArrayList<>();

  private void review(Verdict verdict, Optional<String> sheet) throws Refused {
    new ReviewCases(booking -> standing, work(held), (booking, given, at) -> recorded.add(given))
        .review(BOOKING, ANNS, verdict, sheet, kept.now);
  }

  private RefusalReason unseen(Verdict verdict, Optional<String> sheet) {
    return assertThrows(Refused.class, () -> review(verdict, sheet)).reason();
  }

  private void hold(String id) {
    kept.record(
        TestEvents.instrument(id, TestEvents.nation(), Edge.RETURN, Effect.HOLD, kept.now, kept.now)
            .build());
  }

  /** One verdict answers every hold that stands: also one that began since it was looked. */
  @Test
  void aVerdictAnswersNoHoldThatWasNotSeen() throws Refused {
    hold("HOLD-A");
    decided(booking().build(), IdentificationOutcome.MATCH);
    standing = new Standing.Decided(Set.of(Verdict.RELEASE), Set.of(), Set.of(), "BOS");
    Optional<String> seen = Optional.of(work(held).sheet(BOOKING, ANNS).name());
    assertEquals(RefusalReason.SHEET_NOT_SEEN, unseen(Verdict.RELEASE, Optional.empty()));
    happens(new Reviewed(ANN, Verdict.RELEASE), ANN);
    review(Verdict.RELEASE, seen);
    assertEquals(List.of(new ReviewLog.Given(ANN, Verdict.RELEASE, seen)), recorded);

    kept.now = kept.now.plusSeconds(60);
    hold("HOLD-B");
    happens(new CaseEvent.ChargeDismissed("9999"), "clerk");
    assertEquals(2, sheet(ANN, false, true).questions().size(), "another hold began");
    assertEquals(RefusalReason.SHEET_NOT_SEEN, unseen(Verdict.RELEASE, seen));
    assertEquals(1, recorded.size());
    review(Verdict.RELEASE, Optional.of(work(held).sheet(BOOKING, ANNS).name()));
    assertEquals(2, recorded.size());
  }

  /** What was delivered is corrected without a sheet; what was seen and is over is not answered. */
  @Test
  void aCorrectionNamesNoSheet() throws Refused {
    decided(booking().build(), IdentificationOutcome.MATCH);
    standing = new Standing.Decided(Set.of(Verdict.NO_MATCH), Set.of(), Set.of(), "BOS");
    assertEquals(
        RefusalReason.SHEET_NOT_SEEN, unseen(Verdict.NO_MATCH, Optional.of("a sheet of before")));
    review(Verdict.NO_MATCH, Optional.empty());
    assertEquals(1, recorded.size());
  }

  @Test
  void whatAsksNothingIsWhatDoesNotExist() {
    assertEquals(RefusalReason.UNKNOWN_BOOKING, refused(true, true), "not decided");
    decided(booking().build(), IdentificationOutcome.MATCH);
    assertEquals(RefusalReason.UNKNOWN_BOOKING, refused(true, true), "delivered");
    standing = new Standing.Decided(Set.of(), Set.of(), Set.of(), "SEA");
    assertEquals(RefusalReason.UNKNOWN_BOOKING, refused(true, true), "another office's");
    standing = new Standing.Elsewhere();
    assertEquals(RefusalReason.NOT_CAUGHT_UP, refused(true, true));
  }

  /** Whoever asks about a protected person sees what they would of a stranger: here nothing. */
  @Test
  void ofAProtectedPersonNothingIsShownThatAStrangerWouldNotHave() {
    happens(new PersonProtected(), "privacy.officer");
    decided(booking().build(), IdentificationOutcome.GREY);
    assertEquals(RefusalReason.UNKNOWN_BOOKING, refused(true, true));
  }

  @Test
  void theListSaysWhichBookingAndWhatIsAsked() throws Refused {
    decided(booking().build(), IdentificationOutcome.GREY);
    ShowWork.Summary summary = summaries(held, List.of(BOOKING)).get(BOOKING);
    assertEquals(BOSTON, summary.ori());
    assertEquals("T-1", summary.tcn());
    assertEquals(Set.of(Verdict.MATCH, Verdict.NO_MATCH), summary.asked());
  }

  private final List<UUID> unopened = new ArrayList<>();

  private Map<UUID, ShowWork.Summary> summaries(HeldCases cases, List<UUID> bookings)
      throws Refused {
    return work(cases).summaries(bookings, (booking, cause) -> unopened.add(booking));
  }

  /** One case that cannot be opened is one item without its number, and not nobody's list. */
  @Test
  void aCaseThatCannotBeOpenedKeepsNoOtherFromTheList() throws Refused {
    decided(booking().build(), IdentificationOutcome.GREY);
    UUID broken = new UUID(0, 7);
    HeldCases some =
        booking -> {
          if (booking.equals(broken)) {
            throw new IllegalStateException("state that nobody can read");
          }
          return held.held(booking);
        };
    assertEquals(Set.of(BOOKING), summaries(some, List.of(broken, BOOKING)).keySet());
    assertEquals(List.of(broken), unopened);
  }

  @Test
  void oneListOpensNoMoreThanItMay() throws Refused {
    List<UUID> opened = new ArrayList<>();
    HeldCases none =
        booking -> {
          opened.add(booking);
          return Optional.empty();
        };
    List<UUID> many = IntStream.range(0, 1_000).mapToObj(i -> new UUID(0, i)).toList();
    assertEquals(Map.of(), summaries(none, many));
    assertEquals(many.subList(0, ShowWork.MOST_OPENED), opened);
  }
}
