package org.tenprint.notification.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.scenarios.Refusal;
import org.tenprint.scenarios.SampleWithAges;
import org.tenprint.scenarios.ScenarioBackend;

/** The door refuses what names an agency that nobody knows, and a scenario's door the same. */
class AskedAgenciesTest {
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");
  private static final List<String> BODIES =
      List.of(
          "\"kind\":\"request\",\"warrant\":\"none\"",
          "\"kind\":\"consented\",\"asked\":\"2011-06-06T11:00:00Z\",\"form\":\"1\","
              + "\"terms\":\"alone\"",
          "\"kind\":\"consent-withdrawn\"");

  /** One that is there, one of later than the booking, one that is gone. */
  private static final List<String> KNOWN = List.of("MA0130100", "MA0139700", "MA0139800");

  private static CaseEvent taken(String body, String ori) throws Refused {
    String whole = "{\"booking\":\"%s\",\"ori\":\"%s\",%s}".formatted(new UUID(0, 1), ori, body);
    return ReportedEvent.of(whole.getBytes(UTF_8)).event("somebody", NOW, SampleWithAges.SET);
  }

  @Test
  void whoIsKnownAtAnyTimeMayBeAsked() throws Refused {
    for (String body : BODIES) {
      for (String ori : KNOWN) {
        assertEquals(Optional.empty(), ofAScenario(taken(body, ori)));
      }
    }
  }

  @Test
  void whoIsNotMayNot() {
    for (String body : BODIES) {
      Refused refused = assertThrows(Refused.class, () -> taken(body, "MA0999900"), body);
      assertEquals(RefusalReason.UNKNOWN_ORI, refused.reason());
    }
    CaseEvent asked = new CaseEvent.ConsentWithdrawn("MA0999900");
    assertEquals(Optional.of(Refusal.UNKNOWN_ORI), ofAScenario(asked));
  }

  private static Optional<Refusal> ofAScenario(CaseEvent event) {
    return ScenarioBackend.refusal(event, ori -> SampleWithAges.SET.agency(ori).isPresent());
  }
}
