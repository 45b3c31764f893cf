package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.ChanceCurve;
import org.tenprint.matching.Evidence;

/** The program judges by the table that the calibration on record printed. */
class EvidenceTableTest {
  private static final double ROUNDING = 1e-3;
  private static final double HIGH = 100;

  private static JsonNode fit() throws IOException {
    Path file =
        Path.of(
            System.getProperty("tenprint.root", ".."), "docs/benchmarks/matching-calibration.json");
    return new ObjectMapper().readTree(file.toFile()).path("fit");
  }

  @Test
  void scores_of_chance_are_those_fitted() throws IOException {
    JsonNode fit = fit();
    assertEquals(7, fit.path("size").size());
    for (int i = 0; i < fit.path("size").size(); i++) {
      int size = fit.path("size").path(i).asInt();
      double chance = fit.path("chance").path(i).asDouble();
      assertEquals(
          ChanceCurve.REACH, Evidence.excess(chance, size, size), ROUNDING, "size " + size);
    }
  }

  @Test
  void lines_are_those_fitted() throws IOException {
    JsonNode lines = fit().path("lines");
    assertEquals(10, lines.size());
    for (JsonNode line : lines) {
      int fingers = line.path("fingers").asInt();
      double slope = line.path("slope").asDouble();
      double expected = HIGH * slope + line.path("offset").asDouble() - Evidence.allowance(fingers);
      assertEquals(expected, Evidence.decibans(HIGH, fingers), 0.01, fingers + " fingers");
      assertEquals(
          slope * HIGH,
          Evidence.decibans(2 * HIGH, fingers) - Evidence.decibans(HIGH, fingers),
          0.01);
    }
  }
}
