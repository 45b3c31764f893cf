package org.tenprint.notification.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.AuthorInstruments;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.Jurisdictions;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
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

/** The list of instruments has those that cannot be read. */
class InstrumentListTest {
  private static final OffsetDateTime MAY = OffsetDateTime.parse("2011-05-04T00:00:00-04:00");
  private static final byte[] END =
      "{\"id\": \"E\", \"notice\": \"P1D\", \"from\": \"2026-06-06T00:00:00Z\"}".getBytes(UTF_8);

  private final InstrumentRegister register = new InstrumentRegister();
  private final List<Place> places = List.of(new Place("MA0130100", "25025", "MA", "BOS"));
  private final InstrumentResource resource =
      new InstrumentResource(
          new AuthorInstruments(register, () -> {}, null, null, null),
          register,
          null,
          new Jurisdictions(register, places),
          null,
          () -> Instant.EPOCH);

  /** That there is an order about a person is for auditors, and for whom it is to write. */
  @Test
  void anOrderAboutOneBookingIsShownToNobodyElse() throws Exception {
    Reach reach =
        new Reach(
            new Scope(ScopeKind.BOOKING, "MA0130100/T-1"),
            PlaceKind.CONTROLLING,
            Edge.RETURN,
            Set.of());
    Instrument order =
        new Instrument(
            "ORDER",
            Issuer.COURT,
            reach,
            new Ruling(Effect.WITHHOLD, Reason.COURT_ORDER, Set.of(), List.of()),
            Validity.between(MAY, Optional.empty()),
            new Provenance(MAY, "author", List.of("one", "two"), ""));
    register.put(order, List.of());
    register.unread(
        List.of(
            new UnreadRecord(
                "LOST", 7, "INVARIANT_BROKEN", "", Optional.of(reach), Optional.of(Issuer.COURT))));
    for (SecurityContext court :
        List.of(
            TestCaller.caller("court:MA", PersonRoles.AUTHOR),
            TestCaller.caller("", PersonRoles.AUDITOR))) {
      assertEquals(2, resource.list(court, null, null).size());
      assertEquals("ORDER", resource.one(court, "ORDER").get("id"));
    }
    for (SecurityContext other :
        List.of(
            TestCaller.caller("county:25025", PersonRoles.AUTHOR),
            TestCaller.caller("court:IL", PersonRoles.APPROVER),
            TestCaller.caller("state:MA", PersonRoles.REVIEWER),
            TestCaller.caller("", PersonRoles.OPERATOR))) {
      assertEquals(List.of(), resource.list(other, null, null));
      assertEquals(List.of(), resource.list(other, "2026-06-06T00:00:00Z", null));
      for (String id : List.of("ORDER", "NONE")) {
        for (Executable asked :
            List.<Executable>of(
                () -> resource.one(other, id),
                () -> resource.effect(other, id, null, null),
                () -> resource.approve(other, id, new byte[0]),
                () -> resource.terminate(other, id, END))) {
          Refused refused = assertThrows(Refused.class, asked);
          assertEquals(RefusalReason.UNKNOWN_INSTRUMENT, refused.reason());
          assertEquals("There is no instrument of that id.", refused.getMessage());
        }
      }
    }
  }

  /** As one that can be read is: a court and a federal one are one level, a state's is another. */
  @ParameterizedTest
  @CsvSource({
    "COURT, court:MA, federal-court:MA, state-court:MA",
    "FEDERAL_COURT, federal-court:MA, court:MA, state-court:MA",
    "STATE_COURT, state-court:MA, state-court:MA, court:MA",
    "STATE_COURT, state-court:MA, state-court:MA, federal-court:MA",
  })
  void anOrderThatCannotBeReadIsShownToItsOwnLevelOfCourts(
      Issuer issuer, String own, String beside, String another) throws Exception {
    lost(Optional.of(issuer));
    for (String court : List.of(own, beside)) {
      assertEquals(
          "LOST",
          resource.list(TestCaller.caller(court, PersonRoles.AUTHOR), null, null).get(0).get("id"));
    }
    assertEquals(1, resource.list(TestCaller.caller("", PersonRoles.AUDITOR), null, null).size());
    assertEquals(
        List.of(),
        resource.list(TestCaller.caller(another, PersonRoles.AUTHOR), null, null),
        another);
  }

  @Test
  void anOrderOfWhichNobodyKnowsWhoseItIsIsForAuditors() throws Exception {
    lost(Optional.empty());
    assertEquals(1, resource.list(TestCaller.caller("", PersonRoles.AUDITOR), null, null).size());
    for (String court : List.of("court:MA", "state-court:MA", "federal-court:MA")) {
      assertEquals(
          List.of(), resource.list(TestCaller.caller(court, PersonRoles.AUTHOR), null, null));
    }
  }

  private void lost(Optional<Issuer> issuer) {
    Reach reach =
        new Reach(
            new Scope(ScopeKind.BOOKING, "MA0130100/T-1"),
            PlaceKind.CONTROLLING,
            Edge.RETURN,
            Set.of());
    register.unread(
        List.of(new UnreadRecord("LOST", 7, "INVARIANT_BROKEN", "", Optional.of(reach), issuer)));
  }

  @Test
  void whatCannotBeReadIsListedWithItsPositionReasonAndReach() throws Exception {
    Reach reach =
        new Reach(
            new Scope(ScopeKind.STATE, "MA"),
            PlaceKind.CONTROLLING,
            Edge.RETURN,
            Set.of(RecipientKind.AGENCY));
    register.unread(
        List.of(
            new UnreadRecord("A", 7, "UNDECODABLE", "cut off", Optional.empty(), Optional.empty()),
            new UnreadRecord(
                "B",
                9,
                "INVARIANT_BROKEN",
                "an unknown code",
                Optional.of(reach),
                Optional.empty())));
    List<Map<String, Object>> expected =
        List.of(
            Map.of(
                "id", "A",
                "state", "unread",
                "position", 7L,
                "reason", "UNDECODABLE",
                "detail", "cut off",
                "holds", "everything"),
            Map.of(
                "id",
                "B",
                "state",
                "unread",
                "position",
                9L,
                "reason",
                "INVARIANT_BROKEN",
                "detail",
                "an unknown code",
                "holds",
                Map.of(
                    "scope",
                    Map.of("state", "MA"),
                    "place",
                    "controlling",
                    "edge",
                    "return",
                    "recipients",
                    List.of("agency"))));
    SecurityContext auditor = TestCaller.caller("", PersonRoles.AUDITOR);
    assertEquals(expected, resource.list(auditor, null, null));
    assertEquals(
        expected, resource.list(auditor, "2011-06-06T00:00:00Z", null), "whatever the instant");
    // what reaches nobody knows how far may end an order about one person
    Map<String, Object> unnamed = new HashMap<>(expected.get(0));
    unnamed.keySet().removeAll(List.of("id", "detail"));
    for (SecurityContext other :
        List.of(
            TestCaller.caller("court:MA", PersonRoles.AUTHOR),
            TestCaller.caller("state:MA", PersonRoles.REVIEWER),
            TestCaller.caller("", PersonRoles.OPERATOR))) {
      assertEquals(List.of(unnamed, expected.get(1)), resource.list(other, null, null));
    }
    register.unread(List.of());
    assertEquals(List.of(), resource.list(auditor, null, null));
  }
}
