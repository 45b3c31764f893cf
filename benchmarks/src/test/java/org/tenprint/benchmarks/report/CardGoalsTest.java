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

  private static String mixed(String prints, String enrolled, int ofFirst, int matches) {
    return "{\"prints\": \""
        + prints
        + "\", \"enrolled\": \""
        + enrolled
        + "\", \"fingersOfFirst\": "
        + ofFirst
        + ", \"cards\": 50, \"matchFirst\": 0, \"matchSecond\": "
        + matches
        + ", \"matchOther\": 0}";
  }

  private static String file(String engine, String... rows) {
    return "{\"engine\": \""
        + engine
        + "/sourceafis\", \"mixed\": ["
        + String.join(",", rows)
        + "]}";
  }

  @Test
  void cards_of_two_people_are_of_every_split_and_quality_that_was_measured() throws IOException {
    String all =
        file(
            "e-2",
            mixed("booking", "first", 1, 0),
            mixed("booking", "first", 2, 0),
            mixed("booking", "first", 3, 1),
            mixed("booking", "both", 1, 4),
            mixed("booking", "both", 4, 0),
            mixed("unattended", "first", 9, 9));
    String line = goal("matching-mixed.json", all, "of two people");
    String measured =
        "| booking: 5 of 250, the most of 1 + 9, A and B enrolled: 4 of 50 (A enrolled, 1 to 3 of"
            + " A; both enrolled, 1, 4 of A; e-2); unattended: 9 of 50, the most of 9 + 1, A"
            + " enrolled: 9 of 50 (A enrolled, 9 of A; e-2) | **missed** |";
    assertTrue(line.contains(measured), line);
    String none = file("e-2", mixed("booking", "first", 5, 0));
    line = goal("matching-mixed.json", none, "of two people");
    assertTrue(line.contains("| booking: 0 of 50 (A enrolled, 5 of A; e-2) | met |"), line);
  }

  /** A file of before the count was made says nothing of it. */
  @Test
  void every_finger_is_a_goal_of_its_own_and_has_a_price() throws IOException {
    String before = mixed("booking", "first", 9, 7);
    String row = before.replace("}", ", \"matchEveryFinger\": 0}");
    String line = goal("matching-mixed.json", file("e", before), "wants every finger");
    assertTrue(line.contains("| – | not measured |"), line);
    line = goal("matching-mixed.json", file("e", row), "wants every finger");
    assertTrue(line.contains("| booking: 0 of 50 (A enrolled, 9 of A; e) | met |"), line);
    String one = row.replace("Finger\": 0", "Finger\": 1").replace("booking", "else");
    line = goal("matching-mixed.json", file("e", row, one), "wants every finger");
    assertTrue(line.contains("| **missed** |"), line);
    String own =
        "{\"prints\": \"booking\", \"impairment\": \"none\", \"cards\": 50, \"matchFirst\": 50,"
            + " \"matchOther\": 0, \"matchEveryFinger\": 49}";
    String scarred = own.replace("none", "scars").replace("t\": 50", "t\": 48").replace("49", "40");
    line = goal("matching-mixed.json", "{\"genuine\": [" + own + "," + scarred + "]}", "costs");
    String price = "booking: 2 % of whole cards, most of those with scars, 16 %";
    assertTrue(line.contains("| " + price + " | measured |"), line);
  }

  /** One kind that is kept hides no other. */
  @Test
  void a_match_in_one_row_of_the_worse_kind_misses_the_goal() throws IOException {
    String rows = file("e", mixed("booking", "first", 5, 0), mixed("unattended", "both", 5, 1));
    String line = goal("matching-mixed.json", rows, "of two people");
    assertTrue(line.contains("| **missed** |"), line);
  }

  @Test
  void a_row_of_both_files_counts_once_and_by_its_larger_number_of_cards() throws IOException {
    String nine = mixed("booking", "first", 9, 1);
    Files.writeString(
        folder.resolve("matching-mixed-nine.json"), file("e-9", nine.replace("50", "1000")));
    String one = file("e-7", nine, mixed("booking", "first", 8, 0));
    String line = goal("matching-mixed.json", one, "of two people");
    String larger = "| booking: 1 of 1,050, the most of 9 + 1, A enrolled: 1 of 1,000 (";
    assertTrue(line.contains(larger), line);
    assertTrue(line.contains("8, 9 of A; e-9, e-7)"), line);
    String whole = file("e-11", nine.replace("50", "1000"), mixed("booking", "first", 8, 0));
    line = goal("matching-mixed.json", whole, "of two people");
    assertTrue(line.contains("8, 9 of A; e-11)"), line);
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
