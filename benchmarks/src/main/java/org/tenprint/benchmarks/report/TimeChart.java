package org.tenprint.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over time: seconds to the right, both axes from zero, bands behind the lines. */
final class TimeChart extends LineChart {
  private static final int MOST_MARKS = 10;

  private record Band(String name, double from, double to) {}

  private final List<Band> bands = new ArrayList<>();
  private double seconds = 1;
  private double most = 1;

  TimeChart(String title, String yLabel) {
    super(title, "seconds", yLabel);
  }

  /** Adds a line of points (second, value), in their order; of none, nothing. */
  void line(String name, List<double[]> points) {
    keep(name, points);
    for (double[] point : points) {
      seconds = Math.max(seconds, point[0]);
      most = Math.max(most, point[1]);
    }
  }

  /** Marks what went on from one second to another. */
  void band(String name, double from, double to) {
    bands.add(new Band(name, from, to));
    seconds = Math.max(seconds, to);
  }

  @Override
  void drawAxes() {
    bands.forEach(band -> shade(band.name(), band.from(), band.to()));
    double step = step(seconds);
    for (double x = 0; x <= seconds; x += step) {
      markX(x, label(x));
    }
    step = step(most);
    for (double y = 0; y <= most; y += step) {
      markY(y, label(y));
    }
  }

  /** The least of 1, 2, 5, 10, 20 and so on by which there are few marks. */
  private static double step(double range) {
    double step = 1;
    for (int i = 0; range / step > MOST_MARKS; i++) {
      step *= i % 3 == 1 ? 2.5 : 2;
    }
    return step;
  }

  private static String label(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  @Override
  double right(double x) {
    return x / seconds;
  }

  @Override
  double up(double y) {
    return y / most;
  }
}
