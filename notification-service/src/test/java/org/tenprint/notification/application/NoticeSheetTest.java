package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.RecipientKind;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.Reviewed;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;

/** Who answers a hold by which a person would be told sees that, whatever the hold is called. */
class NoticeSheetTest {
  private static final String BOSTON = AskedCase.BOSTON;
  private static final List<RecipientKind> PEOPLE =
      List.of(RecipientKind.SUBJECT, RecipientKind.COUNSEL);

  private final AskedCase theCase = new AskedCase();
  private final KeptCases kept = theCase.kept;

  @BeforeEach
  void anAdultIsBookedWhereTheStateHasPeopleTold() throws BrokenEvent {
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN, Edge.REQUEST)) {
      kept.record(kept.instrument("PERMIT-" + edge, edge, Effect.PERMIT).build());
    }
    kept.record(
        kept.instrument("TELL", Edge.REQUEST, Effect.REQUIRE)
            .setReason(null)
            .setRecipients(PEOPLE)
            .build());
    theCase.decide(theCase.booking().build());
  }

  private void countyKeepsBackFrom(List<RecipientKind> people) {
    kept.record(
        kept.instrument("COUNTY-NO", Edge.REQUEST, Effect.WITHHOLD)
            .setIssuer(Issuer.COUNTY)
            .setScope(new Scope(ScopeKind.COUNTY, "25025"))
            .setRecipients(people)
            .build());
  }

  private void asked() {
    theCase.happens(
        new CaseEvent.Requested(
            BOSTON,
            new Request(Optional.of(RequestKind.DETAINER), Warrant.ADMINISTRATIVE_WARRANT)));
  }

  private List<Question> questions() throws Refused {
    return theCase.work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().questions();
  }

  private List<List<String>> told() throws Refused {
    return questions().stream()
        .map(question -> question.tells().stream().map(Recipient::text).toList())
        .toList();
  }

  /** One name for both of them: {@code MANDATE COUNTY-NO TELL} begins with no recipient. */
  @Test
  void oneQuestionSaysAllWhomItsReleaseTells() throws Refused {
    countyKeepsBackFrom(PEOPLE);
    asked();
    assertEquals(List.of(Optional.empty()), questions().stream().map(Question::request).toList());
    assertEquals(List.of(List.of("subject:" + BOSTON, "counsel:" + BOSTON)), told());
  }

  @Test
  void whoeverIsNotHeldIsNotNamed() throws Refused {
    countyKeepsBackFrom(List.of(RecipientKind.COUNSEL));
    asked();
    assertEquals(List.of(List.of("counsel:" + BOSTON)), told());
  }

  /** Another agency is asked for, of which one more person would be told: another sheet. */
  @Test
  void theSheetOfFewerTellsAnswersNoMore() throws Refused {
    countyKeepsBackFrom(List.of(RecipientKind.SUBJECT));
    asked();
    String ofOne = theCase.sheet();
    theCase.happens(new Reviewed("tenprint:local#ben", Verdict.RELEASE));
    assertEquals(ofOne, theCase.sheet(), "nobody else is told");
    theCase.happens(
        new CaseEvent.Requested(
            "MA0130300",
            new Request(Optional.of(RequestKind.DETAINER), Warrant.ADMINISTRATIVE_WARRANT)));
    assertEquals(List.of(List.of("subject:" + BOSTON, "subject:MA0130300")), told());
    theCase.unseen(ofOne);
  }

  private void theAgencyWaits() {
    kept.record(
        kept.instrument("WAIT", Edge.REQUEST, Effect.HOLD)
            .setRecipients(List.of(RecipientKind.AGENCY))
            .build());
  }

  private List<List<String>> letters() throws Refused {
    return questions().stream()
        .map(question -> question.letters().stream().map(Recipient::text).toList())
        .toList();
  }

  /** No notice is held; by the release of the request one goes out, as an instrument requires. */
  @Test
  void aHoldOfTheAgencyAloneIsOfNoNoticeAndSaysWhoMayHaveALetter() throws Refused {
    theAgencyWaits();
    asked();
    assertEquals(List.of(List.of()), told());
    assertEquals(List.of(List.of("subject:" + BOSTON, "counsel:" + BOSTON)), letters());
    theCase.happens(new Reviewed("tenprint:local#ben", Verdict.RELEASE));
    theCase.happens(new Reviewed("tenprint:local#cyd", Verdict.RELEASE));
    assertEquals(
        List.of("request:" + BOSTON, "subject:" + BOSTON, "counsel:" + BOSTON),
        kept.messages().stream()
            .map(message -> message.recipient().text())
            .filter(one -> one.endsWith(BOSTON))
            .filter(one -> !one.startsWith("agency:"))
            .toList());
  }

  @Test
  void whereNobodyIsToldThereIsNoLetter() throws Refused {
    kept.record(
        kept.instrument("TELL", Edge.REQUEST, Effect.PERMIT)
            .setRecipients(List.of(RecipientKind.AGENCY))
            .build());
    theAgencyWaits();
    asked();
    assertEquals(List.of(List.of()), letters());
  }

  @Test
  void whoWaitsForTheirOwnNoticeIsNotNamedTwice() throws Refused {
    countyKeepsBackFrom(PEOPLE);
    asked();
    assertEquals(List.of(List.of()), letters());
  }

  /** What is asked changes by it: who answered the sheet of before looks again. */
  @Test
  void anInstrumentThatIsRecordedMeanwhileChangesTheSheet() throws Refused {
    theAgencyWaits();
    asked();
    String before = theCase.sheet();
    kept.record(
        kept.instrument("TELL", Edge.REQUEST, Effect.REQUIRE)
            .setReason(null)
            .setRecipients(List.of(RecipientKind.COUNSEL))
            .build());
    assertEquals(List.of(List.of("counsel:" + BOSTON)), letters());
    theCase.unseen(before);
  }
}
