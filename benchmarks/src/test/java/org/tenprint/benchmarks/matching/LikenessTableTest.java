package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.machinezoo.sourceafis.FingerprintMatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Likeness;
import org.tenprint.matching.LikenessCurve;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/** The program's numbers are those that the command printed. */
class LikenessTableTest {
  private static final double ROUNDING = 0.05;

  private static JsonNode result() throws IOException {
    Path file =
        Path.of(
            System.getProperty("tenprint.root", ".."), "docs/benchmarks/matching-likeness.json");
    return new ObjectMapper().readTree(file.toFile());
  }

  private static FingerTemplate print(long population, int encounter) {
    return new SyntheticPeople(population)
        .impression(3, FingerPosition.LEFT_RING, encounter, ImpressionQuality.FVC_LIKE.always())
        .template();
  }

  @Test
  void the_curve_and_the_bars_are_those_fitted() throws IOException {
    JsonNode curve = result().path("curve");
    LikenessCurve fitted =
        new LikenessCurve(
            curve.path("constant").asDouble(),
            curve.path("aligned").asDouble(),
            curve.path("fewer").asDouble(),
            curve.path("more").asDouble(),
            curve.path("score").asDouble());
    for (FingerTemplate other : List.of(print(2, 0), print(3, 2), print(4, 0))) {
      FingerTemplate one = print(1, 1);
      FingerprintMatcher matcher = new FingerprintMatcher(SourceAfis.template(one));
      LikenessPair pair = LikenessPair.of(one, matcher, other);
      assertEquals(
          pair.decibans(fitted),
          Likeness.decibans(one, other, pair.compared().score(), 0),
          ROUNDING);
    }
    assertEquals(result().path("bar").asDouble(), Likeness.BAR);
    assertEquals(result().path("shown").asDouble(), Likeness.SHOWN);
  }

  /** Of no kind, held out ones among them, is more than one genuine card in a thousand held. */
  @Test
  void of_no_kind_more_than_one_genuine_card_in_a_thousand_is_held_in_addition()
      throws IOException {
    assertEquals(6, result().path("kinds").size());
    assertEquals(8, result().path("checks").size());
    for (String list : List.of("kinds", "checks")) {
      for (JsonNode kind : result().path(list)) {
        assertTrue(kind.path("added").asDouble(1) <= LikenessFit.HELD, kind.toString());
      }
    }
  }

  @Test
  void of_no_fitted_kind_more_than_one_stranger_in_a_thousand_is_taken_for_misplaced()
      throws IOException {
    for (JsonNode kind : result().path("kinds")) {
      assertTrue(kind.path("strangersShown").asDouble(1) <= LikenessFit.BY, kind.toString());
    }
  }
}
