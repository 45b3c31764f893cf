package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;

class CallerTest {
  @Test
  void whatWasWrittenIsTheName() throws Refused {
    assertEquals("Rev.One@county", Caller.of(" Rev.One@county "));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "@county", "a b", "a\nb", "@@"})
  void whoseNameIsNobodysIsRefused(String header) {
    Refused refused = assertThrows(Refused.class, () -> Caller.of(header));
    assertEquals(RefusalReason.NOBODY, refused.reason());
  }
}
