package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.ReferencePrints;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;

class SurveyedFingerTest {
  @Test
  void impressionsOfOneFingerShowItAndOthersDoNot() {
    SurveyedFinger one = new SurveyedFinger(ReferencePrints.fvc(1, 103, 1));
    assertTrue(one.tells());
    assertTrue(one.evidence(new SurveyedFinger(ReferencePrints.fvc(1, 103, 2))) > 20);
    assertTrue(one.evidence(new SurveyedFinger(ReferencePrints.fvc(1, 107, 1))) < 15);
  }

  @Test
  void aTurnedPrintIsTheSame() {
    FingerTemplate upright = ReferencePrints.fvc(1, 103, 1);
    int[] turned =
        IntStream.range(0, upright.size())
            .map(
                i ->
                    FingerTemplate.pack(
                        upright.width() - 1 - upright.x(i),
                        upright.height() - 1 - upright.y(i),
                        upright.direction(i) + 128 & 0xff,
                        upright.kind(i)))
            .toArray();
    FingerTemplate other =
        FingerTemplate.of(upright.width(), upright.height(), upright.quality(), turned);
    assertTrue(new SurveyedFinger(upright).evidence(new SurveyedFinger(other)) > 60);
  }

  /** Then nobody is passed over by it: the fingers are compared. */
  @Test
  void ofFewOrScatteredMinutiaeItTellsNothing() {
    int[] few =
        IntStream.range(0, FingerTemplate.MIN_MINUTIAE)
            .map(i -> FingerTemplate.pack(10 + 40 * i, 10, 0, MinutiaKind.ENDING))
            .toArray();
    SurveyedFinger scattered = new SurveyedFinger(FingerTemplate.of(500, 100, 20, few));
    assertFalse(scattered.tells());
  }
}
