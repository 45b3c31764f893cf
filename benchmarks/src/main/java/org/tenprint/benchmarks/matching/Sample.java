package org.tenprint.benchmarks.matching;

import java.util.Arrays;

/** A growing list of measurements and its order statistics. */
final class Sample {
  private double[] values = new double[1024];
  private int count;

  void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  int count() {
    return count;
  }

  double mean() {
    return Arrays.stream(values, 0, count).average().orElse(0);
  }

  /** The value below which that share lies. */
  double quantile(double share) {
    double[] sorted = sorted();
    return count == 0 ? 0 : sorted[(int) Math.min(count - 1, Math.floor(share * count))];
  }

  double highest() {
    return quantile(1);
  }

  /** How many reach the value. */
  long atLeast(double value) {
    return Arrays.stream(values, 0, count).filter(v -> v >= value).count();
  }

  double shareAtLeast(double value) {
    return count == 0 ? 0 : (double) atLeast(value) / count;
  }

  /** The least threshold that at most that share of the values reach. */
  double threshold(double share) {
    double[] sorted = sorted();
    int allowed = (int) Math.floor(share * count);
    return count == 0 ? 0 : Math.nextUp(sorted[Math.max(0, count - 1 - allowed)]);
  }

  double[] sorted() {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
