package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** The list of instruments has those that cannot be read. */
class InstrumentListTest {
  private final InstrumentRegister register = new InstrumentRegister();
  private final InstrumentResource resource =
      new InstrumentResource(null, register, null, null, null, () -> Instant.EPOCH);

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
            new UnreadRecord("A", 7, "UNDECODABLE", "cut off", Optional.empty()),
            new UnreadRecord("B", 9, "INVARIANT_BROKEN", "an unknown code", Optional.of(reach))));
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
    assertEquals(expected, resource.list(null, null));
    assertEquals(expected, resource.list("2011-06-06T00:00:00Z", null), "whatever the instant");
    register.unread(List.of());
    assertEquals(List.of(), resource.list(null, null));
  }
}
