package org.tenprint.benchmarks.pipeline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Median, 99th percentile and the highest of times; nothing of no time. */
final class Times {
  private static final double TO_MILLIS = 1e6;
  private static final double TO_SECONDS = 1e9;

  private Times() {}

  static Map<String, Object> millis(long[] nanos) {
    return of(nanos, TO_MILLIS, "Millis");
  }

  static Map<String, Object> seconds(long[] nanos) {
    return of(nanos, TO_SECONDS, "Seconds");
  }

  private static Map<String, Object> of(long[] nanos, double unit, String name) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    Map<String, Object> figures = new LinkedHashMap<>();
    if (sorted.length > 0) {
      figures.put("p50" + name, sorted[sorted.length / 2] / unit);
      figures.put("p99" + name, sorted[(int) (sorted.length * 0.99)] / unit);
      figures.put("highest" + name, sorted[sorted.length - 1] / unit);
    }
    return figures;
  }
}
