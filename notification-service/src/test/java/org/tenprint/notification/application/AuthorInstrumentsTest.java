package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Area;
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

class AuthorInstrumentsTest {
  private static final OffsetDateTime JUNE = OffsetDateTime.parse("2011-06-06T00:00:00-04:00");
  private static final Instant NOW = Instant.parse("2011-05-01T12:00:00Z");

  private final InstrumentRegister register = new InstrumentRegister();
  private static final String DRAFTER = PersonId.of("issuer", "drafter");
  private static final String ONE = PersonId.of("issuer", "one");
  private static final String TWO = PersonId.of("issuer", "two");
  private static final String THREE = PersonId.of("issuer", "three");

  private final List<Instrument> log = new ArrayList<>();
  private final ExplainEffect explain =
      new ExplainEffect(
          register,
          new OffenceTable("none", Map.of()),
          List.of(new Place("MA0130100", "25025", "MA", "BOS")));
  private final AuthorInstruments author =
      new AuthorInstruments(
          register,
          () -> {},
          (instrument, approvals, at) -> {
            log.add(instrument);
            register.put(instrument, approvals);
          },
          explain,
          new Ahead(() -> Instant.MIN, Duration.ofMillis(500)));

  private static Instrument instrument(
      String id, Issuer issuer, Scope scope, Edge edge, Effect effect) {
    return new Instrument(
        id,
        issuer,
        new Reach(scope, PlaceKind.CONTROLLING, edge, Set.of()),
        new Ruling(
            effect,
            effect == Effect.PERMIT ? Reason.PERMITTED : Reason.RECIPIENT_REFUSED,
            Set.of(),
            List.of()),
        Validity.between(JUNE, Optional.empty()),
        new Provenance(JUNE, DRAFTER, List.of(), "a letter"));
  }

  private static Instrument refusal(String id) {
    Scope boston = new Scope(ScopeKind.ORI, "MA0130100");
    return new Instrument(
        id,
        Issuer.AGENCY,
        new Reach(boston, PlaceKind.CONTROLLING, Edge.RETURN, Set.of(RecipientKind.AGENCY)),
        new Ruling(Effect.WITHHOLD, Reason.RECIPIENT_REFUSED, Set.of(), List.of()),
        Validity.between(JUNE, Optional.empty()),
        new Provenance(JUNE, DRAFTER, List.of("smuggled"), "a letter"));
  }

  /** Approves as who saw the report. */
  private Instrument approve(String id, String by, Instant now) throws Refused {
    String seen = register.latest(id).map(one -> report(one, now)).orElse("none");
    return author.approve(author.known(id), by, Optional.of(seen), now);
  }

  private String report(Instrument one, Instant now) {
    return explain.of(one, now, Instant.MAX).conflicts().digest();
  }

  private static RefusalReason reason(org.junit.jupiter.api.function.Executable asked) {
    return assertThrows(Refused.class, asked).reason();
  }

  @Test
  void aProposalIsADraftUntilTwoOthersApproved() throws Refused {
    Instrument draft = author.propose(refusal("R"), NOW);
    assertEquals(List.of(), draft.provenance().approvals());
    assertFalse(approve("R", ONE, NOW.plusSeconds(1)).provenance().approved());
    Instrument approved = approve("R", TWO, NOW.plusSeconds(2));
    assertTrue(approved.provenance().approved());
    assertEquals(NOW.plusMillis(2500), approved.provenance().recorded().toInstant());
    assertEquals(3, log.size());
  }

  @Test
  void whatHasNoOneMeaningIsRefusedAndLeavesNoDraft() throws Refused {
    Instrument plain = author.propose(refusal("R"), NOW);
    Termination longest = new Termination("R", Period.ofYears(999_999_999));
    AuthorInstruments.End end = new AuthorInstruments.End("T", Issuer.AGENCY, longest, JUNE, "");
    assertEquals(
        RefusalReason.OUT_OF_BOUNDS, reason(() -> author.terminate(plain, end, DRAFTER, NOW)));
    Ruling exception =
        new Ruling(Effect.WITHHOLD, Reason.RECIPIENT_REFUSED, Set.of(), List.of("NOT-THERE"));
    Ruling reserved = new Ruling(Effect.WITHHOLD, Reason.PROTECTED, Set.of(), List.of());
    assertEquals(
        RefusalReason.UNKNOWN_UNLESS, reason(() -> author.propose(ruling(exception), NOW)));
    assertEquals(RefusalReason.NOT_ITS_REASON, reason(() -> author.propose(ruling(reserved), NOW)));
    Validity itself = new Validity(JUNE, Optional.empty(), Optional.of("X"), Optional.empty());
    assertEquals(
        RefusalReason.ENDS_IN_A_CIRCLE,
        reason(
            () ->
                author.propose(
                    new Instrument(
                        "X",
                        plain.issuer(),
                        plain.reach(),
                        plain.ruling(),
                        itself,
                        plain.provenance()),
                    NOW)));
    assertEquals(1, log.size());
  }

