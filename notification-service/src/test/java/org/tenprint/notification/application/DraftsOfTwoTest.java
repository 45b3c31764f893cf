package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.AuthoringInstance.DRAFTER;
import static org.tenprint.notification.application.AuthoringInstance.JUNE;
import static org.tenprint.notification.application.AuthoringInstance.NOW;
import static org.tenprint.notification.application.AuthoringInstance.words;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.InstrumentBounds;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Withdrawal;

/** Drafts are changed and withdrawn, while others approve them at another instance. */
class DraftsOfTwoTest {
  private static final String ONE = PersonId.of("issuer", "one");
  private static final String TWO = PersonId.of("issuer", "two");

  private final List<org.tenprint.events.notification.Instrument> log = new ArrayList<>();
  private final AuthoringInstance first = new AuthoringInstance(log);
  private final AuthoringInstance second = new AuthoringInstance(log);

  private static Instrument revise(AuthoringInstance at, Effect effect, int of) throws Refused {
    return at.author.revise(words(effect), of, NOW);
  }

  private static Instrument withdraw(AuthoringInstance at) throws Refused {
    return at.author.withdraw("R", DRAFTER, Withdrawal.MISTAKEN, NOW);
  }

  private static String report(AuthoringInstance at) throws Refused {
    at.readOn();
    Instrument seen = at.register.latest("R").orElseThrow();
    return at.explain.of(seen, NOW, Instant.MAX).conflicts().digest();
  }

  private static int revision(Instrument one) {
    return one.provenance().filing().revision();
  }

  @Test
  void aChangeIsTheNextRevisionAndIsApprovedAnew() throws Refused {
    first.propose(Effect.PERMIT);
    first.approve(ONE);
    Instrument changed = revise(first, Effect.WITHHOLD, 1);
    assertEquals(2, revision(changed));
    assertEquals(List.of(), changed.provenance().approvals());
    second.readOn();
    assertFalse(second.approve(TWO).provenance().approved());
    assertTrue(second.approve(ONE).provenance().approved());
    assertEquals(Effect.WITHHOLD, second.register.latest("R").orElseThrow().ruling().effect());
    assertEquals(5, log.size(), "every revision stays on the log");
  }

  /** The same words again are another revision too: who read the first has not read that. */
  @Test
  void anApprovalNamesTheRevisionThatWasRead() throws Refused {
    first.propose(Effect.WITHHOLD);
    String read = report(first);
    revise(first, Effect.WITHHOLD, 1);
    assertEquals(
        RefusalReason.REPORT_NOT_SEEN,
        first.refused(
            () -> first.author.approve(first.author.known("R"), ONE, Optional.of(read), NOW)));
    first.approve(ONE);
  }

  /** Whose place it is was looked up of the words of then: the next may be of another place. */
  @Test
  void whoWasLetInToTheWordsOfBeforeApprovesNoOthers() throws Refused {
    Instrument asked = first.propose(Effect.WITHHOLD);
    revise(first, Effect.PERMIT, 1);
    String report = report(first);
    assertEquals(
        RefusalReason.REPORT_NOT_SEEN,
        first.refused(() -> first.author.approve(asked, ONE, Optional.of(report), NOW)));
    assertEquals(List.of(), first.author.known("R").provenance().approvals());
    first.approve(ONE);
  }

  @Test
  void nobodyElseChangesOrWithdrawsIt() throws Refused {
    Instrument draft = first.propose(Effect.WITHHOLD);
    Provenance anothers = new Provenance(JUNE, ONE, List.of(), "a letter");
    assertEquals(
        RefusalReason.NOT_THE_AUTHOR,
        first.refused(() -> first.author.revise(draft.as(anothers), 1, NOW)));
    assertEquals(
        RefusalReason.NOT_THE_AUTHOR,
        first.refused(() -> first.author.withdraw("R", ONE, Withdrawal.MISTAKEN, NOW)));
    assertEquals(
        RefusalReason.UNKNOWN_INSTRUMENT,
        first.refused(() -> first.author.withdraw("X", DRAFTER, Withdrawal.MISTAKEN, NOW)));
    assertEquals(1, log.size());
  }

  @Test
  void aChangeOfARevisionThatIsNotThePresentOneIsRefused() throws Refused {
    first.propose(Effect.WITHHOLD);
    for (int of : List.of(0, 2, -1, Integer.MAX_VALUE)) {
      assertEquals(
          RefusalReason.REVISION_NOT_SEEN, first.refused(() -> revise(first, Effect.PERMIT, of)));
    }
    revise(first, Effect.PERMIT, 1);
    assertEquals(
        RefusalReason.REVISION_NOT_SEEN, second.refused(() -> revise(second, Effect.HOLD, 1)));
  }

  @Test
  void whatNoDoorAdmitsIsNoRevision() throws Refused {
    first.propose(Effect.WITHHOLD);
    Instrument plain = words(Effect.WITHHOLD);
    Ruling reserved = new Ruling(Effect.WITHHOLD, Reason.PROTECTED, Set.of(), List.of());
    Instrument wrong =
        new Instrument(
            "R", plain.issuer(), plain.reach(), reserved, plain.validity(), plain.provenance());
    assertEquals(
        RefusalReason.NOT_ITS_REASON, first.refused(() -> first.author.revise(wrong, 1, NOW)));
    assertEquals(1, log.size());
  }

