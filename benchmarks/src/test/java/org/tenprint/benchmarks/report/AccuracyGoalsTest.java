package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyGoalsTest {
  @TempDir Path folder;

  private String goal(String file, String result, String figure) throws IOException {
    Files.writeString(folder.resolve(file), result);
    return MeasuredLines.first(folder, "goals", figure);
  }

  /** A kind left out, as fitted: its TPIR, and the highest rate of its strangers. */
  private static String kind(int fingers, double tpir, double fpir, double low) {
    String rates =
        "{\"fpir\": {\"share\": "
            + fpir
            + ", \"low\": "
            + low
            + "}, \"tpir\": {\"share\": "
            + tpir
            + "}}";
    return "{\"prints\": \"x\", \"fingers\": "
        + fingers
        + ", \"ALLOWED\": {\"nominal0.05\": "
        + rates
        + ", \"nominal0.01\": "
        + rates
        + ", \"nominal0.001\": "
        + rates
        + "}}";
  }

  private static String cohort(String... kinds) {
    return "{\"check\": {\"people\": 1000, \"rows\": [" + String.join(",", kinds) + "]}}";
  }

  @Test
  void each_kind_left_out_is_to_be_found() throws IOException {
    String found = cohort(kind(4, 0.998, 0, 0), kind(4, 0.995, 0, 0), kind(1, 0.75, 0, 0));
    String line = goal("matching-cohort.json", found, "not fitted to");
    assertTrue(line.contains("the same among 1,000 people"), line);
    assertTrue(line.contains("| – / 99.5 to 99.8 / – / 75 % | met |"), line);
    String one = cohort(kind(4, 0.998, 0, 0), kind(4, 0.944, 0, 0), kind(1, 0.75, 0, 0));
    line = goal("matching-cohort.json", one, "not fitted to");
    assertTrue(line.contains("94.4 to 99.8 / – / 75 % | **missed** |"), line);
  }

  @Test
  void a_rate_is_exceeded_where_its_interval_is_above_it() throws IOException {
    String kept = cohort(kind(10, 1, 0.002, 0.0009), kind(10, 1, 0.001, 0));
    String line = goal("matching-cohort.json", kept, "of such kinds");
    assertTrue(line.contains("| 0.2 / 0.2 / 0.2 % | met of the kinds that are here |"), line);
    assertTrue(line.contains("exceeded by a kind that is not here, FVC2004 DB1's"), line);
    line = goal("matching-cohort.json", cohort(kind(10, 1, 0.005, 0.002)), "of such kinds");
    assertTrue(line.contains("| 0.5 / 0.5 / 0.5 % | **missed** |"), line);
    String planted =
        kind(10, 1, 0.005, 0.002).replace("{\"prints\"", "{\"planted\": 3, \"prints\"");
    line = goal("matching-cohort.json", cohort(kind(10, 1, 0.001, 0), planted), "of such kinds");
    assertTrue(line.contains("| 0.1 / 0.1 / 0.1 % | met of the kinds that are here |"), line);
  }

  /** What booking-like prints reach is no other kind's. */
  @Test
  void each_kind_is_judged_at_the_shipped_threshold() throws IOException {
    String people =
        "{\"series\": [{\"people\": 10000, \"booking2\": {\"tpirAtShippedThreshold\": 0.991},"
            + " \"fvcLike2\": {\"tpirAtShippedThreshold\": 0.902},"
            + " \"real10\": {\"tpirAtShippedThreshold\": 1}}]}";
    String line = goal("matching-series.json", people, "people, booking-like,");
    assertTrue(line.contains("| – / – / 99.1 / – % | met as far as measured |"), line);
    line = goal("matching-series.json", people, "10,000 people, FVC-like,");
    assertTrue(line.contains("| – / – / 90.2 / – % | **missed** |"), line);
    line = goal("matching-series.json", people, "10,000 people, real FVC2002 regrouped,");
    assertTrue(line.contains("| 100 / – / – / – % | met as far as measured |"), line);
  }

  @Test
  void exchanged_hands_that_are_not_found_miss_the_goal() throws IOException {
    String found =
        "{\"series\": [{\"corrections\": {\"searches\": 300, \"exchangedHandsFound\": 0.96}}]}";
    String line = goal("matching-million.json", found, "hands exchanged");
    assertTrue(line.contains("| 96 % of 300 | **missed** |"), line);
    line = goal("matching-million.json", found.replace("0.96", "1"), "hands exchanged");
    assertTrue(line.contains("| 100 % of 300 | met |"), line);
  }
}