  private static Instrument ruling(Ruling ruling) {
    Instrument plain = refusal("X");
    return new Instrument(
        "X", plain.issuer(), plain.reach(), ruling, plain.validity(), plain.provenance());
  }

  @Test
  void whoWroteItDoesNotApproveItAndNobodyApprovesTwice() throws Refused {
    author.propose(refusal("R"), NOW);
    assertEquals(RefusalReason.AUTHOR_APPROVES, reason(() -> approve("R", DRAFTER, NOW)));
    approve("R", ONE, NOW);
    assertEquals(RefusalReason.ALREADY_APPROVED, reason(() -> approve("R", ONE, NOW)));
    approve("R", TWO, NOW);
    assertEquals(RefusalReason.NO_DRAFT, reason(() -> approve("R", THREE, NOW)));
    assertEquals(3, log.size());
  }

  /** Whoever approves may be who wrote under that name. */
  @Test
  void aDraftOfBeforePeopleHadIdentitiesIsProposedAgain() {
    Instrument plain = refusal("OLD");
    Provenance named = new Provenance(JUNE, "drafter", List.of(), "a letter");
    register.put(
        new Instrument(
            "OLD", plain.issuer(), plain.reach(), plain.ruling(), plain.validity(), named),
        List.of());
    assertEquals(RefusalReason.OF_A_NAME, reason(() -> approve("OLD", ONE, NOW)));
    assertEquals(List.of(), log);
  }

  @Test
  void whatThePolicyRefusesIsNotRecorded() throws Refused {
    Scope state = new Scope(ScopeKind.STATE, "MA");
    assertEquals(
        RefusalReason.SHARE_NOT_LOCAL,
        reason(
            () ->
                author.propose(
                    instrument("S", Issuer.STATE, state, Edge.SHARE, Effect.WITHHOLD), NOW)));
    assertEquals(
        RefusalReason.UNKNOWN_SCOPE,
        reason(
            () ->
                author.propose(
                    instrument(
                        "S",
                        Issuer.STATE,
                        new Scope(ScopeKind.STATE, "Mass"),
                        Edge.RETURN,
                        Effect.PERMIT),
                    NOW)));
    Area known = state.areas().get(0);
    for (Area none :
        List.of(new Area(ScopeKind.STATE, "ZZ"), new Area(ScopeKind.COUNTY, "99999"))) {
      for (Scope nobody : List.of(new Scope(List.of(none)), new Scope(List.of(known, none)))) {
        Instrument there = instrument("S", Issuer.STATE, nobody, Edge.RETURN, Effect.PERMIT);
        Refused refused = assertThrows(Refused.class, () -> author.propose(there, NOW));
        assertEquals(RefusalReason.UNKNOWN_SCOPE, refused.reason());
        String said = "No agency is known in " + none.value() + ":";
        assertTrue(refused.getMessage().startsWith(said), refused::toString);
      }
    }
    assertEquals(RefusalReason.UNKNOWN_INSTRUMENT, reason(() -> approve("S", ONE, NOW)));
    author.propose(refusal("R"), NOW);
    assertEquals(RefusalReason.DUPLICATE_ID, reason(() -> author.propose(refusal("R"), NOW)));
    assertEquals(1, log.size());
  }

