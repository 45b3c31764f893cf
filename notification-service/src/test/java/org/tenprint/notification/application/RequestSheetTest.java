package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.RecipientKind;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Step;
import org.tenprint.notification.domain.WorkSheet.Asked;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.Reviewed;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** What a person is shown of requests about a minor, and that no sheet answers for another. */
class RequestSheetTest {
  private static final String BOSTON = AskedCase.BOSTON;
  private static final String CAMBRIDGE = "MA0130300";
  private static final Request DETAINER =
      new Request(Optional.of(RequestKind.DETAINER), Warrant.ADMINISTRATIVE_WARRANT);

  private final AskedCase theCase = new AskedCase();
  private final KeptCases kept = theCase.kept;
  private final ShowWork work = theCase.work;

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
    theCase.decide(
        theCase
            .booking()
            .setBorn(day.minusYears(17))
            .setCharges(List.of(new Charge("1201", null, day), new Charge("2299", null, day)))
            .build());
  }

  private void asked(String ori) {
    theCase.happens(new CaseEvent.Requested(ori, DETAINER));
  }

  private void twoRelease() {
    theCase.happens(new Reviewed("tenprint:local#ben", Verdict.RELEASE));
    theCase.happens(new Reviewed("tenprint:local#cat", Verdict.RELEASE));
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
    String ofTheBooking = theCase.sheet();
    twoRelease();
    asked(BOSTON);
    String ofTheFirst = theCase.sheet();
    theCase.unseen(ofTheBooking);
    twoRelease();
    asked(CAMBRIDGE);
    String ofAnotherAgency = theCase.sheet();
    theCase.unseen(ofTheBooking);
    theCase.unseen(ofTheFirst);
    twoRelease();
    asked(BOSTON);
    for (String earlier : List.of(ofTheBooking, ofTheFirst, ofAnotherAgency)) {
      theCase.unseen(earlier);
    }
    work.seen(AskedCase.BOOKING, AskedCase.ANN, Verdict.RELEASE, Optional.of(theCase.sheet()));
  }

  /** One person's verdict on the first would be the second's half. */
  @Test
  void aRequestInThePlaceOfOneThatIsHeldIsSaidAndAskedAnew() throws Refused {
    twoRelease();
    asked(BOSTON);
    String first = theCase.sheet();
    Instant heldAt = latest().at();
    theCase.happens(new Reviewed("tenprint:local#ben", Verdict.RELEASE));
    asked(BOSTON);
    assertEquals(Outcome.HELD, latest().outcome());
    assertEquals(Reason.JUVENILE, latest().reason());
    assertEquals(heldAt.plusSeconds(120), latest().at(), "its hold runs out later");
    assertEquals(
        Set.of(Reason.JUVENILE), kept.written.get(kept.written.size() - 1).made().workItems());
    theCase.unseen(first);
  }

  @Test
  void theSheetIsTheSameAsLongAsTheQuestionStands() throws Refused {
    twoRelease();
    asked(BOSTON);
    String shown = theCase.sheet();
    theCase.happens(new CaseEvent.ChargeDismissed("2299"));
    theCase.happens(new Reviewed("tenprint:local#ben", Verdict.RELEASE));
    assertEquals(shown, theCase.sheet());
  }

  @Test
  void whoAnswersIsToldWhatIsRequested() throws Refused {
    assertEquals(List.of(Optional.empty()), requests(), "the booking's own hold");
    asked(BOSTON);
    Asked asked =
        new Asked(
            Recipient.request(BOSTON),
            DETAINER.kind(),
            DETAINER.warrant(),
            Optional.empty(),
            kept.now,
            Optional.empty(),
            Optional.empty());
    assertEquals(List.of(Optional.empty(), Optional.of(asked)), requests());
    twoRelease();
    theCase.happens(new CaseEvent.Requested(BOSTON, Request.of(Warrant.JUDICIAL)));
    assertEquals(
        List.of(
            Optional.of(
                new Asked(
                    Recipient.request(BOSTON),
                    Optional.empty(),
                    Warrant.JUDICIAL,
                    Optional.empty(),
                    kept.now,
                    Optional.empty(),
                    Optional.empty()))),
        requests());
  }

  /** Once the agency was told: the sheet says that it is about whom that tells. */
  @Test
  void whetherThePersonIsToldIsAQuestionOfItsOwn() throws Exception {
    Instant early = kept.now.minus(Duration.ofDays(365));
    kept.record(
        TestEvents.instrument(
                "TELL", TestEvents.nation(), Edge.REQUEST, Effect.PERMIT, early, early)
            .setRecipients(List.of(RecipientKind.SUBJECT))
            .build());
    twoRelease();
    asked(BOSTON);
    String ofTheAgency = theCase.sheet();
    twoRelease();
    theCase.unseen(ofTheAgency);
    assertEquals(
        List.of(
            Optional.of(
                new Asked(
                    Recipient.parse("subject:" + BOSTON).orElseThrow(),
                    DETAINER.kind(),
                    DETAINER.warrant(),
                    Optional.empty(),
                    kept.now,
                    Optional.empty(),
                    Optional.empty()))),
        requests());
  }

  /** Whoever asks for the same for something else asks something else. */
  @Test
  void whoAnswersIsToldWhatForAndAnswersForNothingElse() throws Refused {
    twoRelease();
    theCase.happens(new CaseEvent.Requested(BOSTON, stating(RequestPurpose.CUSTODY_SAFETY)));
    assertEquals(Optional.of(RequestPurpose.CUSTODY_SAFETY), asked().purpose());
    String first = theCase.sheet();
    twoRelease();
    assertEquals(Outcome.DELIVERED, latest().outcome());
    theCase.happens(new CaseEvent.Requested(BOSTON, stating(RequestPurpose.CIVIL_ENFORCEMENT)));
    assertEquals(Optional.of(RequestPurpose.CIVIL_ENFORCEMENT), asked().purpose());
    theCase.unseen(first);
    assertEquals(Outcome.HELD, latest().outcome());
  }

  private static Request stating(RequestPurpose purpose) {
    return DETAINER.statedFor(Optional.of(purpose));
  }

  private Asked asked() throws Refused {
    return requests().stream().flatMap(Optional::stream).findFirst().orElseThrow();
  }

  private List<Optional<Asked>> requests() throws Refused {
    return work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().questions().stream()
        .map(Question::request)
        .toList();
  }
}
