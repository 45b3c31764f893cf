package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.AuthorInstruments;
import org.tenprint.notification.application.ExplainEffect;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.Jurisdictions;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.fact.Edge;
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
import org.tenprint.policy.law.Validity;
import org.tenprint.scenarios.place.ReferencePlaces;

/** To whom it is shown what an instrument about a place does that ends an order about a booking. */
class InstrumentEffectTest {
  private static final OffsetDateTime MAY = OffsetDateTime.parse("2011-05-04T00:00:00-04:00");

  private final InstrumentRegister register = new InstrumentRegister();
  private final ReferencePlaces places = new ReferencePlaces(TestEvents.REFERENCE);
  private final InstrumentResource resource =
      new InstrumentResource(
          new AuthorInstruments(register, () -> {}, null, null, null),
          register,
          new ExplainEffect(register, places.table(), places.all()),
          new Jurisdictions(register, places.all()),
          places,
          () -> Instant.parse("2011-06-01T12:00:00Z"));

  @BeforeEach
  void aCourtEndsItsOrder() {
    Scope booking = new Scope(ScopeKind.BOOKING, "MA0130100/T-1");
    put("ORDER", booking, Validity.between(MAY, Optional.empty()));
    Validity ends = new Validity(MAY, Optional.empty(), Optional.of("ORDER"), Optional.empty());
    put("ENDS", new Scope(ScopeKind.ORI, "MA0130100"), ends);
  }

  private void put(String id, Scope scope, Validity validity) {
    register.put(
        new Instrument(
            id,
            Issuer.FEDERAL_COURT,
            new Reach(scope, PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
            new Ruling(Effect.WITHHOLD, Reason.COURT_ORDER, Set.of(), List.of()),
            validity,
            new Provenance(MAY, "author", List.of("one", "two"), "")),
        List.of());
  }

  @Test
  void itIsShownToWhomTheOrderIsAndToNobodyElse() throws Refused {
    for (SecurityContext court :
        List.of(
            TestCaller.caller("federal-court:MA", PersonRoles.AUTHOR),
            TestCaller.caller("", PersonRoles.AUDITOR))) {
      String shown = resource.effect(court, "ENDS", null, null).toString();
      assertTrue(shown.contains("ORDER"), shown);
    }
    for (SecurityContext other :
        List.of(
            TestCaller.caller("county:25025", PersonRoles.AUTHOR),
            TestCaller.caller("state-court:MA", PersonRoles.APPROVER),
            TestCaller.caller("", PersonRoles.OPERATOR))) {
      assertEquals("ENDS", resource.one(other, "ENDS").get("id"), "everybody may read it");
      Refused refused =
          assertThrows(Refused.class, () -> resource.effect(other, "ENDS", null, null));
      assertEquals(RefusalReason.NOT_ITS_JURISDICTION, refused.reason());
    }
  }
}
