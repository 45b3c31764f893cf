package org.tenprint.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WithheldWorkTest {
  /** What was kept by a process of one locale is found and sorted by one of another. */
  @Test
  void aBoundIsTheSameInEveryLocale() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("fa-IR"));
      assertEquals("0000001000000000000", WithheldWork.bound(Instant.ofEpochSecond(1_000_000)));
    } finally {
      Locale.setDefault(usual);
    }
  }
}