  @Test
  void aDraftHasSoManyRevisionsAndNoMore() throws Refused {
    first.propose(Effect.WITHHOLD);
    for (int of = 1; of < InstrumentBounds.MOST_REVISIONS; of++) {
      revise(first, Effect.WITHHOLD, of);
    }
    assertEquals(
        RefusalReason.OUT_OF_BOUNDS,
        first.refused(() -> revise(first, Effect.PERMIT, InstrumentBounds.MOST_REVISIONS)));
    withdraw(first);
  }

  /** The second approver's instance had not read the change when it recorded. */
  @Test
  void anApprovalThatComesBehindAChangeDoesNotCount() throws Refused {
    first.propose(Effect.PERMIT);
    first.approve(ONE);
    second.readOn();
    second.meanwhile.add(() -> revise(first, Effect.WITHHOLD, 1));
    assertEquals(RefusalReason.REPORT_NOT_SEEN, second.refused(() -> second.approve(TWO)));
    assertEquals(List.of(), first.approvals());
    assertFalse(second.register.latest("R").orElseThrow().provenance().approved());
    assertFalse(first.reader.upTo(9).book().instrument("R").orElseThrow().provenance().approved());
  }

  @Test
  void aChangeThatComesBehindTheSecondApprovalDoesNotCount() throws Refused {
    first.propose(Effect.WITHHOLD);
    first.approve(ONE);
    first.meanwhile.add(
        () -> {
          second.readOn();
          second.approve(TWO);
        });
    assertEquals(RefusalReason.NO_DRAFT, first.refused(() -> revise(first, Effect.PERMIT, 1)));
    assertEquals(List.of(ONE, TWO), first.approvals());
    assertEquals(RefusalReason.NO_DRAFT, first.refused(() -> withdraw(first)));
  }

  @Test
  void ofTwoChangesAtOneMomentTheFirstOnTheLogStands() throws Refused {
    first.propose(Effect.WITHHOLD);
    first.meanwhile.add(() -> revise(second, Effect.PERMIT, 1));
    assertEquals(
        RefusalReason.REVISION_NOT_SEEN, first.refused(() -> revise(first, Effect.HOLD, 1)));
    assertEquals(Effect.PERMIT, first.register.latest("R").orElseThrow().ruling().effect());
    assertEquals(second.register.latest("R"), first.register.latest("R"));
  }

  @Test
  void whatIsWithdrawnIsNeitherApprovedNorChangedNorProposedAgain() throws Refused {
    first.propose(Effect.WITHHOLD);
    String read = report(first);
    first.approve(ONE);
    Instrument withdrawn = withdraw(first);
    assertEquals(
        new Filing(1, Optional.of(Withdrawal.MISTAKEN), Optional.empty()),
        withdrawn.provenance().filing());
    assertEquals(List.of(), withdrawn.provenance().approvals());
    assertEquals(
        RefusalReason.WITHDRAWN,
        second.refused(
            () -> second.author.approve(first.author.known("R"), TWO, Optional.of(read), NOW)));
    assertEquals(RefusalReason.WITHDRAWN, second.refused(() -> revise(second, Effect.HOLD, 1)));
    assertEquals(RefusalReason.WITHDRAWN, second.refused(() -> withdraw(second)));
    Refused again = assertThrows(Refused.class, () -> second.propose(Effect.WITHHOLD));
    assertEquals(RefusalReason.DUPLICATE_ID, again.reason());
    assertTrue(again.getMessage().contains("withdrawn"), again.getMessage());
    AuthorInstruments.End end =
        new AuthorInstruments.End("E", Issuer.AGENCY, new Termination("R", Period.ZERO), JUNE, "");
    assertEquals(
        RefusalReason.WITHDRAWN,
        second.refused(() -> second.author.terminate(withdrawn, end, DRAFTER, NOW)));
    assertEquals(3, log.size());
    assertTrue(second.register.book().instruments().isEmpty());
    assertTrue(second.register.asKnown(Instant.MAX).instruments().isEmpty());
  }

  @Test
  void anApprovalThatComesBehindAWithdrawalDoesNotCount() throws Refused {
    first.propose(Effect.PERMIT);
    first.approve(ONE);
    second.readOn();
    second.meanwhile.add(() -> withdraw(first));
    assertEquals(RefusalReason.WITHDRAWN, second.refused(() -> second.approve(TWO)));
    assertTrue(second.reader.upTo(9).book().instruments().isEmpty());
  }

  @Test
  void aWithdrawalThatComesBehindAChangeDoesNotCount() throws Refused {
    first.propose(Effect.PERMIT);
    second.readOn();
    second.meanwhile.add(() -> revise(first, Effect.WITHHOLD, 1));
    assertEquals(RefusalReason.REVISION_NOT_SEEN, second.refused(() -> withdraw(second)));
    assertEquals(2, revision(second.register.latest("R").orElseThrow()));
  }

  @Test
  void whatHoldsSinceItCannotBeReadIsApprovedAndNotWithdrawn() throws Refused {
    first.propose(Effect.WITHHOLD);
    first.register.unread(
        List.of(new UnreadRecord("R", 1, "", "", Optional.empty(), Optional.empty())));
    assertEquals(RefusalReason.HOLDS_UNREAD, first.refused(() -> withdraw(first)));
    assertEquals(1, log.size());
  }
}
