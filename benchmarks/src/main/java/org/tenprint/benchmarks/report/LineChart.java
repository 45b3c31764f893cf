package org.tenprint.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines between two axes as SVG, the legend on the right; what the axes are, others say. */
abstract class LineChart {
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
  private final StringBuilder out = new StringBuilder();

  LineChart(String title, String xLabel, String yLabel) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  /** Keeps a line of points (x, y) to be drawn; one without any is none. */
  final void keep(String name, List<double[]> points) {
    if (!points.isEmpty()) {
      lines.put(name, points);
    }
  }

  /** How far to the right on its axis a value is, 0 to 1. */
  abstract double right(double x);

  /** How far up on its axis a value is, 0 to 1. */
  abstract double up(double y);

  /** Draws what lies behind the lines, by {@link #markX}, {@link #markY} and {@link #shade}. */
  abstract void drawAxes();

  final String svg() {
    out.setLength(0);
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        WIDTH, HEIGHT);
    add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
    text((LEFT + WIDTH - RIGHT) / 2.0, 20, "middle", title);
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", xLabel);
    add(
        "<text transform=\"translate(16,%d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        HEIGHT / 2, yLabel);
    drawAxes();
    int index = 0;
    for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
      draw(line.getKey(), line.getValue(), index++);
    }
    return out.append("</svg>\n").toString();
  }

  final void markX(double x, String label) {
    rule(px(x), px(x), TOP, HEIGHT - BOTTOM);
    text(px(x), HEIGHT - BOTTOM + 18, "middle", label);
  }

  final void markY(double y, String label) {
    rule(LEFT, WIDTH - RIGHT, py(y), py(y));
    text(LEFT - 8, py(y) + 4, "end", label);
  }

  /** Shades what lies between two values, with its name at the top. */
  final void shade(String name, double from, double to) {
    double width = px(to) - px(from);
    add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#d33\" opacity=\"0.12\"/>",
        px(from), TOP, width, HEIGHT - TOP - BOTTOM);
    text(px(from) + width / 2, TOP + 14, "middle", name);
  }

  private void rule(double x1, double x2, double y1, double y2) {
    add("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", x1, x2, y1, y2);
  }

  private void draw(String name, List<double[]> points, int index) {
    String colour = COLOURS[index % COLOURS.length];
    out.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
        .append(colour)
        .append("\" points=\"");
    for (double[] point : points) {
      out.append(String.format(Locale.ROOT, "%.1f,%.1f ", px(point[0]), py(point[1])));
    }
    out.append("\"/>\n");
    double y = TOP + 16 + 16.0 * index;
    add(
        "<rect x=\"%d\" y=\"%.1f\" width=\"12\" height=\"4\" fill=\"%s\"/>",
        WIDTH - RIGHT + 14, y - 6, colour);
    text(WIDTH - RIGHT + 32.0, y, "start", name);
  }

  private void text(double x, double y, String anchor, String text) {
    add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
  }

  private void add(String line, Object... values) {
    out.append(String.format(Locale.ROOT, line, values)).append('\n');
  }

  private double px(double x) {
    return LEFT + (WIDTH - LEFT - RIGHT) * right(x);
  }

  private double py(double y) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * up(y);
  }
}
