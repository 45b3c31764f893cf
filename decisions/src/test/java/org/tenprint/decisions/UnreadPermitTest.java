package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Scheme;

/**
 * The nation permits where the state has no permit of its own, and the state permits of grave
 * offences alone: of a slight one nothing is told, whether or not the state's permit can be read.
 */
class UnreadPermitTest {
  private static final OffsetDateTime BEGUN = OffsetDateTime.parse("2011-01-01T00:00:00Z");
  private static final OffsetDateTime BOOKED = OffsetDateTime.parse("2012-01-01T10:00:00-05:00");
  private static final OffenceTable TABLE =
      new OffenceTable("v", Map.of("1201", "L1", "5499", "L3"));
  private static final List<String> TWO = List.of("one", "two");
  private static final Condition GRAVE =
      new Condition.LevelIs(
          Scheme.SC_2008, Bound.AT_LEAST, Level.L1, Basis.EITHER, Optional.empty());
  private static final Instrument DEFAULT =
      nations(Set.of(new Condition.NoPermitFrom(Issuer.STATE, Optional.empty())), List.of());
  private static final Instrument UNLESS = nations(Set.of(), List.of("MA-L1"));
  private static final Instrument STATES = states(Effect.PERMIT, List.of(), TWO);

  private final RuleBookReader reader = new RuleBookReader();
  private final RuleBookReader before = new RuleBookReader(Edition.FOURTH);

  private static Instrument nations(Set<Condition> when, List<String> unless) {
    return instrument(
        "FED-DEFAULT",
        Issuer.FEDERAL,
        new Scope(ScopeKind.NATION, "US"),
        new Ruling(Effect.PERMIT, Reason.PERMITTED, when, unless),
        TWO);
  }

  private static Instrument states(Effect effect, List<String> unless, List<String> approvals) {
    return instrument(
        "MA-L1",
        Issuer.STATE,
        new Scope(ScopeKind.STATE, "MA"),
        new Ruling(effect, Reason.PERMITTED, Set.of(GRAVE), unless),
        approvals);
  }

