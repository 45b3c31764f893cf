package org.tenprint.benchmarks.matching;

import java.util.Arrays;

/** A growing list of measurements and its order statistics. Not thread-safe. */
final class Sample {
  /** A share of a count that is a whole number but for rounding is that number. */
  private static final double ROUNDING = 1e-9;

  private double[] values = new double[64];
  private int count;
  private boolean ascending = true;

  static Sample of(double... values) {
    Sample sample = new Sample();
    for (double value : values) {
      sample.add(value);
    }
    return sample;
  }

  void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    ascending &= count == 0 || value >= values[count - 1];
    values[count++] = value;
  }

  void addAll(Sample other) {
    for (int i = 0; i < other.count; i++) {
      add(other.values[i]);
    }
  }

  int count() {
    return count;
  }

  double mean() {
    return Arrays.stream(values, 0, count).average().orElse(0);
  }

  /** The value below which that share lies, one that was measured; 0 where nothing was. */
  double quantile(double share) {
    sort();
    return count == 0 ? 0 : values[(int) Math.min(count - 1, Math.floor(share * count + ROUNDING))];
  }

  double highest() {
    return quantile(1);
  }

  /** How many reach the value. */
  long atLeast(double value) {
    sort();
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = low + high >>> 1;
      if (values[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return count - low;
  }

  double shareAtLeast(double value) {
    return reaching(value).share();
  }

  /** The share that reaches the value, with its bounds. */
  Proportion reaching(double value) {
    return new Proportion(atLeast(value), count);
  }

  /**
   * The least threshold that at most that share of the values reach: of equal values none passes
   * where not all may. Above every value for share 0; 0 where nothing was measured.
   */
  double threshold(double share) {
    sort();
    int allowed = (int) Math.floor(share * count + ROUNDING);
    if (allowed >= count) {
      return count == 0 ? 0 : values[0];
    }
    return Math.nextUp(values[count - 1 - allowed]);
  }

  /** The values, ascending. */
  double[] sorted() {
    sort();
    return Arrays.copyOf(values, count);
  }

  private void sort() {
    if (!ascending) {
      Arrays.sort(values, 0, count);
      ascending = true;
    }
  }
}
