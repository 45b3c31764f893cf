package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleTest {
  private static Sample oneTo(int last) {
    Sample sample = new Sample();
    for (int i = 1; i <= last; i++) {
      sample.add(i);
    }
    return sample;
  }

  @Test
  void threshold_lets_that_share_through_and_no_more() {
    Sample sample = oneTo(3000);
    assertEquals(3, sample.atLeast(sample.threshold(0.001)));
    assertEquals(0, sample.atLeast(sample.threshold(0)));
    assertEquals(0.01, sample.shareAtLeast(sample.threshold(0.01)), 1e-9);
  }

  @Test
  void quantiles_are_order_statistics() {
    assertEquals(51, oneTo(100).quantile(0.5));
    assertEquals(100, oneTo(100).highest());
    assertEquals(50.5, oneTo(100).mean());
  }
}