  @Test
  void aTerminationWithholdsTheSameReachAfterNotice() throws Refused {
    Instrument agreement =
        author.propose(
            instrument(
                "MOA", Issuer.STATE, new Scope(ScopeKind.STATE, "MA"), Edge.RETURN, Effect.PERMIT),
            NOW);
    Termination notice = new Termination("MOA", Period.ofDays(30));
    AuthorInstruments.End end =
        new AuthorInstruments.End("MOA-END", Issuer.STATE, notice, JUNE.plusDays(1), "notice");
    Instrument ended = author.terminate(agreement, end, "other", NOW);
    assertEquals(agreement.reach(), ended.reach());
    assertEquals(Reason.TERMINATED, ended.ruling().reason());
    assertEquals(JUNE.plusDays(31).toInstant(), ended.validity().begins());
    assertEquals("other", ended.provenance().author());
  }

  @Test
  void whatIsListedIsInForceAndKnown() throws Refused {
    author.propose(refusal("R"), NOW);
    approve("R", ONE, NOW);
    approve("R", TWO, NOW.plusSeconds(60));
    Instant effective = JUNE.toInstant();
    assertEquals(1, register.inForce(effective, NOW.plusSeconds(61)).size());
    assertEquals(0, register.inForce(effective, NOW.plusSeconds(59)).size());
    assertEquals(0, register.inForce(effective.minusSeconds(1), NOW.plusSeconds(61)).size());
  }

  @Test
  void aDraftThatConflictsIsApprovedByThoseWhoNameTheReportOnIt() throws Refused {
    Scope boston = new Scope(ScopeKind.ORI, "MA0130100");
    author.propose(instrument("YES", Issuer.AGENCY, boston, Edge.RETURN, Effect.PERMIT), NOW);
    approve("YES", ONE, NOW);
    approve("YES", TWO, NOW);
    author.propose(refusal("R"), NOW);
    assertEquals(
        RefusalReason.REPORT_NOT_SEEN,
        reason(() -> author.approve(author.known("R"), ONE, Optional.empty(), NOW)));
    assertEquals(
        RefusalReason.REPORT_NOT_SEEN,
        reason(() -> author.approve(author.known("R"), ONE, Optional.of("0123456789abcdef"), NOW)));
    String report = report(author.known("R"), NOW);
    author.approve(author.known("R"), ONE, Optional.of(report), NOW);
    author.propose(instrument("NO", Issuer.STATE, boston, Edge.RETURN, Effect.WITHHOLD), NOW);
    approve("NO", ONE, NOW);
    approve("NO", TWO, NOW);
    author.approve(author.known("R"), TWO, Optional.of(report), NOW.plusSeconds(1));
    assertEquals(
        List.of(
            new Approval(ONE, Optional.of(NOW), Optional.of(report)),
            new Approval(TWO, Optional.of(NOW.plusSeconds(1)), Optional.of(report))),
        register.approvals("R"));
  }

  /** Two instances may each take a proposal of one id: the draft that was read is not the last. */
  @Test
  void anApprovalIsOfTheDraftThatWasReadAndNotOfAnotherOfItsId() throws Refused {
    author.propose(refusal("R"), NOW);
    assertTrue(explain.of(author.known("R"), NOW, Instant.MAX).conflicts().all().isEmpty());
    assertEquals(
        RefusalReason.REPORT_NOT_SEEN,
        reason(() -> author.approve(author.known("R"), ONE, Optional.empty(), NOW)));
    String read = report(author.known("R"), NOW);
    Scope boston = new Scope(ScopeKind.ORI, "MA0130100");
    register.put(instrument("R", Issuer.AGENCY, boston, Edge.RETURN, Effect.PERMIT), List.of());
    assertEquals(
        RefusalReason.REPORT_NOT_SEEN,
        reason(() -> author.approve(author.known("R"), ONE, Optional.of(read), NOW)));
  }

  @Test
  void aReportThatIsNoLongerTrueIsNotTheOneToName() throws Refused {
    Scope boston = new Scope(ScopeKind.ORI, "MA0130100");
    author.propose(refusal("R"), NOW);
    String before = report(author.known("R"), NOW);
    author.approve(author.known("R"), ONE, Optional.of(before), NOW);
    author.propose(instrument("YES", Issuer.STATE, boston, Edge.RETURN, Effect.PERMIT), NOW);
    approve("YES", ONE, NOW);
    approve("YES", TWO, NOW);
    assertEquals(
        RefusalReason.REPORT_NOT_SEEN,
        reason(() -> author.approve(author.known("R"), TWO, Optional.of(before), NOW)));
  }
}