  private static Instrument instrument(
      String id, Issuer issuer, Scope scope, Ruling ruling, List<String> approvals) {
    return new Instrument(
        id,
        issuer,
        new Reach(scope, PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
        ruling,
        Validity.between(BEGUN, Optional.empty()),
        new Provenance(BEGUN, "author", approvals, ""));
  }

  private static org.tenprint.events.notification.Instrument event(Instrument one) {
    return InstrumentEvents.write(one, InstrumentEvents.approvals(one));
  }

  private static org.tenprint.events.notification.Instrument states(Conditions.Builder when) {
    return org.tenprint.events.notification.Instrument.newBuilder(event(STATES))
        .setWhen(when.setBasis(org.tenprint.events.notification.Basis.EITHER).build())
        .build();
  }

  private static Conditions.Builder aLaterVersionsWord() {
    return Conditions.newBuilder().setMessage(List.of("later-word"));
  }

  private void recorded(Instrument... all) throws BrokenEvent {
    for (Instrument one : all) {
      reader.put(event(one), 0, Instant.EPOCH);
      before.put(event(one), 0, Instant.EPOCH);
    }
  }

  private void refused(org.tenprint.events.notification.Instrument event) {
    assertThrows(BrokenEvent.class, () -> reader.put(event, 0, Instant.EPOCH));
    assertThrows(BrokenEvent.class, () -> before.put(event, 0, Instant.EPOCH));
  }

  private void undecodable() {
    reader.undecodable("MA-L1", Instant.EPOCH);
    before.undecodable("MA-L1", Instant.EPOCH);
  }

  private static Decision decided(RuleBookReader read, Edition edition, String state) {
    Place there =
        state.equals("MA") ? BostonCase.BOSTON : new Place("RI0040900", "44007", state, "BOS");
    Facts facts = BostonCase.booked(BOOKED, there, List.of(new Charge("5499", Optional.empty())));
    DisclosurePolicy policy = new DisclosurePolicy(read.upTo(9).book(), TABLE, edition);
    return BostonCase.decided(policy, facts, BOOKED.toInstant());
  }

  /** Now it is held, in the state alone; in the editions of before it was told, as they log. */
  private void holds(String naming) {
    Decision held = decided(reader, Edition.PRESENT, "MA");
    assertEquals(Outcome.HELD, held.outcome());
    assertEquals(Reason.EXAMINER_REVIEW, held.reason());
    assertEquals(List.of(naming), held.instruments());
    assertEquals(Outcome.DELIVERED, decided(reader, Edition.PRESENT, "RI").outcome());
    Decision then = decided(before, Edition.FOURTH, "MA");
    assertEquals(Outcome.DELIVERED, then.outcome());
    assertEquals(List.of("FED-DEFAULT"), then.instruments());
    assertEquals(List.of(), before.unread());
  }

  @Test
  void bothReadNothingIsTold() throws BrokenEvent {
    recorded(DEFAULT, STATES);
    assertEquals(Reason.NO_RULE, decided(reader, Edition.PRESENT, "MA").reason());
    assertEquals(Reason.NO_RULE, decided(before, Edition.FOURTH, "MA").reason());
  }

  @ParameterizedTest
  @EnumSource(
      value = Effect.class,
      names = {"PERMIT", "REQUIRE"})
  void whereItsApprovalCannotBeDecodedItHolds(Effect effect) throws BrokenEvent {
    recorded(DEFAULT, states(effect, List.of(), List.of()));
    undecodable();
    holds("MA-L1");
    assertNotEquals(before.upTo(9).book().version(), reader.upTo(9).book().version());
    reader.put(event(states(effect, List.of(), TWO)), 1, Instant.EPOCH);
    assertEquals(Reason.NO_RULE, decided(reader, Edition.PRESENT, "MA").reason());
    assertEquals(List.of(), reader.unread());
  }

  @Test
  void whereItHasALaterVersionsWordItHolds() throws BrokenEvent {
    recorded(DEFAULT);
    refused(states(aLaterVersionsWord()));
    holds("MA-L1");
  }

  @Test
  void whereItWaitsForWhatIsNotRecordedItHolds() throws BrokenEvent {
    recorded(DEFAULT, states(Effect.PERMIT, List.of("NOT-YET"), TWO));
    assertEquals(List.of(), reader.unread());
    holds("FED-DEFAULT");
    assertEquals(before.upTo(9).book().version(), reader.upTo(9).book().version());
    Instrument awaited =
        instrument(
            "NOT-YET",
            Issuer.STATE,
            new Scope(ScopeKind.STATE, "RI"),
            new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(), List.of()),
            List.of());
    reader.put(event(awaited), 2, Instant.EPOCH);
    assertEquals(Reason.NO_RULE, decided(reader, Edition.PRESENT, "MA").reason());
  }

  @Test
  void whereItsConditionsStateNothingItHolds() throws BrokenEvent {
    recorded(DEFAULT);
    refused(states(Conditions.newBuilder()));
    holds("FED-DEFAULT");
  }

  @Test
  void whatItWouldSilenceByUnlessIsHeldToo() throws BrokenEvent {
    recorded(UNLESS, states(Effect.PERMIT, List.of("NOT-YET"), TWO));
    holds("FED-DEFAULT");
  }

  /** One person's draft closes nothing, read or not; nor does one that is over, or not begun. */
  @Test
  void aDraftOfItHoldsNothing() throws BrokenEvent {
    recorded(DEFAULT, states(Effect.PERMIT, List.of("NOT-YET"), List.of("one")));
    assertEquals(Outcome.DELIVERED, decided(reader, Edition.PRESENT, "MA").outcome());
    refused(
        org.tenprint.events.notification.Instrument.newBuilder(states(aLaterVersionsWord()))
            .setApprovals(List.of())
            .build());
    assertEquals(Outcome.DELIVERED, decided(reader, Edition.PRESENT, "MA").outcome());
    assertEquals(List.of(), reader.unread());
  }
}
