package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedMetersTest {
  /** What one record moves says of one booking. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "99, 0", "100, 100", "199, 100", "1000001, 1000000"})
  void howFarBehindIsToldInHundreds(long unread, long told) {
    assertEquals(told, FeedMeters.inSteps(unread));
  }
}
