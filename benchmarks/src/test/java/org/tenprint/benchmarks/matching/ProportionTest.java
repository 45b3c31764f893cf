package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProportionTest {
  /** The bound solves (1 - p)^n = 0.025. */
  @Test
  void none_of_three_thousand_bounds_the_share_by_an_eighth_of_a_percent() {
    Proportion none = new Proportion(0, 3000);
    assertEquals(0, none.low());
    assertEquals(1 - Math.pow(0.025, 1.0 / 3000), none.high(), 1e-12);
  }

  @Test
  void all_is_the_mirror_of_none() {
    Proportion all = new Proportion(3000, 3000);
    assertEquals(1, all.high());
    assertEquals(1 - new Proportion(0, 3000).high(), all.low(), 1e-12);
  }

  /** At each bound the binomial tail is 2.5 %, summed here term by term. */
  @Test
  void bounds_leave_two_and_a_half_percent_on_each_side() {
    Proportion some = new Proportion(7, 40);
    assertEquals(0.025, 1 - atMost(6, 40, some.low()), 1e-9);
    assertEquals(0.025, atMost(7, 40, some.high()), 1e-9);
  }

  private static double atMost(int successes, int trials, double share) {
    double sum = 0;
    double ways = 1;
    for (int k = 0; k <= successes; k++) {
      sum += ways * Math.pow(share, k) * Math.pow(1 - share, trials - k);
      ways = ways * (trials - k) / (k + 1);
    }
    return sum;
  }

  @Test
  void more_successes_than_trials_are_a_mistake() {
    assertThrows(IllegalArgumentException.class, () -> new Proportion(2, 1));
  }
}
