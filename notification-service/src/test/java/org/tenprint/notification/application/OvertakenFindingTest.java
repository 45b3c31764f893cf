package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Verdict;

/** Nor is what two people found of the person overtaken by a step that tells of another. */
class OvertakenFindingTest {
  @RegisterExtension final UnreadWord word = new UnreadWord();

  /** What the agency that asked was told, in order. */
  private List<MessageKind> told() {
    return word.kept.messages().stream()
        .filter(one -> one.recipient().text().equals("request:" + HeldRequests.BOSTON))
        .map(Message::kind)
        .toList();
  }

  private void nobodyIsTold() {
    word.theRestIsRead();
    assertEquals(List.of(), told());
    assertEquals(
        List.of(MessageKind.RECALL, MessageKind.RECALL),
        word.returned(),
        "what was told before is taken back");
  }

  @Test
  void asWhereTheyAreReadInTime() {
    word.turn(word.held.review("ann", Verdict.NO_MATCH));
    word.turn(word.held.review("ben", Verdict.NO_MATCH));
    word.theInstrumentEnds();
    nobodyIsTold();
  }

  private void twoFindThatItWasNobody() {
    word.unread("ann", Verdict.NO_MATCH);
    word.unread("ben", Verdict.NO_MATCH);
  }

  @Test
  void byALook() {
    twoFindThatItWasNobody();
    word.theInstrumentEnds();
    word.look();
    nobodyIsTold();
  }

  @Test
  void byAnotherEvent() {
    twoFindThatItWasNobody();
    word.theInstrumentEnds();
    word.turn(word.held.statement(1));
    nobodyIsTold();
  }

  @Test
  void byTheirOwnFirstStep() {
    twoFindThatItWasNobody();
    word.theInstrumentEnds();
    nobodyIsTold();
  }

  @Test
  void whereOneFindsOtherwiseBetween() {
    word.unread("ann", Verdict.NO_MATCH);
    word.unread("cy", Verdict.MATCH);
    word.unread("ben", Verdict.NO_MATCH);
    word.theInstrumentEnds();
    word.look();
    nobodyIsTold();
  }

  @Test
  void thatItIsACitizen() {
    word.unread("ann", Verdict.CITIZEN);
    word.unread("ben", Verdict.CITIZEN);
    word.theInstrumentEnds();
    word.look();
    nobodyIsTold();
  }

  @Test
  void whoThoughtBetterOfItKeepsNothingBack() {
    word.unread("ann", Verdict.NO_MATCH);
    word.unread("ann", Verdict.MATCH);
    word.unread("ben", Verdict.NO_MATCH);
    word.theInstrumentEnds();
    word.look();
    word.theRestIsRead();
    assertEquals(List.of(MessageKind.REQUEST), told());
  }

  @Test
  void oneAloneKeepsNothingBack() {
    word.unread("ann", Verdict.NO_MATCH);
    word.theInstrumentEnds();
    Happening fact = word.held.happened(new CaseEvent.ChargeDismissed("1201"), "r");
    word.turn(fact);
    word.theRestIsRead();
    assertEquals(List.of(MessageKind.REQUEST), told());
  }
}
