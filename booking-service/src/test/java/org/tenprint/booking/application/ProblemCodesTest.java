package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.FormatCode;

class ProblemCodesTest {
  /** What a reader finds is answered under the name that the reader gives it. */
  @ParameterizedTest
  @EnumSource(FormatCode.class)
  void everyFindingOfAReaderHasItsCode(FormatCode code) {
    assertEquals(code.name(), ProblemCode.valueOf(code.name()).name());
  }
}
