package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.benchmarks.run.Json;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;

class CalibrationCheckTest {
  private static final int PRINTS = 40;

  /** Every {@code often}-th probe scores 200 against everybody, the others nothing. */
  private static ImpostorScores scores(int often) {
    int[] minutiae = new int[30];
    for (int i = 0; i < minutiae.length; i++) {
      minutiae[i] = FingerTemplate.pack(i, i, i, MinutiaKind.ENDING);
    }
    FingerTemplate template = FingerTemplate.of(100, 100, 50, minutiae);
    List<PrintPool.Item> prints = new ArrayList<>();
    float[][] scores = new float[PRINTS][PRINTS];
    for (int i = 0; i < PRINTS; i++) {
      prints.add(new PrintPool.Item(i, template));
      for (int j = 0; j < PRINTS; j++) {
        scores[i][j] = i == j ? Float.NaN : i % often == 0 ? 200 : 0;
      }
    }
    PrintPool pool = new PrintPool("drawn", prints);
    return new ImpostorScores(pool, pool, scores);
  }

  private static JsonNode row(int often, int fingers) throws Exception {
    Progress progress = new Progress(new PrintWriter(new StringWriter()), System::nanoTime);
    return new ObjectMapper()
        .readTree(
            Json.write(
                new CalibrationCheck(scores(often), progress).row(fingers, List.of(10, 100), 400)));
  }

  @Test
  void the_share_of_strangers_that_reach_the_threshold_is_counted() throws Exception {
    JsonNode row = row(4, 1);
    assertEquals(400, row.path("searches").asInt());
    assertEquals(40_000, row.path("pairs").asInt());
    for (String people : List.of("people10", "people100")) {
      double share = row.path(people).path("nominal0.001").path("share").asDouble();
      assertEquals(0.25, share, 0.08, people);
      assertTrue(row.path(people).path("nominal0.001").path("high").asDouble() > share);
    }
    assertEquals(0.25, row.path("falseMatchRate").path("20dB").asDouble(), 0.08);
  }

  @Test
  void all_fingers_of_a_stranger_are_compared() throws Exception {
    double four = row(4, 4).path("people10").path("nominal0.001").path("share").asDouble();
    assertEquals(1 - Math.pow(0.75, 4), four, 0.1);
  }
}
