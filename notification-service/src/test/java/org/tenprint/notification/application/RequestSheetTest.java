package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.DisclosureFacts;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.ShowWork.Asking;
import org.tenprint.notification.domain.Offices;
import org.tenprint.notification.domain.Step;
import org.tenprint.notification.domain.WorkSheet.Asked;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.Reviewed;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** What a person is shown of requests about a minor, and that no sheet answers for another. */
class RequestSheetTest {
  private static final String BOSTON = "MA0130100";
  private static final String CAMBRIDGE = "MA0130300";
  private static final UUID BOOKING = TestEvents.bookingId(BOSTON, "T-1");
  private static final Asking ANN =
      new Asking("tenprint:local#ann", Offices.of(List.of("BOS")), false, true);
  private static final Request DETAINER =
      new Request(Optional.of(RequestKind.DETAINER), Warrant.ADMINISTRATIVE_WARRANT);

  private final KeptCases kept = new KeptCases(Duration.ofDays(30));
  private final TakeCaseEvent take =
      new TakeCaseEvent(kept.deciding(), kept, kept, kept, (booking, part) -> part.run());
  private final ShowWork work = kept.work();

  @BeforeEach
  void aMinorIsBookedWhereEverybodyMayBeTold() throws BrokenEvent {
    Instant early = kept.now.minus(Duration.ofDays(365));
    for (Edge edge : Edge.values()) {
      if (edge != Edge.UNKNOWN) {
        kept.record(
            TestEvents.instrument(
                    "PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT, early, early)
                .build());
      }
    }
    LocalDate day = LocalDate.ofInstant(kept.now, TestEvents.OFFSET);
    new DecideCase(kept.deciding(), kept, kept, kept)
        .decide(
            BOOKING.toString(),
            DisclosureFacts.of(
                TestEvents.determination(
                    TestEvents.booking(BOSTON, "T-1", kept.now.minusSeconds(60))
                        .setBorn(day.minusYears(17))
                        .setCharges(
                            List.of(new Charge("1201", null, day), new Charge("2299", null, day)))
                        .build(),
                    IdentificationOutcome.MATCH,
                    kept.now)),
            kept.recorded("determinations"));
  }

  private void happens(CaseEvent event) {
    kept.now = kept.now.plusSeconds(60);
    assertTrue(take.take(BOOKING.toString(), kept.happened(event, "somebody")));
  }

  private void asked(String ori) {
    happens(new CaseEvent.Requested(ori, DETAINER));
  }

  private void twoRelease() {
    happens(new Reviewed("tenprint:local#ben", Verdict.RELEASE));
    happens(new Reviewed("tenprint:local#cat", Verdict.RELEASE));
  }

  private String sheet() throws Refused {
    return work.sheet(BOOKING, ANN).name();
  }

  private void unseen(String sheet) throws Refused {
    assertNotEquals(sheet, sheet());
    Refused refused =
        assertThrows(
            Refused.class, () -> work.seen(BOOKING, ANN, Verdict.RELEASE, Optional.of(sheet)));
    assertEquals(RefusalReason.SHEET_NOT_SEEN, refused.reason());
  }

  private Disposition latest() {
    Step last = kept.written.get(kept.written.size() - 1);
    return last.made().dispositions().stream()
        .filter(one -> one.recipient().equals(Recipient.request(BOSTON)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSheetOfAnotherQuestionAnswersNoRequest() throws Refused {
    String ofTheBooking = sheet();
    twoRelease();
    asked(BOSTON);
    String ofTheFirst = sheet();
    unseen(ofTheBooking);
    twoRelease();
    asked(CAMBRIDGE);
    String ofAnotherAgency = sheet();
    unseen(ofTheBooking);
    unseen(ofTheFirst);
    twoRelease();
    asked(BOSTON);
    for (String earlier : List.of(ofTheBooking, ofTheFirst, ofAnotherAgency)) {
      unseen(earlier);
    }
    work.seen(BOOKING, ANN, Verdict.RELEASE, Optional.of(sheet()));
  }

  /** One person's verdict on the first would be the second's half. */
  @Test
  void aRequestInThePlaceOfOneThatIsHeldIsSaidAndAskedAnew() throws Refused {
    twoRelease();
    asked(BOSTON);
    String first = sheet();
    Instant heldAt = latest().at();
    happens(new Reviewed("tenprint:local#ben", Verdict.RELEASE));
    asked(BOSTON);
    assertEquals(Outcome.HELD, latest().outcome());
    assertEquals(Reason.JUVENILE, latest().reason());
    assertEquals(heldAt.plusSeconds(120), latest().at(), "its hold runs out later");
    assertEquals(
        Set.of(Reason.JUVENILE), kept.written.get(kept.written.size() - 1).made().workItems());
    unseen(first);
  }

  @Test
  void theSheetIsTheSameAsLongAsTheQuestionStands() throws Refused {
    twoRelease();
    asked(BOSTON);
    String shown = sheet();
    happens(new CaseEvent.ChargeDismissed("2299"));
    happens(new Reviewed("tenprint:local#ben", Verdict.RELEASE));
    assertEquals(shown, sheet());
  }

  @Test
  void whoAnswersIsToldWhatIsRequested() throws Refused {
    assertEquals(List.of(Optional.empty()), requests(), "the booking's own hold");
    asked(BOSTON);
    Asked asked =
        new Asked(
            BOSTON,
            DETAINER.kind(),
            DETAINER.warrant(),
            kept.now,
            Optional.empty(),
            Optional.empty());
    assertEquals(List.of(Optional.empty(), Optional.of(asked)), requests());
    twoRelease();
    happens(new CaseEvent.Requested(BOSTON, Request.of(Warrant.JUDICIAL)));
    assertEquals(
        List.of(
            Optional.of(
                new Asked(
                    BOSTON,
                    Optional.empty(),
                    Warrant.JUDICIAL,
                    kept.now,
                    Optional.empty(),
                    Optional.empty()))),
        requests());
  }

  private List<Optional<Asked>> requests() throws Refused {
    return work.sheet(BOOKING, ANN).sheet().questions().stream().map(Question::request).toList();
  }
}
