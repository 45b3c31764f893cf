package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.ChanceCurve;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;

/** Scores drawn from a tail that is known. */
class EvidenceFitTest {
  private static final double DECADE = 9;
  private static final int PRINTS = 150;
  private static final int SMALL = 16;
  private static final int LARGE = 70;

  private static FingerTemplate template(int size) {
    int[] minutiae = new int[size];
    for (int i = 0; i < size; i++) {
      minutiae[i] = FingerTemplate.pack(10 + i, 10 + i, i, MinutiaKind.ENDING);
    }
    return FingerTemplate.of(300, 300, 50, minutiae);
  }

  /** One in a hundred above {@code chance}, a tenth as many for every {@value #DECADE} points. */
  private static double drawn(double chance, Random random) {
    double score = chance - 2 * DECADE - DECADE * Math.log10(1 - random.nextDouble());
    return Math.max(0, score);
  }

  private static ImpostorScores kind(String name, int size, double chance, long seed) {
    Random random = new Random(seed);
    List<PrintPool.Item> prints = new ArrayList<>();
    for (int i = 0; i < PRINTS; i++) {
      prints.add(new PrintPool.Item(seed * PRINTS + i, template(size)));
    }
    PrintPool pool = new PrintPool(name, prints);
    float[][] scores = new float[PRINTS][PRINTS];
    for (float[] row : scores) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) drawn(chance, random);
      }
    }
    return new ImpostorScores(pool, pool, scores);
  }

  private static double[] numbers(Object list) {
    return (double[]) list;
  }

  @Test
  @SuppressWarnings("unchecked")
  void tail_is_found_and_no_number_of_fingers_reaches_more_than_its_share() {
    List<ImpostorScores> kinds =
        List.of(
            kind("small", SMALL, 12, 1), kind("easy", LARGE, 15, 2), kind("hard", LARGE, 30, 3));
    Map<String, Object> fit = new EvidenceFit(kinds).facts();
    double[] chance = numbers(fit.get("chance"));
    assertEquals(12, chance[0], 1.5);
    assertEquals(chance[0], chance[1], "no prints of that size: as the smaller ones");
    assertEquals(30, chance[5], 1.5, "the hardest kind of a size");
    assertEquals(chance[5], chance[6], "never falling");
    assertEquals(DECADE, (double) fit.get("pointsADecade"), 1.5);

    ChanceCurve curve = new ChanceCurve(numbers(fit.get("size")), chance);
    Random random = new Random(4);
    for (Map<String, Object> line : (List<Map<String, Object>>) fit.get("lines")) {
      int fingers = (int) line.get("fingers");
      int[] reached = new int[2];
      int strangers = 20_000;
      for (int i = 0; i < strangers; i++) {
        double sum = 0;
        for (int k = 0; k < fingers; k++) {
          boolean small = random.nextBoolean();
          int size = small ? SMALL : LARGE;
          sum += curve.excess(drawn(small ? 12 : 30, random), size, size);
        }
        double decibans = (double) line.get("slope") * sum + (double) line.get("offset");
        reached[0] += decibans >= 20 ? 1 : 0;
        reached[1] += decibans >= 30 ? 1 : 0;
      }
      assertTrue(reached[0] <= 0.012 * strangers, fingers + ": " + Arrays.toString(reached));
      assertTrue(reached[1] <= 0.0015 * strangers, fingers + ": " + Arrays.toString(reached));
      assertTrue(reached[0] >= 0.002 * strangers, fingers + ": far too cautious");
    }
  }
}
