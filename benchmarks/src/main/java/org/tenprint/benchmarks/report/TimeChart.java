package org.tenprint.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines over time as SVG: seconds to the right, both axes from zero, bands behind the lines. */
final class TimeChart {
  private static final int WIDTH = 820;
  private static final int HEIGHT = 440;
  private static final int LEFT = 80;
  private static final int RIGHT = 200;
  private static final int TOP = 40;
  private static final int BOTTOM = 60;
  private static final int MOST_MARKS = 10;
  private static final String[] COLOURS = {
    "#1b6ca8", "#c0392b", "#27803b", "#8e44ad", "#b9770e", "#16a085", "#7f8c8d", "#d35400"
  };

  private record Band(String name, double from, double to) {}

  private final String title;
  private final String yLabel;
  private final Map<String, List<double[]>> lines = new LinkedHashMap<>();
  private final List<Band> bands = new ArrayList<>();
  private double seconds = 1;
  private double most = 1;

  TimeChart(String title, String yLabel) {
    this.title = title;
    this.yLabel = yLabel;
  }

  /** Adds a line of points (second, value), in their order; of none, nothing. */
  void line(String name, List<double[]> points) {
    if (!points.isEmpty()) {
      lines.put(name, points);
    }
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

  String svg() {
    StringBuilder out = new StringBuilder();
    add(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        WIDTH,
        HEIGHT);
    add(out, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
    for (Band band : bands) {
      double width = px(band.to()) - px(band.from());
      add(
          out,
          "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#d33\" opacity=\"0.12\"/>",
          px(band.from()),
          TOP,
          width,
          HEIGHT - TOP - BOTTOM);
      text(out, px(band.from()) + width / 2, TOP + 14, "middle", band.name());
    }
    text(out, (LEFT + WIDTH - RIGHT) / 2.0, 20, "middle", title);
    text(out, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", "seconds");
    add(
        out,
        "<text transform=\"translate(16,%d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        HEIGHT / 2,
        yLabel);
    grid(out);
    int index = 0;
    for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
      draw(out, line.getKey(), line.getValue(), index++);
    }
    return out.append("</svg>\n").toString();
  }

  private void grid(StringBuilder out) {
    double step = step(seconds);
    for (double x = 0; x <= seconds; x += step) {
      rule(out, px(x), px(x), TOP, HEIGHT - BOTTOM);
      text(out, px(x), HEIGHT - BOTTOM + 18, "middle", label(x));
    }
    step = step(most);
    for (double y = 0; y <= most; y += step) {
      rule(out, LEFT, WIDTH - RIGHT, py(y), py(y));
      text(out, LEFT - 8, py(y) + 4, "end", label(y));
    }
  }

  private static void rule(StringBuilder out, double x1, double x2, double y1, double y2) {
    add(
        out,
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
        x1,
        x2,
        y1,
        y2);
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

  private void draw(StringBuilder out, String name, List<double[]> points, int index) {
    String colour = COLOURS[index % COLOURS.length];
    out.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"")
        .append(colour)
        .append("\" points=\"");
    for (double[] point : points) {
      out.append(String.format(Locale.ROOT, "%.1f,%.1f ", px(point[0]), py(point[1])));
    }
    out.append("\"/>\n");
    double y = TOP + 16 + 16.0 * index;
    add(
        out,
        "<rect x=\"%d\" y=\"%.1f\" width=\"12\" height=\"4\" fill=\"%s\"/>",
        WIDTH - RIGHT + 14,
        y - 6,
        colour);
    text(out, WIDTH - RIGHT + 32.0, y, "start", name);
  }

  private static void text(StringBuilder out, double x, double y, String anchor, String text) {
    add(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
  }

  private static void add(StringBuilder out, String line, Object... values) {
    out.append(String.format(Locale.ROOT, line, values)).append('\n');
  }

  private double px(double x) {
    return LEFT + (WIDTH - LEFT - RIGHT) * x / seconds;
  }

  private double py(double y) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * y / most;
  }
}
