package org.tenprint.biometric.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.biometric.TestFingers;
import org.tenprint.matching.SourceAfis;
import org.tenprint.matching.intake.ExtractionRefusal;
import org.tenprint.matching.intake.Print;

class ProbeTest {

  @Test
  void eachFingerStandsForItself() {
    Probe probe =
        Probe.of(
            List.of(
                captured(7, iso(7)),
                captured(2, new byte[] {1, 2, 3}),
                captured(1, iso(1)),
                captured(1, iso(1)),
                captured(0, iso(1)),
                new CapturedPrint(3, Optional.empty())));
    assertEquals(List.of(1, 7), List.copyOf(probe.qualities().keySet()));
    assertEquals(
        List.of(
            new FingerProblem(2, FingerRefusal.UNSUPPORTED_FORMAT),
            new FingerProblem(1, FingerRefusal.DUPLICATE_FINGER),
            new FingerProblem(0, FingerRefusal.NO_SUCH_FINGER),
            new FingerProblem(3, FingerRefusal.SIZE_NOT_STATED)),
        probe.problems());
  }

  @Test
  void aSecondPrintOfAFingerIsUsedWhenTheFirstCannotBe() {
    Probe probe = Probe.of(List.of(captured(1, new byte[0]), captured(1, iso(1))));
    assertEquals(List.of(1), List.copyOf(probe.qualities().keySet()));
    assertEquals(List.of(new FingerProblem(1, FingerRefusal.EMPTY)), probe.problems());
  }

  @Test
  void oneFingerUnderTwoPositionsIsLeftOutOfBoth() {
    Probe probe = Probe.of(List.of(captured(1, iso(1)), captured(2, iso(2)), captured(8, iso(1))));
    assertEquals(List.of(2), List.copyOf(probe.qualities().keySet()));
    assertEquals(
        List.of(
            new FingerProblem(1, FingerRefusal.SAME_AS_ANOTHER_FINGER),
            new FingerProblem(8, FingerRefusal.SAME_AS_ANOTHER_FINGER)),
        probe.problems());
  }

  @Test
  void withoutAUsableFingerThereIsNothingToSearchFor() {
    assertTrue(Probe.of(List.of()).tenPrint().isEmpty());
    assertTrue(Probe.of(List.of(captured(1, new byte[0]))).tenPrint().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(ExtractionRefusal.class)
  void eachReasonOfTheExtractorHasItsNameHere(ExtractionRefusal refusal) {
    assertEquals(refusal.name(), FingerRefusal.of(refusal).name());
  }

  private static CapturedPrint captured(int position, byte[] bytes) {
    return new CapturedPrint(position, Optional.of(new Print.Encoded(bytes, 0)));
  }

  private static byte[] iso(int position) {
    return SourceAfis.toIso(TestFingers.finger(1, position, 0));
  }
}
