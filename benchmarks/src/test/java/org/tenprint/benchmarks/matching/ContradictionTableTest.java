package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.Contradiction;
import org.tenprint.matching.ContradictionCurve;

/** The program judges unlike fingers by the numbers that the measurement on record printed. */
class ContradictionTableTest {
  private static final double ROUNDING = 0.01;

  private static JsonNode result() throws IOException {
    Path file =
        Path.of(
            System.getProperty("tenprint.root", ".."), "docs/benchmarks/matching-conflict.json");
    return new ObjectMapper().readTree(file.toFile());
  }

  private static double number(String name) throws IOException {
    return result().path("curve").path(name).asDouble();
  }

  @Test
  void the_curve_is_the_one_fitted() throws IOException {
    ContradictionCurve fitted =
        new ContradictionCurve(
            number("genuine"),
            number("genuineScore"),
            number("genuineClarity"),
            number("strangers"),
            number("strangersScore"));
    for (double clarity : new double[] {4, 8, 15, 25, 40, 60}) {
      for (double score : new double[] {0, 1, 3, 7, 13}) {
        assertEquals(
            fitted.decibans(score, clarity), Contradiction.decibans(score, clarity), ROUNDING);
      }
    }
  }

  @Test
  void the_bars_are_those_fitted_and_hold_one_genuine_card_in_a_thousand() throws IOException {
    assertEquals(result().path("bars").path("alone").asDouble(), Contradiction.ALONE);
    assertEquals(result().path("bars").path("together").asDouble(), Contradiction.TOGETHER);
    assertEquals(9, result().path("kinds").size());
    for (JsonNode kind : result().path("kinds")) {
      assertTrue(kind.path("added").asDouble(1) <= ContradictionFit.HELD, kind.toString());
    }
  }
}
