package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;

/** By what a finger is told, and when nothing is told of it. */
class LikenessCurveTest {
  @Test
  void more_on_each_other_and_a_higher_score_say_more_and_larger_prints_less() {
    LikenessCurve curve = new LikenessCurve(40, 5, -3, -1, 4);
    double said = curve.decibans(10, 20, 30, 2);
    assertEquals(8, said, 1e-9);
    assertTrue(curve.decibans(11, 20, 30, 2) > said);
    assertTrue(curve.decibans(10, 21, 30, 2) < said);
    assertTrue(curve.decibans(10, 20, 31, 2) < said);
    assertTrue(curve.decibans(10, 20, 30, 3) > said);
  }

  /** However large it is, of a print of low quality nothing is told. */
  @Test
  void a_print_of_low_quality_tells_nothing() {
    FingerTemplate record =
        InventedPeople.encounter(3, 0, 1).finger(FingerPosition.RIGHT_THUMB).orElseThrow();
    int[] minutiae = IntStream.range(0, record.size()).map(record::packed).toArray();
    FingerTemplate dim = FingerTemplate.of(record.width(), record.height(), 59, minutiae);
    assertTrue(Likeness.isTold(record, record));
    assertTrue(!Likeness.isTold(dim, dim));
  }
}
