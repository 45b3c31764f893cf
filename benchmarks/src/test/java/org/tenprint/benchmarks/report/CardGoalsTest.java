package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardGoalsTest {
  @TempDir Path folder;

  private String goal(String file, String result, String figure) throws IOException {
    Files.writeString(folder.resolve(file), result);
    return MeasuredLines.first(folder, "goals", figure);
  }

  private static String mixed(int ofFirst, int matches) {
    return "{\"fingersOfFirst\": "
        + ofFirst
        + ", \"cards\": 50, \"matchFirst\": 0, \"matchSecond\": "
        + matches
        + ", \"matchOther\": 0}";
  }

  @Test
  void cards_of_two_people_are_counted_by_the_fingers_of_either() throws IOException {
    String rows = String.join(",", mixed(1, 3), mixed(5, 0), mixed(9, 0));
    String line = goal("matching-mixed-nine.json", "{\"mixed\": [" + rows + "]}", "of two people");
    assertTrue(line.contains("| 9 and 1: 3 of 100; 5 and 5: 0 of 50 | **missed** |"), line);
    String none = "{\"mixed\": [" + mixed(5, 0) + "]}";
    line = goal("matching-mixed-nine.json", none, "of two people");
    assertTrue(line.contains("| 5 and 5: 0 of 50 | met |"), line);
  }

  @Test
  void kinds_of_which_too_many_are_held_are_named() throws IOException {
    String held =
        "{\"kinds\": [{\"prints\": \"whole\", \"heldBefore\": 0.001, \"added\": 0},"
            + " {\"prints\": \"scarred\", \"heldBefore\": 0.001, \"added\": 0.0004}],"
            + " \"checks\": [{\"prints\": \"DB2\", \"heldBefore\": 0, \"added\": 0.014}]}";
    String line = goal("matching-likeness.json", held, "own cards");
    assertTrue(line.contains("| 2 of 3 kinds are above: scarred 0.14 %; DB2 1.4 % |"), line);
    assertTrue(line.contains("| **missed** |"), line);
  }

  @Test
  void of_turned_cards_those_of_enrolled_people_count() throws IOException {
    String row =
        "{\"degrees\": 180, \"enrolled\": true, \"cards\": 5, \"matchFirst\": 5,"
            + " \"matchOther\": 0}";
    String rows =
        String.join(
            ",",
            row,
            row.replace("180", "135").replace("First\": 5", "First\": 4"),
            row.replace("180", "0"),
            row.replace("true", "false"));
    String line = goal("matching-mixed.json", "{\"turned\": [" + rows + "]}", "turned by");
    assertTrue(line.contains("| 9 of 10 | **missed** |"), line);
    line = goal("matching-mixed.json", "{\"turned\": [" + row + "]}", "turned by");
    assertTrue(line.contains("| 5 of 5 | met |"), line);
  }

  @Test
  void what_nothing_measured_is_not_measured() throws IOException {
    for (String figure :
        new String[] {"of two people", "own cards", "turned by", "a stranger who"}) {
      String line = goal("matching-mixed.json", "{}", figure);
      assertTrue(line.contains("| – | not measured |"), line);
    }
  }
}
