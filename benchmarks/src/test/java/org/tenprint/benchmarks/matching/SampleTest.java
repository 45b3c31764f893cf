package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static Sample oneTo(int last) {
    return Sample.of(IntStream.rangeClosed(1, last).mapToDouble(i -> i).toArray());
  }

  @Test
  void threshold_lets_that_share_through_and_no_more() {
    Sample sample = oneTo(3000);
    assertEquals(3, sample.atLeast(sample.threshold(0.001)));
    assertEquals(0, sample.atLeast(sample.threshold(0)));
    assertEquals(0.01, sample.shareAtLeast(sample.threshold(0.01)), 1e-9);
    assertEquals(3000, sample.atLeast(sample.threshold(1)));
  }

  @Test
  void a_share_that_is_a_whole_number_but_for_rounding_is_that_number() {
    Sample sample = oneTo(100);
    assertTrue(0.29 * 100 < 29, "the product falls short of 29");
    assertEquals(29, sample.atLeast(sample.threshold(0.29)));
  }

  @Test
  void of_equal_scores_none_passes_where_not_all_may() {
    Sample tied = Sample.of(1, 2, 5, 5, 5);
    assertEquals(0, tied.atLeast(tied.threshold(0.2)));
    assertEquals(0, tied.atLeast(tied.threshold(0.4)));
    assertEquals(3, tied.atLeast(tied.threshold(0.6)));
  }

  @Test
  void thresholds_and_shares_do_not_hang_on_the_order_of_arrival() {
    Sample sample = new Sample();
    for (double value : new double[] {5, 1, 4, 2, 3}) {
      sample.add(value);
      sample.highest();
    }
    assertEquals(3, sample.quantile(0.5));
    assertEquals(2, sample.atLeast(4));
    assertEquals(1, sample.atLeast(sample.threshold(0.2)));
  }

  @Test
  void quantiles_are_order_statistics() {
    assertEquals(51, oneTo(100).quantile(0.5));
    assertEquals(100, oneTo(100).quantile(0.99));
    assertEquals(991, oneTo(1000).quantile(0.99));
    assertEquals(1, oneTo(100).quantile(0));
    assertEquals(100, oneTo(100).highest());
    assertEquals(50.5, oneTo(100).mean());
  }

  @Test
  void nothing_measured_is_zero() {
    Sample nothing = new Sample();
    assertEquals(0, nothing.quantile(0.5));
    assertEquals(0, nothing.threshold(0.001));
    assertEquals(0, nothing.shareAtLeast(1));
  }
}
