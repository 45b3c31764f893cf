package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ErrorRatesTest {
  private static ErrorRates rates(double[] genuine, double[] impostor) {
    return new ErrorRates(Sample.of(genuine), Sample.of(impostor));
  }

  @Test
  void scores_that_do_not_overlap_have_no_error() {
    ErrorRates rates = rates(new double[] {10, 11, 12}, new double[] {1, 2, 3});
    assertEquals(0, rates.equalErrorRate());
    assertEquals(0, rates.zeroFmr());
    assertEquals(0, rates.falseNonMatchRateAt(0.01));
  }

  /** At a threshold of 5: one of four genuine below, one of four impostors at or above. */
  @Test
  void equal_errors_are_read_where_the_curves_meet() {
    assertEquals(
        0.25, rates(new double[] {4, 6, 7, 8}, new double[] {1, 2, 3, 5}).equalErrorRate());
  }

  @Test
  void scores_that_are_all_equal_are_no_better_than_chance() {
    assertEquals(0.5, rates(new double[] {3, 3}, new double[] {3, 3, 3}).equalErrorRate());
  }

  /** 100 impostors 1 to 100: FMR 1 % allows the highest alone, so the threshold passes 99. */
  @Test
  void fmr100_allows_one_impostor_in_a_hundred() {
    double[] impostor = DoubleStream.iterate(1, i -> i + 1).limit(100).toArray();
    ErrorRates rates = rates(new double[] {98, 99, 99.5, 101}, impostor);
    assertEquals(0.5, rates.falseNonMatchRateAt(0.01));
    assertEquals(0.75, rates.falseNonMatchRateAt(0.001));
    assertEquals(0.75, rates.zeroFmr());
  }

  /** TPIR at FPIR 0.1 % of 3,000 strangers of whom five tie at the top: none of the five passes. */
  @Test
  void ties_at_the_top_lift_the_threshold_above_them() {
    double[] strangers = new double[3000];
    java.util.Arrays.fill(strangers, 0, 5, 40);
    ErrorRates rates = rates(new double[] {39, 40, 41, 300}, strangers);
    assertEquals(0.5, rates.falseNonMatchRateAt(0.001));
    assertEquals(0, rates.falseMatchRate(Math.nextUp(40)));
  }

  /** A plain search of every threshold is the reference. */
  @Test
  void the_equal_error_rate_is_that_of_the_plain_search() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      double[] genuine = scores(random, 1 + random.nextInt(30), 4);
      double[] impostor = scores(random, 1 + random.nextInt(30), 0);
      ErrorRates rates = rates(genuine, impostor);
      assertEquals(plain(rates, genuine, impostor), rates.equalErrorRate(), 1e-12);
    }
  }

  private static double[] scores(Random random, int count, double shift) {
    return random.doubles(count).map(x -> Math.floor(12 * x + shift)).toArray();
  }

  private static double plain(ErrorRates rates, double[] genuine, double[] impostor) {
    double smallest = 1;
    double before = 2;
    double[] all =
        DoubleStream.concat(DoubleStream.of(genuine), DoubleStream.of(impostor))
            .sorted()
            .distinct()
            .toArray();
    for (double threshold :
        DoubleStream.concat(DoubleStream.of(all), DoubleStream.of(99)).toArray()) {
      double sum = rates.falseMatchRate(threshold) + rates.falseNonMatchRate(threshold);
      if (rates.falseNonMatchRate(threshold) == rates.falseMatchRate(threshold)) {
        return sum / 2;
      }
      if (rates.falseNonMatchRate(threshold) > rates.falseMatchRate(threshold)) {
        smallest = Math.min(before, sum) / 2;
        break;
      }
      before = sum;
    }
    return smallest;
  }

  @Test
  void the_trade_off_falls_on_one_side_while_it_rises_on_the_other() {
    Random random = new Random(6);
    List<List<Double>> trade = rates(scores(random, 500, 6), scores(random, 500, 0)).trade();
    assertEquals(1.0, trade.get(0).get(0));
    for (int i = 1; i < trade.size(); i++) {
      assertTrue(trade.get(i).get(0) <= trade.get(i - 1).get(0));
      assertTrue(trade.get(i).get(1) >= trade.get(i - 1).get(1));
    }
  }
}
