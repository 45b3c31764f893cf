package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.AuthoringInstance.DRAFTER;
import static org.tenprint.notification.application.AuthoringInstance.JUNE;
import static org.tenprint.notification.application.AuthoringInstance.NOW;
import static org.tenprint.notification.application.AuthoringInstance.words;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Termination;

/** People write, and approve, at two instances that share a log and nothing else. */
class AuthorsOfTwoTest {
  private static final String ONE = PersonId.of("issuer", "one");
  private static final String TWO = PersonId.of("issuer", "two");
  private static final String THREE = PersonId.of("issuer", "three");
  private static final String FOUR = PersonId.of("issuer", "four");

  private final List<org.tenprint.events.notification.Instrument> log = new ArrayList<>();
  private final AuthoringInstance first = new AuthoringInstance(log);
  private final AuthoringInstance second = new AuthoringInstance(log);

  private void approvedAtTheFirst() throws Refused {
    first.propose(Effect.WITHHOLD);
    second.readOn();
    first.approve(ONE);
    first.approve(TWO);
  }

  /** It took its own draft for the latest state, and recorded one approval in place of two. */
  @Test
  void anInstanceThatHasNotReadTheApprovalsUndoesNone() throws Refused {
    approvedAtTheFirst();
    assertEquals(RefusalReason.NO_DRAFT, second.refused(() -> second.approve(THREE)));
    AuthoringInstance third = new AuthoringInstance(log);
    assertEquals(RefusalReason.DUPLICATE_ID, third.refused(() -> third.propose(Effect.PERMIT)));
    AuthorInstruments.End end =
        new AuthorInstruments.End("R", Issuer.AGENCY, new Termination("X", Period.ZERO), JUNE, "");
    AuthoringInstance fourth = new AuthoringInstance(log);
    assertEquals(
        RefusalReason.DUPLICATE_ID,
        fourth.refused(() -> fourth.author.terminate(words(Effect.PERMIT), end, DRAFTER, NOW)));
    assertEquals(3, log.size());
    assertEquals(List.of(ONE, TWO), second.approvals());
  }

  @Test
  void whoCannotReadOnRecordsNothing() throws Refused {
    first.propose(Effect.WITHHOLD);
    second.readOn();
    second.cutOff = true;
    AuthorInstruments.End end =
        new AuthorInstruments.End("E", Issuer.AGENCY, new Termination("R", Period.ZERO), JUNE, "");
    for (Executable asked :
        List.<Executable>of(
            () -> second.approve(ONE),
            () -> second.propose(Effect.PERMIT),
            () -> second.author.terminate(words(Effect.PERMIT), end, DRAFTER, NOW))) {
      assertEquals(RefusalReason.NOT_CAUGHT_UP, second.refused(asked));
    }
    assertEquals(1, log.size());
  }

  @Test
  void whoCannotReadWhatTheyRecordedIsToldSo() throws Refused {
    first.afterwards = () -> first.cutOff = true;
    assertEquals(
        RefusalReason.NOT_ACKNOWLEDGED, first.refused(() -> first.propose(Effect.WITHHOLD)));
    assertEquals(1, log.size());
  }

  /** The state that stands last lacks the approval of the one before: who wrote it adds that. */
  @Test
  void twoApprovalsAtOneMomentBothCount() throws Refused {
    first.propose(Effect.WITHHOLD);
    second.readOn();
    first.meanwhile.add(() -> assertFalse(second.approve(TWO).provenance().approved()));
    Instrument both = first.approve(ONE);
    assertTrue(both.provenance().approved());
    assertEquals(List.of(TWO, ONE), second.approvals());
    assertEquals(4, log.size());
  }

  /** The first of them ended before it could say so: the next to approve counts its approval. */
  @Test
  void anApprovalThatWasWrittenOverCountsWithTheNext() throws Refused {
    Instrument draft = first.propose(Effect.WITHHOLD);
    first.write(draft, ONE);
    first.write(draft, TWO);
    assertEquals(List.of(TWO), second.approvals());
    assertTrue(second.approve(THREE).provenance().approved());
    assertEquals(List.of(ONE, TWO, THREE), first.approvals());
  }

  @Test
  void anApprovalOfOtherWordsOfTheIdDoesNotCount() throws Refused {
    first.propose(Effect.WITHHOLD);
    first.write(words(Effect.PERMIT), ONE);
    first.write(words(Effect.WITHHOLD));
    second.readOn();
    assertFalse(second.approve(TWO).provenance().approved());
    assertEquals(List.of(TWO), first.approvals());
  }

  @Test
  void oneWhoApprovesWhatTwoApprovedMeanwhileIsToldThatItDoesNotCount() throws Refused {
    first.propose(Effect.WITHHOLD);
    first.approve(ONE);
    second.readOn();
    first.meanwhile.add(() -> second.approve(THREE));
    assertEquals(RefusalReason.NO_DRAFT, first.refused(() -> first.approve(TWO)));
    assertEquals(List.of(ONE, THREE), first.approvals());
    assertEquals(List.of(ONE, THREE), second.approvals());
  }

  @Test
  void aProposalOfAnIdThatTwoApprovedMeanwhileIsRefused() throws Refused {
    first.meanwhile.add(
        () -> {
          second.propose(Effect.WITHHOLD);
          second.approve(ONE);
          second.approve(TWO);
        });
    assertEquals(RefusalReason.DUPLICATE_ID, first.refused(() -> first.propose(Effect.PERMIT)));
    assertEquals(List.of(ONE, TWO), first.approvals());
  }

  @Test
  void whoApprovesADraftThatGaveWayToAnotherIsToldToReadIt() throws Refused {
    first.propose(Effect.WITHHOLD);
    first.afterwards = () -> first.write(words(Effect.PERMIT));
    assertEquals(RefusalReason.REPORT_NOT_SEEN, first.refused(() -> first.approve(ONE)));
    assertEquals(List.of(), second.approvals());
  }

  @Test
  void whoseProposalGaveWayToAnotherIsToldSo() throws Refused {
    first.afterwards = () -> first.write(words(Effect.PERMIT));
    assertEquals(RefusalReason.DUPLICATE_ID, first.refused(() -> first.propose(Effect.WITHHOLD)));
  }

  /** Services of before recorded so; what the other words keep back is held until then. */
  @Test
  void whatStandsBesideOtherApprovedWordsIsApprovedByTwoMore() throws Refused {
    approvedAtTheFirst();
    Instrument stands = first.author.known("R");
    first.write(words(Effect.HOLD), THREE, FOUR);
    second.readOn();
    assertEquals(1, second.register.unread().size());
    assertEquals(RefusalReason.ALREADY_APPROVED, second.refused(() -> second.approve(TWO)));
    assertEquals(RefusalReason.AUTHOR_APPROVES, second.refused(() -> second.approve(DRAFTER)));
    second.approve(THREE);
    assertEquals(1, second.register.unread().size());
    first.readOn();
    first.approve(FOUR);
    assertEquals(List.of(ONE, TWO, THREE, FOUR), second.approvals());
    assertEquals(List.of(), second.register.unread());
    String five = PersonId.of("issuer", "five");
    assertEquals(RefusalReason.NO_DRAFT, second.refused(() -> second.approve(five)));
    assertEquals(
        stands.provenance(),
        second.reader.upTo(99).book().instrument("R").orElseThrow().provenance(),
        "it stands as it did");
  }
}
