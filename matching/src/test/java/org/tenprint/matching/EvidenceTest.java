package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

class EvidenceTest {
  private static final int[] SIZES = {8, 15, 20, 30, 50, 70, 100, 150, 255};

  /** The table before sizes counted: of FVC2002's impostors alone, on plain sums of scores. */
  private static final double[] FVC_SLOPE = {
    0.8696, 0.8379, 0.8137, 0.7939, 0.7769, 0.7620, 0.7485, 0.7363, 0.7251, 0.7148
  };

  private static final double[] FVC_OFFSET = {
    6.09, 0.68, -3.42, -6.92, -10.05, -12.91, -15.56, -18.07, -20.45, -22.72
  };

  @Test
  void a_higher_score_never_counts_less() {
    for (int size : SIZES) {
      double before = -1;
      for (double score = 0; score < 400; score += 0.5) {
        double excess = Evidence.excess(score, size, size);
        assertTrue(excess >= 0 && excess >= before, size + " minutiae, score " + score);
        before = excess;
      }
    }
    for (int fingers = 1; fingers <= 10; fingers++) {
      for (double sum = 1; sum < 1000; sum++) {
        assertTrue(Evidence.decibans(sum, fingers) >= Evidence.decibans(sum - 1, fingers));
      }
    }
  }

  @Test
  void the_same_score_of_larger_prints_never_counts_more() {
    for (int i = 1; i < SIZES.length; i++) {
      for (int other : SIZES) {
        double smaller = Evidence.excess(60, SIZES[i - 1], other);
        assertTrue(Evidence.excess(60, SIZES[i], other) <= smaller, SIZES[i] + ", " + other);
        assertEquals(Evidence.excess(60, other, SIZES[i]), Evidence.excess(60, SIZES[i], other));
      }
    }
    assertTrue(Evidence.excess(60, 60, 60) < Evidence.excess(60, 15, 15), "sizes count");
  }

  /** Beyond the sizes that were measured too. */
  @ParameterizedTest
  @ValueSource(ints = {53, 70, 100, 255})
  void large_prints_never_count_more_than_fvc_prints_did(int size) {
    for (int fingers = 1; fingers <= 10; fingers++) {
      for (double score = 20; score < 300; score++) {
        double now = Evidence.decibans(fingers * Evidence.excess(score, size, size), fingers);
        double then = FVC_SLOPE[fingers - 1] * fingers * score + FVC_OFFSET[fingers - 1];
        assertTrue(now <= Math.max(0, then), fingers + " fingers, score " + score);
      }
    }
  }

  @Test
  void scores_of_chance_are_no_evidence() {
    for (int fingers = 1; fingers <= 10; fingers++) {
      assertEquals(0, Evidence.decibans(fingers * Evidence.excess(2, 20, 20), fingers));
    }
  }

  @Test
  void a_sum_over_more_fingers_is_less_evidence() {
    for (int fingers = 2; fingers <= 10; fingers++) {
      assertTrue(Evidence.decibans(100, fingers) < Evidence.decibans(100, fingers - 1));
    }
  }

  /** A sensor adds to every finger, and what it adds grows with the fingers. */
  @Test
  void many_fingers_pay_for_the_sensor_that_took_them() {
    for (int fingers = 1; fingers <= 4; fingers++) {
      assertEquals(0, Evidence.allowance(fingers), fingers + " fingers");
    }
    for (int fingers = 5; fingers <= 10; fingers++) {
      assertTrue(Evidence.allowance(fingers) > Evidence.allowance(fingers - 1));
    }
    assertEquals(10, Evidence.allowance(10));
  }

  @Test
  void a_curve_that_falls_is_refused() {
    double[] sizes = {10, 20};
    assertThrows(IllegalArgumentException.class, () -> new ChanceCurve(sizes, new double[] {9, 8}));
    assertThrows(
        IllegalArgumentException.class, () -> new ChanceCurve(sizes, new double[] {9, Double.NaN}));
    assertThrows(IllegalArgumentException.class, () -> new ChanceCurve(sizes, new double[] {9}));
    assertEquals(
        ChanceCurve.REACH + 1, new ChanceCurve(sizes, new double[] {8, 10}).excess(10, 15, 15));
  }

  /** Real prints, all pairs of different fingers: what decibans say is what happens, or less. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void strangers_reach_no_more_than_their_share(int fingers) {
    List<FingerTemplate> prints = new ArrayList<>();
    for (int set = 1; set <= 3; set++) {
      for (int finger = 101; finger <= 110; finger++) {
        prints.add(ReferencePrints.fvc(set, finger, 1));
        prints.add(ReferencePrints.fvc(set, finger, 5));
      }
    }
    List<FingerprintTemplate> templates = prints.stream().map(SourceAfis::template).toList();
    int count = prints.size();
    double[][] excess = new double[count][count];
    for (int i = 0; i < count; i++) {
      FingerprintMatcher matcher = new FingerprintMatcher(templates.get(i));
      for (int j = 0; j < count; j++) {
        excess[i][j] =
            Evidence.excess(
                matcher.match(templates.get(j)), prints.get(i).size(), prints.get(j).size());
      }
    }
    int pairs = 0;
    int ten = 0;
    int twenty = 0;
    for (int i = 0; i < count; i++) {
      for (int apart = 2; apart < count - 1; apart++) {
        double sum = 0;
        for (int k = 0; k < fingers; k++) {
          int own = (i + 14 * k) % count;
          int other = (own / 2 * 2 + apart + (own + k) % 2) % count;
          assertTrue(own / 2 != other / 2, "different fingers");
          sum += excess[own][other];
        }
        double decibans = Evidence.decibans(sum, fingers);
        ten += decibans >= 10 ? 1 : 0;
        twenty += decibans >= 20 ? 1 : 0;
        pairs++;
      }
    }
    assertTrue(pairs > 3000);
    assertTrue(ten <= 0.1 * pairs, ten + " of " + pairs + " at 10 decibans");
    assertTrue(twenty <= 0.01 * pairs, twenty + " of " + pairs + " at 20 decibans");
  }
}
