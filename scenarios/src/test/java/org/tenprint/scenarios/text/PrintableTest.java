package org.tenprint.scenarios.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void whatSteersATerminalIsWrittenOut() {
    assertEquals("a\\u001b[31mb\\u000a\\u0085\\u2028", Printable.of("a\u001b[31mb\n\u0085\u2028"));
  }

  /** An override of the direction makes a name read as another. */
  @Test
  void whatTurnsTheDirectionIsWrittenOut() {
    assertEquals("A-\\u202eNWO\\u2066", Printable.of("A-\u202eNWO\u2066"));
  }

  @Test
  void halfACharacterIsWrittenOutAndAWholeOneStays() {
    assertEquals("\\ud83d", Printable.of("\ud83d"));
    assertEquals("\ud83d\ude00 \u00e9 \u4e2d", Printable.of("\ud83d\ude00 \u00e9 \u4e2d"));
  }
}
