package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.Basis;
import org.tenprint.policy.Bound;
import org.tenprint.policy.Condition;
import org.tenprint.policy.Edge;
import org.tenprint.policy.Effect;
import org.tenprint.policy.Instrument;
import org.tenprint.policy.Issuer;
import org.tenprint.policy.Level;
import org.tenprint.policy.PlaceKind;
import org.tenprint.policy.Provenance;
import org.tenprint.policy.Reach;
import org.tenprint.policy.Reason;
import org.tenprint.policy.RecipientKind;
import org.tenprint.policy.Ruling;
import org.tenprint.policy.Scheme;
import org.tenprint.policy.Scope;
import org.tenprint.policy.ScopeKind;
import org.tenprint.policy.Status;
import org.tenprint.policy.Termination;
import org.tenprint.policy.Validity;
import org.tenprint.policy.Warrant;

class InstrumentEventsTest {
  private static final OffsetDateTime MAY = OffsetDateTime.parse("2011-05-04T00:00:00-05:00");
  private static final Set<Condition> EVERY_CONDITION =
      Set.of(
          new Condition.LevelIs(
              Scheme.SC_2008,
              Bound.BELOW,
              Level.L2,
              Basis.CONVICTION,
              Optional.of(Period.ofYears(5))),
          new Condition.ChargeOnlyMinorTraffic(true),
          new Condition.StatusIn(Set.of(Status.PENDING, Status.UNKNOWN)),
          new Condition.ProtectedPerson(true),
          new Condition.Juvenile(true),
          new Condition.CitizenshipClaimed(true),
          new Condition.ConfidenceGrey(),
          new Condition.MessageIs(false, true),
          new Condition.WarrantIs(Warrant.JUDICIAL),
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
            effect,
            effect == Effect.PERMIT ? Reason.PERMITTED : Reason.TERMINATED,
            when,
            List.of("IL-0")),
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
  void onePermitWithoutConditionsComesBackToo() throws BrokenEvent {
    Instrument instrument =
        instrument(Effect.PERMIT, Set.of(), Validity.between(MAY, Optional.empty()));
    var event = InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument));
    assertEquals(instrument, InstrumentEvents.read(event));
  }

  @Test
  void codesThatALaterVersionWroteAreRefused() {
    Instrument instrument = instrument(Effect.WITHHOLD, EVERY_CONDITION, ending());
    var event =
        org.tenprint.events.notification.Instrument.newBuilder(
                InstrumentEvents.write(instrument, List.of()))
            .setEdge(org.tenprint.events.notification.Edge.UNKNOWN)
            .build();
    assertThrows(BrokenEvent.class, () -> InstrumentEvents.read(event));
  }

  @Test
  void whatIsRefusedAppliesToNothingAndWhatStoodStands() throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    Instrument good = instrument(Effect.PERMIT, Set.of(), Validity.between(MAY, Optional.empty()));
    reader.put(InstrumentEvents.write(good, InstrumentEvents.approvals(good)), 0);
    Instrument turned =
        instrument(Effect.PERMIT, Set.of(), Validity.between(MAY, Optional.of(MAY.minusDays(1))));
    BrokenEvent refused =
        assertThrows(
            BrokenEvent.class, () -> reader.put(InstrumentEvents.write(turned, List.of()), 1));
    assertTrue(refused.getMessage().contains("BAD_INTERVAL"), refused.getMessage());
    KnownRules rules = reader.upTo(2);
    assertEquals(good, rules.book().instrument("IL-1").orElseThrow());
    assertEquals(2, rules.offset());
  }

  @Test
  void theNextChangeIsWhenAnInstrumentStartsEndsOrBecomesKnown() throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    Instrument instrument = instrument(Effect.WITHHOLD, Set.of(), ending());
    reader.put(InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument)), 0);
    KnownRules rules = reader.upTo(1);
    Instant recorded = MAY.toInstant();
    Instant begins = MAY.plusDays(30).toInstant();
    assertEquals(Optional.of(recorded), rules.nextChange(recorded.minusSeconds(1)));
    assertEquals(Optional.of(begins), rules.nextChange(recorded));
    assertEquals(Optional.of(MAY.plusYears(1).toInstant()), rules.nextChange(begins));
    assertEquals(Optional.empty(), rules.nextChange(MAY.plusYears(1).toInstant()));
    assertTrue(rules.mayRecall(0, Instant.EPOCH, begins));
    assertFalse(rules.mayRecall(1, begins, begins.plusSeconds(1)));
    assertFalse(rules.mayRecall(0, Instant.EPOCH, begins.minusSeconds(1)));
  }
}
