package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardTablesTest {
  private static final String GREY =
      "\"grey\": {\"BELOW_MATCH\": 1, \"SECOND_CANDIDATE\": 2, \"FINGER_CONTRADICTS\": 30,"
          + " \"FEW_FINGERS_AGREE\": 4}";

  @TempDir Path folder;

  private String filled(String block, String result) throws IOException {
    Files.writeString(folder.resolve("matching-mixed.json"), result);
    return new MatchingReport(Results.read(folder))
        .fill("<!-- measured: " + block + " -->\n<!-- end -->");
  }

  @Test
  void a_row_of_mixed_cards_says_what_its_file_says() throws IOException {
    String row =
        "{\"prints\": \"booking\", \"fingersOfFirst\": 3, \"enrolled\": \"both\", \"cards\": 50,"
            + " \"matchFirst\": 5, \"matchSecond\": 6, \"matchOther\": 0, "
            + GREY
            + ", \"noMatch\": 2, \"matchEveryFinger\": 4, \"matchEarlier\": 33, \"othersFingersInMatches\": 40,"
            + " \"othersFingersConfirming\": 7}";
    String table = filled("mixed-cards", "{\"mixed\": [" + row + "]}");
    String line =
        "| booking | – | 3 + 7 | A, B | 50 | 5 / 6 / 0 | 4 | 33 | 37 | 30 / 4 / 2 / 1 | 2 | 7 of 40 | 20 |";
    assertTrue(table.contains(line), table);
    String first = filled("mixed-cards", "{\"mixed\": [" + row.replace("both", "first") + "]}");
    assertTrue(first.contains("| 7 of 40 | 6 |"), first);
  }

  @Test
  void own_cards_and_poisoned_records_stand_beside_the_earlier_rule() throws IOException {
    String counts =
        ", \"cards\": 50, \"matchFirst\": 9, \"matchSecond\": 0, \"matchOther\": 1, "
            + GREY
            + ", \"noMatch\": 3, \"matchEveryFinger\": 7, \"matchEarlier\": 12}]}";
    String line = " | 50 | 9 / 1 | 7 | 12 | 37 | 30 / 4 / 2 / 1 | 3 |";
    String own = "{\"genuine\": [{\"prints\": \"booking\", \"impairment\": \"scarred\"" + counts;
    assertTrue(filled("genuine-cards", own).contains("| booking | – | scarred" + line));
    String poisoned = "{\"poisoned\": [{\"prints\": \"booking\", \"comes\": \"stranger\"" + counts;
    assertTrue(filled("poisoned-records", poisoned).contains("whose one finger it has" + line));
  }

  @Test
  void turned_cards_stand_beside_the_same_cards_upright() throws IOException {
    String upright =
        "{\"prints\": \"booking\", \"fingers\": 4, \"degrees\": 0, \"enrolled\": true,"
            + " \"cards\": 50, \"matchFirst\": 8, \"matchSecond\": 0, \"matchOther\": 1, "
            + GREY
            + ", \"noMatch\": 4, \"assumedTurned\": 3, \"highestDecibans\": 211.4}";
    String turned = upright.replace("\"degrees\": 0", "\"degrees\": 180").replace("8,", "7,");
    String table = filled("turned-cards", "{\"turned\": [" + upright + "," + turned + "]}");
    String line =
        "| booking | 4 | enrolled | 50 | 8 / 37 / 4 (3) | 7 / 37 / 4 (3) | 2 | 211 / 211 |";
    assertTrue(table.contains(line), table);
  }

  /** Rows of a quality together, by what is asked for. */
  @Test
  void what_every_finger_costs_stands_beside_what_it_keeps_out() throws IOException {
    String row =
        "{\"prints\": \"booking\", \"cards\": 50, \"matchFirst\": 9, \"matchSecond\": 1,"
            + " \"matchOther\": 2, \"matchShown\": {\"17.0\": 8, \"score\": 3}}";
    String file =
        "{\"genuine\": [" + row + "," + row + "], \"mixed\": [" + row.replace("8", "0") + "]}";
    String table = filled("every-finger", file);
    assertTrue(
        table.contains("| booking | not asked for | 12 of 50 | 24 of 100 | 12 of 50 |"), table);
    assertTrue(table.contains("| booking | 17 dB | 0 of 50 | 16 of 100 | 8 of 50 |"), table);
    assertTrue(table.contains("its score alone | 3 of 50 | 6 of 100 | 3 of 50 |"), table);
  }
}
