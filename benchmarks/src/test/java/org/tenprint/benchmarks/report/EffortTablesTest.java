package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffortTablesTest {
  @TempDir Path folder;

  private String filled(String block, String result) throws IOException {
    Files.writeString(folder.resolve("matching-effort.json"), result);
    return new MatchingReport(Results.read(folder))
        .fill("<!-- measured: " + block + " -->\n<!-- end -->");
  }

  @Test
  void a_row_now_stands_beside_the_same_row_earlier() throws IOException {
    String earlier =
        "{\"effort\": \"earlier\", \"probes\": \"real\", \"fingers\": 1, \"matedSearches\": 1680,"
            + " \"nonMatedSearches\": 3000, \"wholeCpuMillisP50\": 10.04, \"proposedShare\": 0.8,"
            + " \"rank1\": 0.75, \"tpirAtFpir0.1%\": 0.74, \"tpirAtShippedThreshold\": 0.5,"
            + " \"fpirAtShippedThreshold\": 0, \"nonMatedScoreHighest\": 31.2,"
            + " \"shippedThreshold\": 70}";
    String now =
        earlier
            .replace("\"earlier\"", "\"now\"")
            .replace("10.04", "27.36")
            .replace("0.75", "0.8125")
            .replace("31.2", "33.9");
    String table = filled("effort-few", "{\"few\": [" + earlier + "," + now + "]}");
    String line =
        "| real, 1 | 1,680 / 3,000 | 2.7 | 80, 80 | 75, 81.25 | 74, 74 | 50, 50 | 0, 0 |"
            + " 34 / 70 |";
    assertTrue(table.contains(line), table);
  }

  @Test
  void mislabelled_cards_that_are_found_stand_beside_each_other() throws IOException {
    String table =
        filled(
            "effort-labels",
            "{\"mislabelled\": [{\"prints\": \"booking\", \"mistake\": \"ORDER_REVERSED\","
                + " \"cards\": 60, \"earlier\": 60, \"now\": 59}]}");
    assertTrue(table.contains("| booking, ORDER_REVERSED: found of 60 | 60 | 59 |"), table);
  }

  @Test
  void exchanged_labels_say_what_was_held_before() throws IOException {
    String table =
        filled(
            "labels-exchanged",
            "{\"exchanged\": [{\"prints\": \"booking\", \"cards\": 50, \"matchFirst\": 47,"
                + " \"matchOther\": 0, \"matchMisplaced\": 44, \"grey\": {\"BELOW_MATCH\": 1,"
                + " \"FINGER_CONTRADICTS\": 2}, \"noMatch\": 0}]}");
    assertTrue(table.contains("| booking | 50 | 47 / 0 | 44 | 2 / 1 | 0 |"), table);
  }
}
