package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CaseSettingsTest {
  /** Else a step would be decided by the longer, and taken again by the shorter. */
  @Test
  void aDeadlineIsCountedAsStepsKeepIt() {
    assertEquals(Duration.ofSeconds(60), deadline(Duration.ofMillis(60_999)));
    assertEquals(Duration.ofDays(30), deadline(Duration.ofDays(30)));
    assertEquals(
        Duration.ofSeconds(Long.MAX_VALUE), deadline(Duration.ofSeconds(Long.MAX_VALUE, 1)));
  }

  private static Duration deadline(Duration set) {
    return new CaseSettings(set, new TreeSet<>()).holdDeadline();
  }
}
