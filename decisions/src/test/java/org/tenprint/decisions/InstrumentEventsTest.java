package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.Scheme;

class InstrumentEventsTest {
  private static final Instant AT = Instant.EPOCH;
  private static final OffsetDateTime MAY = OffsetDateTime.parse("2011-05-04T00:00:00-05:00");
  private static final Validity OPEN = Validity.between(MAY, Optional.empty());
  private static final Set<Condition> EVERY_CONDITION =
      Set.of(
          new Condition.LevelIs(
              Scheme.SC_2008,
              Bound.BELOW,
              Level.L2,
              Basis.CONVICTION,
              Optional.of(LookBack.of(Period.ofYears(5)))),
          new RequestCondition.AgeAtRequest(Bound.BELOW, 21),
          new Condition.ChargeOnlyMinorTraffic(true),
          new Condition.StatusIn(Set.of(Status.PENDING, Status.UNKNOWN)),
          new Condition.ProtectedPerson(true),
          new Condition.Juvenile(true),
          new Condition.TriedAsAdult(false),
          new Condition.Stated(StatedFact.VICTIM_WITNESS, true),
          new RequestCondition.ConsentIn(Set.of(ConsentTerms.NONE, ConsentTerms.WITH_COUNSEL)),
          new Condition.CitizenshipClaimed(true),
          new Condition.ConfidenceGrey(),
          new Condition.MessageIs(false, true),
          new RequestCondition.WarrantIn(Set.of(Warrant.JUDICIAL)),
          new RequestCondition.RequestKindIn(Set.of(RequestKind.DETAINER, RequestKind.TRANSFER)),
          new RequestCondition.PurposeIn(Set.of(RequestPurpose.CUSTODY_SAFETY)),
          new RequestCondition.AskedWithin(new BusinessPeriod(48, BusinessPeriod.Unit.HOURS, "US")),
          new Condition.NoPermitFrom(
              Issuer.FEDERAL, Optional.of(Instant.parse("2010-11-09T06:00:00Z"))));

  private static Instrument instrument(Effect effect, Set<Condition> when, Validity validity) {
    return new Instrument(
        "IL-1",
        Issuer.STATE,
        new Reach(
            new Scope(ScopeKind.STATE, "IL"),
            PlaceKind.ARRESTING,
            Edge.RETURN,
            Set.of(RecipientKind.SIB)),
        new Ruling(
            effect, effect.opens() ? Reason.PERMITTED : Reason.TERMINATED, when, List.of("IL-0")),
        validity,
        new Provenance(MAY, "author", List.of("one", "two"), "5 ILCS 805"));
  }

  private static Validity ending() {
    return new Validity(
        MAY,
        Optional.of(MAY.plusYears(1)),
        Optional.of("IL-2"),
        Optional.of(new Termination("IL-3", Period.ofDays(30))));
  }

