package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.cases.CaseEvent;

/** What people write is as long as a case keeps it, not as it was sent. */
class ReportedEventTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  /** Eighteen characters once it is folded. */
  private static final String LIGATURE = "\ufdfa";

  private static CaseEvent read(String body) throws Refused {
    String whole = "{\"booking\":\"381166fe-6a43-5d1b-9d0e-7c8f2b1a4e60\"," + body + "}";
    return ReportedEvent.of(whole.getBytes(StandardCharsets.UTF_8))
        .event("tenprint:local#ann", NOON, TestEvents.REFERENCE);
  }

  private static String stated(String authority, String order) {
    return "\"kind\":\"fact-stated\",\"fact\":\"registry\",\"says\":\"yes\",\"from\":\"%s\","
            .formatted(NOON)
        + "\"authority\":\"%s\",\"order\":\"%s\"".formatted(authority, order);
  }

  @Test
  void aTextThatIsTooLongOnceItIsFoldedIsRefused() throws Refused {
    String most = LIGATURE.repeat(14);
    String more = LIGATURE.repeat(15);
    assertTrue(read(stated(most, most)) instanceof CaseEvent.FactStated);
    String trial =
        "\"kind\":\"tried-as-adult\",\"authority\":\"%s\",\"order\":\"1\"".formatted(more);
    for (String body : List.of(stated(more, "1"), stated("registry", more), trial)) {
      Refused refused = assertThrows(Refused.class, () -> read(body));
      assertEquals(RefusalReason.UNREADABLE, refused.reason());
    }
  }

  /** What hides somebody is never turned away for a text that no case keeps. */
  @Test
  void anExpungementIsTakenWhateverItsOrderIsCalled() throws Refused {
    CaseEvent read = read("\"kind\":\"expunged\",\"order\":\"" + LIGATURE.repeat(200) + "\"");
    assertEquals(new CaseEvent.Expunged(), read);
  }
}
