package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;

/** Kinds of prints whose tail is known: one as fitted, one of which all fingers score more. */
class CohortCheckTest {
  private static final double DECADE = 10;
  private static final double CHANCE = 20;
  private static final double MORE = 12;
  private static final int FINGERS = 30;
  private static final int IMPRESSIONS = 6;

  private static double drawn(double chance, Random random) {
    return Math.max(0, chance - 2 * DECADE - DECADE * Math.log10(1 - random.nextDouble()));
  }

  private static ImpostorScores kind(double chance, long seed) {
    Random random = new Random(seed);
    int[] minutiae = new int[40];
    for (int i = 0; i < minutiae.length; i++) {
      minutiae[i] = FingerTemplate.pack(10 + i, 10 + i, i, MinutiaKind.ENDING);
    }
    List<PrintPool.Item> prints = new ArrayList<>();
    for (int i = 0; i < FINGERS * IMPRESSIONS; i++) {
      prints.add(
          new PrintPool.Item(
              seed * FINGERS + i / IMPRESSIONS, FingerTemplate.of(300, 300, 50, minutiae)));
    }
    float[][] scores = new float[prints.size()][prints.size()];
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        boolean own = i / IMPRESSIONS == j / IMPRESSIONS;
        scores[i][j] = own ? Float.NaN : (float) drawn(chance, random);
      }
    }
    PrintPool pool = new PrintPool("kind " + seed, prints);
    return new ImpostorScores(pool, pool, scores);
  }

  private static Map<String, Object> row(double chance) {
    return check(chance).row(4, 200, 300, 0);
  }

  private static CohortCheck check(double chance) {
    FittedEvidence evidence = FittedEvidence.of(List.of(kind(CHANCE, 1)));
    ImpostorScores tested = kind(chance, 2);
    float[][] mates = new float[FINGERS * IMPRESSIONS][FINGERS * IMPRESSIONS];
    for (int i = 0; i < mates.length; i++) {
      Arrays.fill(mates[i], Float.NaN);
      mates[i][i / IMPRESSIONS * IMPRESSIONS + (i + 1) % IMPRESSIONS] = 150;
    }
    return new CohortCheck(tested, mates, evidence);
  }

  private static double share(Map<String, Object> row, CohortCheck.Method method, String what) {
    Map<?, ?> rates = (Map<?, ?>) ((Map<?, ?>) row.get(method.name())).get("nominal0.01");
    return (Double) ((Map<?, ?>) rates.get(what)).get("share");
  }

  @Test
  void a_kind_that_scores_more_exceeds_the_nominal_rate_until_it_is_shifted() {
    Map<String, Object> row = row(CHANCE + MORE);
    assertEquals(MORE, (Double) row.get("shiftP50"), 4);
    assertTrue(share(row, CohortCheck.Method.FITTED, "fpir") > 0.1, row.toString());
    assertTrue(share(row, CohortCheck.Method.SHIFTED_UP, "fpir") < 0.04, row.toString());
    assertEquals(1.0, share(row, CohortCheck.Method.SHIFTED_UP, "tpir"));
  }

  @Test
  void a_kind_as_fitted_is_not_shifted_and_keeps_its_rate() {
    Map<String, Object> row = row(CHANCE);
    assertEquals(0, (Double) row.get("shiftP50"), 4);
    assertTrue(share(row, CohortCheck.Method.FITTED, "fpir") < 0.03, row.toString());
  }

  @Test
  void what_a_sensor_adds_to_ten_fingers_is_paid() {
    Map<String, Object> row = check(CHANCE).row(10, 200, 1_000, 1);
    assertTrue(share(row, CohortCheck.Method.FITTED, "fpir") > 0.02, row.toString());
    assertTrue(share(row, CohortCheck.Method.ALLOWED, "fpir") <= 0.01, row.toString());
    assertEquals(1.0, share(row, CohortCheck.Method.ALLOWED, "tpir"));
  }

  @Test
  void the_tail_of_a_cohort_is_found() {
    Random random = new Random(7);
    double[][] cohort = new double[1][2_000];
    for (int i = 0; i < cohort[0].length; i++) {
      cohort[0][i] = -5 * Math.log10(1 - random.nextDouble());
    }
    Normalisation found = Normalisation.of(cohort, new SplittableRandom(7));
    assertEquals(0, found.decibans(0));
    assertEquals(40, found.decibans(20), 6);
    assertEquals(10 - 10, found.shift(), 1);
  }
}
