package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.law.Termination;

class TerminationBodyTest {
  private static Termination of(String notice) throws Refused {
    byte[] body = "{\"notice\": \"%s\"}".formatted(notice).getBytes(StandardCharsets.UTF_8);
    return TerminationBody.read("MOA-1", RequestBody.of(body, "notice"));
  }

  @Test
  void a_notice_of_days_or_of_months_is_read() throws Refused {
    assertEquals("MOA-1", of("P30D").instrument());
    assertEquals("MOA-1", of("P2M").instrument());
  }

  /** The last has more days than an int holds. */
  @ParameterizedTest
  @ValueSource(strings = {"30 days", "-P30D", "P99999999999Y", "P306783379W"})
  void what_is_no_period_is_refused_and_not_an_error(String notice) {
    Refused refused = assertThrows(Refused.class, () -> of(notice));
    assertTrue(refused.getMessage().contains("P30D"), refused.getMessage());
  }
}
