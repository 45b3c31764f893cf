package org.tenprint.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line chart with two logarithmic axes as SVG, its legend on the right. */
final class Chart {
  private static final int WIDTH = 820;
  private static final int HEIGHT = 440;
  private static final int LEFT = 80;
  private static final int RIGHT = 200;
  private static final int TOP = 40;
  private static final int BOTTOM = 60;
  private static final String[] COLOURS = {
    "#1b6ca8", "#c0392b", "#27803b", "#8e44ad", "#b9770e", "#16a085", "#7f8c8d", "#d35400",
    "#2c3e50"
  };

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final Map<String, List<double[]>> lines = new LinkedHashMap<>();
  private double xLow = 1e6;
  private double xHigh;
  private double yLow = 1e6;
  private double yHigh;

  Chart(String title, String xLabel, String yLabel) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  /** Adds a line through points (x, y), both above zero; others, and a line without any, not. */
  void line(String name, List<double[]> points) {
    List<double[]> positive = points.stream().filter(p -> p[0] > 0 && p[1] > 0).toList();
    if (!positive.isEmpty()) {
      lines.put(name, positive);
    }
    for (double[] point : positive) {
      xLow = Math.min(xLow, point[0]);
      xHigh = Math.max(xHigh, point[0]);
      yLow = Math.min(yLow, point[1]);
      yHigh = Math.max(yHigh, point[1]);
    }
  }

  String svg() {
    xLow = Math.pow(10, Math.floor(Math.log10(xLow)));
    yLow = Math.pow(10, Math.floor(Math.log10(yLow)));
    xHigh = Math.max(10 * xLow, Math.pow(10, Math.ceil(Math.log10(xHigh))));
    yHigh = Math.max(10 * yLow, Math.pow(10, Math.ceil(Math.log10(yHigh))));
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH, HEIGHT));
    out.append(String.format("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n", WIDTH, HEIGHT));
    text(out, (LEFT + WIDTH - RIGHT) / 2.0, 20, "middle", title);
    text(out, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", xLabel);
    out.append(
        String.format(
            "<text transform=\"translate(16,%d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
            HEIGHT / 2, yLabel));
    grid(out);
    int index = 0;
    for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
      draw(out, line.getKey(), line.getValue(), index++);
    }
    return out.append("</svg>\n").toString();
  }

  private void grid(StringBuilder out) {
    for (double x = xLow; x <= xHigh * 1.01; x *= 10) {
      out.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#ddd\"/>%n",
              px(x),
              px(x),
              TOP,
              HEIGHT - BOTTOM));
      text(out, px(x), HEIGHT - BOTTOM + 18, "middle", label(x));
    }
    for (double y = yLow; y <= yHigh * 1.01; y *= 10) {
      out.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
              LEFT,
              WIDTH - RIGHT,
              py(y),
              py(y)));
      text(out, LEFT - 8, py(y) + 4, "end", label(y));
    }
  }

  private static String label(double value) {
    return value >= 1
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "");
  }

  private void draw(StringBuilder out, String name, List<double[]> points, int index) {
    String colour = COLOURS[index % COLOURS.length];
    out.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
        .append(colour)
        .append("\" points=\"");
    for (double[] point : points) {
      out.append(String.format(Locale.ROOT, "%.1f,%.1f ", px(point[0]), py(point[1])));
    }
    out.append("\"/>\n");
    double y = TOP + 16 + 16.0 * index;
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%.1f\" width=\"12\" height=\"4\" fill=\"%s\"/>%n",
            WIDTH - RIGHT + 14,
            y - 6,
            colour));
    text(out, WIDTH - RIGHT + 32.0, y, "start", name);
  }

  private static void text(StringBuilder out, double x, double y, String anchor, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            text));
  }

  private double px(double x) {
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(x / xLow) / Math.log(xHigh / xLow);
  }

  private double py(double y) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.log(y / yLow) / Math.log(yHigh / yLow);
  }
}
