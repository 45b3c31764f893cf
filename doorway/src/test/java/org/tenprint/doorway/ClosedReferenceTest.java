package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "true, false, kafka:9092",
    "true, false, 'kafka-1:9092,kafka-2:9092'",
    "true, false, '127.0.0.1:9092,10.0.0.7:9092'",
    "true, false, kafka.example:9092"
  })
  void theSampleIsNobodysLawUnlessSomebodySaysSo(boolean sample, boolean meant, String servers) {
    String said =
        assertThrows(
                IllegalStateException.class, () -> ClosedReference.require(sample, meant, servers))
            .getMessage();
    assertTrue(said.contains("TENPRINT_REFERENCE_DIR"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, kafka:9092",
    "false, false, kafka:9092",
    "true, false, '127.0.0.1:9092, localhost:9093,[::1]:9094'"
  })
  void oneThatIsMeantOrNamedOrTriedHereIsTaken(boolean sample, boolean meant, String servers) {
    assertDoesNotThrow(() -> ClosedReference.require(sample, meant, servers));
  }
}
