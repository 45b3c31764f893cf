package org.tenprint.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A line chart with two logarithmic axes. */
final class Chart extends LineChart {
  private double xLow = 1e6;
  private double xHigh;
  private double yLow = 1e6;
  private double yHigh;

  Chart(String title, String xLabel, String yLabel) {
    super(title, xLabel, yLabel);
  }

  /** Adds a line through points (x, y), both above zero; others, and a line without any, not. */
  void line(String name, List<double[]> points) {
    List<double[]> positive = points.stream().filter(p -> p[0] > 0 && p[1] > 0).toList();
    keep(name, positive);
    for (double[] point : positive) {
      xLow = Math.min(xLow, point[0]);
      xHigh = Math.max(xHigh, point[0]);
      yLow = Math.min(yLow, point[1]);
      yHigh = Math.max(yHigh, point[1]);
    }
  }

  @Override
  void drawAxes() {
    xLow = Math.pow(10, Math.floor(Math.log10(xLow)));
    yLow = Math.pow(10, Math.floor(Math.log10(yLow)));
    xHigh = Math.max(10 * xLow, Math.pow(10, Math.ceil(Math.log10(xHigh))));
    yHigh = Math.max(10 * yLow, Math.pow(10, Math.ceil(Math.log10(yHigh))));
    for (double x = xLow; x <= xHigh * 1.01; x *= 10) {
      markX(x, label(x));
    }
    for (double y = yLow; y <= yHigh * 1.01; y *= 10) {
      markY(y, label(y));
    }
  }

  private static String label(double value) {
    return value >= 1
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "");
  }

  @Override
  double right(double x) {
    return Math.log(x / xLow) / Math.log(xHigh / xLow);
  }

  @Override
  double up(double y) {
    return Math.log(y / yLow) / Math.log(yHigh / yLow);
  }
}
