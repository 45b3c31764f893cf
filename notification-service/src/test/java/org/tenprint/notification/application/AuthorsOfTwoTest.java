package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.OffenceTable;

/** People write, and approve, at two instances that share a log and nothing else. */
class AuthorsOfTwoTest {
  private static final OffsetDateTime JUNE = OffsetDateTime.parse("2011-06-06T00:00:00-04:00");
  private static final Instant NOW = Instant.parse("2011-05-01T12:00:00Z");
  private static final String DRAFTER = PersonId.of("issuer", "drafter");
  private static final String ONE = PersonId.of("issuer", "one");
  private static final String TWO = PersonId.of("issuer", "two");
  private static final String THREE = PersonId.of("issuer", "three");
  private static final String FOUR = PersonId.of("issuer", "four");

  private final List<org.tenprint.events.notification.Instrument> log = new ArrayList<>();
  private final Instance first = new Instance();
  private final Instance second = new Instance();

  /** Something that is done at another instance. */
  private interface Elsewhere {
    void happens() throws Refused;
  }

  /** One, with its own copy of what it read. */
  private final class Instance {
    private final InstrumentRegister register = new InstrumentRegister();
    private final RuleBookReader reader = new RuleBookReader();
    private final ExplainEffect explain =
        new ExplainEffect(
            register,
            new OffenceTable("none", Map.of()),
            List.of(new Place("MA0130100", "25025", "MA", "BOS")));
    private final AuthorInstruments author =
        new AuthorInstruments(register, this::readOn, this::record, explain, Duration.ofMillis(5));

    /** Each is taken once, between what this instance read and what it records. */
    private final Deque<Elsewhere> meanwhile = new ArrayDeque<>();

    private Elsewhere afterwards = () -> {};
    private boolean cutOff;
    private int read;

    private void readOn() throws Refused {
      if (cutOff) {
        throw new Refused(RefusalReason.NOT_CAUGHT_UP, "");
      }
      for (; read < log.size(); read++) {
        var event = log.get(read);
        try {
          register.put(
              reader.put(event, read),
              event.getApprovals().stream()
                  .map(one -> new Approval(one.getBy(), Optional.empty(), Optional.empty()))
                  .toList());
        } catch (BrokenEvent refused) {
          assertEquals("refused: APPROVED_BEFORE", refused.getMessage());
        }
        register.unread(
            reader.unread().stream()
                .map(one -> new UnreadRecord(one.id(), 0, "", "", one.reach(), Optional.empty()))
                .toList());
      }
    }

    private void record(Instrument instrument, List<Approval> approvals, Instant at)
        throws Refused {
      if (!meanwhile.isEmpty()) {
        meanwhile.remove().happens();
      }
      write(instrument, approvals.stream().map(Approval::by).toArray(String[]::new));
      afterwards.happens();
    }

    private Instrument propose(Effect effect) throws Refused {
      return author.propose(words(effect), NOW);
    }

    /** As who read the report a moment ago. */
    private Instrument approve(String by) throws Refused {
      Instrument seen = register.latest("R").orElseThrow();
      String report = explain.of(seen, NOW, Instant.MAX).conflicts().digest();
      return author.approve("R", by, Optional.of(report), NOW);
    }

    private List<String> approvals() throws Refused {
      readOn();
      return register.latest("R").orElseThrow().provenance().approvals();
    }

    private RefusalReason refused(Executable asked) {
      return assertThrows(Refused.class, asked).reason();
    }
  }

  private void write(Instrument instrument, String... approvals) {
    List<org.tenprint.events.notification.Approval> its = new ArrayList<>();
    for (String by : approvals) {
      its.add(new org.tenprint.events.notification.Approval(by, null, null));
    }
    log.add(InstrumentEvents.write(instrument, its));
  }

  private static Instrument words(Effect effect) {
    return new Instrument(
        "R",
        Issuer.AGENCY,
        new Reach(
            new Scope(ScopeKind.ORI, "MA0130100"), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
        new Ruling(
            effect,
            effect == Effect.PERMIT ? Reason.PERMITTED : Reason.RECIPIENT_REFUSED,
            Set.of(),
            List.of()),
        Validity.between(JUNE, Optional.empty()),
        new Provenance(JUNE, DRAFTER, List.of(), "a letter"));
  }

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
    Instance third = new Instance();
    assertEquals(RefusalReason.DUPLICATE_ID, third.refused(() -> third.propose(Effect.PERMIT)));
    AuthorInstruments.End end =
        new AuthorInstruments.End("R", new Termination("X", Period.ZERO), JUNE, "");
    Instance fourth = new Instance();
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
        new AuthorInstruments.End("E", new Termination("R", Period.ZERO), JUNE, "");
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
    write(draft, ONE);
    write(draft, TWO);
    assertEquals(List.of(TWO), second.approvals());
    assertTrue(second.approve(THREE).provenance().approved());
    assertEquals(List.of(ONE, TWO, THREE), first.approvals());
  }

  @Test
  void anApprovalOfOtherWordsOfTheIdDoesNotCount() throws Refused {
    first.propose(Effect.WITHHOLD);
    write(words(Effect.PERMIT), ONE);
    write(words(Effect.WITHHOLD));
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
    first.afterwards = () -> write(words(Effect.PERMIT));
    assertEquals(RefusalReason.REPORT_NOT_SEEN, first.refused(() -> first.approve(ONE)));
    assertEquals(List.of(), second.approvals());
  }

  @Test
  void whoseProposalGaveWayToAnotherIsToldSo() throws Refused {
    first.afterwards = () -> write(words(Effect.PERMIT));
    assertEquals(RefusalReason.DUPLICATE_ID, first.refused(() -> first.propose(Effect.WITHHOLD)));
  }

  /** Services of before recorded so; what the other words keep back is held until then. */
  @Test
  void whatStandsBesideOtherApprovedWordsIsApprovedByTwoMore() throws Refused {
    approvedAtTheFirst();
    Instrument stands = first.author.known("R");
    write(words(Effect.HOLD), THREE, FOUR);
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
