package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The curves: time by gallery size, and error trade-offs. */
final class MatchingCharts {
  private final Results results;

  MatchingCharts(Results results) {
    this.results = results;
  }

  String latency() {
    Chart chart =
        new Chart("Ten-print search: CPU by gallery size", "people", "CPU milliseconds a search");
    chart.line("index, median", byPeople("indexCpuMillisP50"));
    chart.line("with confirmation, median", byPeople("wholeCpuMillisP50"));
    chart.line("with confirmation, 99 %", byPeople("wholeCpuMillisP99"));
    chart.line("SourceAFIS scan", byPeople("sourceAfisScanCpuMillis"));
    return chart.svg();
  }

  private List<double[]> byPeople(String name) {
    List<double[]> points = new ArrayList<>();
    for (JsonNode gallery : results.galleries()) {
      points.add(
          new double[] {
            gallery.path("people").asDouble(), gallery.path("booking10").path(name).asDouble()
          });
    }
    return points;
  }

  /** One to one: fused fingers of the sets. */
  String verification() {
    Chart chart =
        new Chart("One to one, SourceAFIS: fingers fused", "false match rate", "false non-match");
    String[] kinds = {"minutiae", "images"};
    for (String kind : kinds) {
      for (Map.Entry<String, JsonNode> fused : results.fvc().path("fused " + kind).properties()) {
        chart.line(fused.getKey() + ", " + kind, trade(fused.getValue()));
      }
    }
    return chart.svg();
  }

  /** One to many, in the largest gallery that was measured. */
  String identification() {
    List<JsonNode> galleries =
        results.galleries().stream().filter(MatchingCharts::hasTrade).toList();
    Chart chart =
        new Chart(
            galleries.isEmpty()
                ? "One to many"
                : "One to many, "
                    + Figures.number(galleries.get(galleries.size() - 1).path("people"), 0)
                    + " people",
            "false positive identification rate",
            "false negative identification rate");
    if (!galleries.isEmpty()) {
      for (Map.Entry<String, JsonNode> row : galleries.get(galleries.size() - 1).properties()) {
        if (row.getValue().has("det")) {
          chart.line(row.getKey().replaceAll("(\\d+)$", ", $1"), trade(row.getValue()));
        }
      }
    }
    return chart.svg();
  }

  /** Tails of scores between different fingers, of the hardest prints of each size. */
  String calibration() {
    Chart chart =
        new Chart(
            "Different fingers: scores by size",
            "SourceAFIS score",
            "share that reaches the score");
    for (JsonNode band : results.calibration().path("fit").path("bands")) {
      List<double[]> points = new ArrayList<>();
      band.path("tail")
          .forEach(p -> points.add(new double[] {p.path(0).asDouble(), p.path(1).asDouble()}));
      chart.line("size below " + band.path("minutiaeBelow").asText(), points);
    }
    return chart.svg();
  }

  private static boolean hasTrade(JsonNode gallery) {
    return gallery.properties().stream().anyMatch(row -> row.getValue().has("det"));
  }

  private static List<double[]> trade(JsonNode row) {
    List<double[]> points = new ArrayList<>();
    row.path("det")
        .forEach(p -> points.add(new double[] {p.path(0).asDouble(), p.path(1).asDouble()}));
    return points;
  }
}