  @Test
  void anInstrumentComesBackAsItWasWritten() throws BrokenEvent {
    Instrument instrument = instrument(Effect.WITHHOLD, EVERY_CONDITION, ending());
    var event = InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument));
    assertEquals(instrument, InstrumentEvents.read(event));
  }

  @Test
  void aPermitAndAMandateWithoutConditionsComeBackToo() throws BrokenEvent {
    for (Effect effect : List.of(Effect.PERMIT, Effect.REQUIRE)) {
      Instrument instrument = instrument(effect, Set.of(), Validity.between(MAY, Optional.empty()));
      var event =
          org.tenprint.events.notification.Instrument.newBuilder(
                  InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument)))
              .setReason(null)
              .build();
      assertEquals(instrument, InstrumentEvents.read(event));
    }
  }

  /** A version of before refuses the kind of scope: from its value it would take one for all. */
  @Test
  void aListOfPlacesComesBackAndIsNotPassedOver() throws BrokenEvent {
    Instrument one = instrument(Effect.WITHHOLD, Set.of(), Validity.between(MAY, Optional.empty()));
    Scope three =
        new Scope(
            List.of(
                new Area(ScopeKind.FIELD_OFFICE, "BOS"),
                new Area(ScopeKind.COUNTY, "25027"),
                new Area(ScopeKind.COUNTY, "25025")));
    Reach reach = new Reach(three, PlaceKind.BOOKING, Edge.RETURN, Set.of(RecipientKind.AGENCY));
    Instrument listing =
        new Instrument(
            one.id(), one.issuer(), reach, one.ruling(), one.validity(), one.provenance());
    var event = InstrumentEvents.write(listing, List.of());
    assertEquals(reach, InstrumentEvents.read(event).reach());
    assertEquals("LIST", event.getScope().getKind().name());
    assertEquals("", event.getScope().getValue());
    assertEquals(List.of(), InstrumentEvents.write(one, List.of()).getAreas());
    var places = event.getAreas();
    var list = event.getScope();
    refused(event, list, List.of());
    refused(event, list, List.of(places.get(0), list));
    refused(event, list, Collections.nCopies(513, places.get(0)));
    refused(event, places.get(0), places);
    refused(event, new org.tenprint.events.notification.Scope(list.getKind(), "MA"), places);
  }

  private static void refused(
      org.tenprint.events.notification.Instrument event,
      org.tenprint.events.notification.Scope scope,
      List<org.tenprint.events.notification.Scope> areas) {
    var broken =
        org.tenprint.events.notification.Instrument.newBuilder(event)
            .setScope(scope)
            .setAreas(areas)
            .build();
    assertThrows(BrokenEvent.class, () -> InstrumentEvents.read(broken), broken.toString());
  }

  /** What a version of before does not know stands where it refuses what it does not know. */
  @Test
  void conditionsThatCameLaterAreNotPassedOver() throws BrokenEvent {
    Condition papers = new RequestCondition.WarrantIn(Set.of(Warrant.SUBPOENA, Warrant.JUDICIAL));
    Condition kinds = new RequestCondition.RequestKindIn(Set.of(RequestKind.DETAINER));
    Conditions both = ConditionEvents.write(Set.of(papers, kinds));
    assertEquals(List.of("warrants", "requestKinds"), both.getMessage());
    assertEquals(Set.of(papers, kinds), ConditionEvents.read(both));
    Conditions passedOver = Conditions.newBuilder(both).setRequestKinds(List.of()).build();
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(passedOver));
    Condition before = new RequestCondition.WarrantIn(Set.of(Warrant.NONE));
    Conditions as = ConditionEvents.write(Set.of(before));
    assertEquals(org.tenprint.events.notification.Warrant.NONE, as.getWarrant());
    assertEquals(List.of(), as.getWarrants());
    assertEquals(List.of(), as.getMessage());
  }

  @Test
  void codesThatALaterVersionWroteAreRefused() {
    Instrument instrument = instrument(Effect.WITHHOLD, EVERY_CONDITION, ending());
    var event = InstrumentEvents.write(instrument, List.of());
    event.put("edge", org.tenprint.events.notification.Edge.UNKNOWN);
    assertThrows(BrokenEvent.class, () -> InstrumentEvents.read(event));
  }

  @Test
  void whatIsRefusedAppliesToNothingAndWhatStoodStands() throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    Instrument good = instrument(Effect.PERMIT, Set.of(), Validity.between(MAY, Optional.empty()));
    reader.put(InstrumentEvents.write(good, InstrumentEvents.approvals(good)), 0, AT);
    Instrument turned =
        instrument(Effect.PERMIT, Set.of(), Validity.between(MAY, Optional.of(MAY.minusDays(1))));
    BrokenEvent refused =
        assertThrows(
            BrokenEvent.class, () -> reader.put(InstrumentEvents.write(turned, List.of()), 1, AT));
    assertTrue(refused.getMessage().contains("BAD_INTERVAL"), refused.getMessage());
    KnownRules rules = reader.upTo(2);
    assertEquals(good, rules.book().instrument("IL-1").orElseThrow());
    assertEquals(2, rules.offset());
  }

  @Test
  void theNextChangeIsWhenAnInstrumentStartsEndsOrBecomesKnown() throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    Instrument instrument = instrument(Effect.WITHHOLD, Set.of(), ending());
    reader.put(InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument)), 0, AT);
    KnownRules rules = reader.upTo(1);
    Instant recorded = MAY.toInstant();
    Instant begins = MAY.plusDays(30).toInstant();
    assertEquals(Optional.of(recorded), rules.nextChange(recorded.minusSeconds(1)));
    assertEquals(Optional.of(begins), rules.nextChange(recorded));
    assertEquals(Optional.of(MAY.plusYears(1).toInstant()), rules.nextChange(begins));
    assertEquals(Optional.empty(), rules.nextChange(MAY.plusYears(1).toInstant()));
    assertTrue(rules.mayRecall(0, Instant.EPOCH, begins));
    assertFalse(rules.mayRecall(1, begins, begins.plusSeconds(1)));
    assertTrue(rules.mayRecall(0, Instant.EPOCH, recorded), "it supersedes at its start");
    assertFalse(rules.mayRecall(0, Instant.EPOCH, recorded.minusSeconds(1)));
  }

  @Test
  void whatSupersedesWakesAtItsStartThoughItsOwnEffectWaits() throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    Instrument early = instrument(Effect.WITHHOLD, Set.of(), ending());
    var event =
        org.tenprint.events.notification.Instrument.newBuilder(
                InstrumentEvents.write(early, InstrumentEvents.approvals(early)))
            .setRecorded(Times.written(MAY.minusDays(3)))
            .build();
    reader.put(event, 0, AT);
    Instant recorded = MAY.minusDays(3).toInstant();
    assertEquals(Optional.of(MAY.toInstant()), reader.upTo(1).nextChange(recorded));
  }

  @Test
  void aPermitWhoseConditionsStateNothingPermitsNothingAndCountsInTheVersion() throws BrokenEvent {
    Validity open = Validity.between(MAY, Optional.empty());
    for (Effect effect : Effect.values()) {
      Instrument bare = instrument(effect, Set.of(), open);
      var event =
          org.tenprint.events.notification.Instrument.newBuilder(
                  InstrumentEvents.write(bare, InstrumentEvents.approvals(bare)))
              .setWhen(
                  Conditions.newBuilder()
                      .setBasis(org.tenprint.events.notification.Basis.EITHER)
                      .build())
              .build();
      RuleBookReader reader = new RuleBookReader();
      if (effect.opens()) {
        BrokenEvent refused = assertThrows(BrokenEvent.class, () -> reader.put(event, 0, AT));
        assertTrue(refused.getMessage().contains("EMPTY_CONDITION"), refused.getMessage());
      } else {
        reader.put(event, 0, AT);
      }
      RuleBook book = reader.upTo(1).book();
      Instant now = MAY.toInstant();
      assertEquals(!effect.opens(), book.inForce(bare, now, now), effect.name());
      assertEquals(RuleBook.of(List.of(bare)).version(), book.version());
    }
  }

  @Test
  void aPermitWaitsForWhatItNamesByUnless() throws BrokenEvent {
    for (Effect effect : Effect.values()) {
      Instrument named = naming(instrument(effect, Set.of(), OPEN), "IL-9");
      RuleBookReader reader = new RuleBookReader();
      reader.put(InstrumentEvents.write(named, InstrumentEvents.approvals(named)), 0, AT);
      Instant now = MAY.toInstant();
      RuleBook waiting = reader.upTo(1).book();
      assertEquals(!effect.opens(), waiting.inForce(named, now, now), effect.name());
      assertEquals(effect.opens() ? Set.of(named.id()) : Set.of(), reader.waiting());
      var other =
          org.tenprint.events.notification.Instrument.newBuilder(
                  InstrumentEvents.write(named, List.of()))
              .setId("IL-9")
              .setUnless(List.of(named.id()))
              .build();
      reader.put(other, 1, AT);
      assertTrue(reader.upTo(2).book().inForce(named, now, now));
    }
  }

  private static Instrument naming(Instrument instrument, String other) {
    Ruling ruling = instrument.ruling();
    return new Instrument(
        instrument.id(),
        instrument.issuer(),
        instrument.reach(),
        new Ruling(ruling.effect(), ruling.reason(), ruling.when(), List.of(other)),
        instrument.validity(),
        instrument.provenance());
  }

  @Test
  void noEventStatesAConditionThatListsNothing() {
    Instrument instrument =
        instrument(Effect.PERMIT, Set.of(new Condition.StatusIn(Set.of())), OPEN);
    assertThrows(
        IllegalArgumentException.class, () -> InstrumentEvents.write(instrument, List.of()));
  }
}
