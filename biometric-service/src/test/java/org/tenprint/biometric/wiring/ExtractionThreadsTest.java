package org.tenprint.biometric.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExtractionThreadsTest {
  private static final long MIB = 1L << 20;

  @Test
  void whoAsksIsOneOfThem() {
    assertEquals(0, ExtractionThreads.count(1, 8_192 * MIB));
    assertEquals(1, ExtractionThreads.count(2, 8_192 * MIB));
  }

  @Test
  void aSmallHeapHasFew() {
    assertEquals(0, ExtractionThreads.count(8, 300 * MIB));
    assertEquals(1, ExtractionThreads.count(8, 512 * MIB));
  }

  @Test
  void thereAreNeverMany() {
    assertEquals(3, ExtractionThreads.count(64, 65_536 * MIB));
  }

  @Test
  void whatIsHandedOverWhenTheyEndIsLeftToWhoAsked() {
    ExtractionThreads threads = ExtractionThreads.start();
    threads.close();
    threads.accept(
        () -> {
          throw new AssertionError("run after the end");
        });
  }
}
