package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps {@code matching-latency.csv}, a line a gallery size, and draws it as {@code
 * matching-latency.svg}.
 */
final class LatencyChart {
  private static final String HEADER =
      "people,indexCpuMillisP50,wholeCpuMillisP50,wholeCpuMillisP99,sourceAfisScanCpuMillis";

  private LatencyChart() {}

  /** Adds or replaces the line of a size and draws the chart anew. */
  static void add(Path folder, int people, Map<String, Object> series) throws IOException {
    Path csv = folder.resolve("matching-latency.csv");
    TreeMap<Integer, String> lines = new TreeMap<>();
    if (Files.exists(csv)) {
      Files.readAllLines(csv).stream()
          .skip(1)
          .forEach(line -> lines.put(Integer.parseInt(line.substring(0, line.indexOf(','))), line));
    }
    Map<?, ?> booking = (Map<?, ?>) series.get("booking10");
    lines.put(
        people,
        String.format(
            Locale.ROOT,
            "%d,%.2f,%.2f,%.2f,%.0f",
            people,
            booking.get("indexCpuMillisP50"),
            booking.get("wholeCpuMillisP50"),
            booking.get("wholeCpuMillisP99"),
            booking.get("sourceAfisScanCpuMillis")));
    List<String> text = new ArrayList<>(List.of(HEADER));
    text.addAll(lines.values());
    Files.write(csv, text);
    Files.writeString(folder.resolve("matching-latency.svg"), draw(lines));
  }

  private static String draw(TreeMap<Integer, String> lines) {
    Chart chart =
        new Chart("Ten-print search: CPU by gallery size", "people", "CPU milliseconds a search");
    String[] names = {
      "index, median", "with confirmation, median", "with confirmation, 99 %", "SourceAFIS scan"
    };
    for (int column = 0; column < names.length; column++) {
      List<double[]> points = new ArrayList<>();
      for (String line : lines.values()) {
        String[] cells = line.split(",");
        points.add(
            new double[] {Double.parseDouble(cells[0]), Double.parseDouble(cells[column + 1])});
      }
      chart.line(names[column], points);
    }
    return chart.svg();
  }
}
