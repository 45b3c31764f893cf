package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.benchmarks.run.InputRefused;

class MatchingReportTest {
  private static final Path DOCS =
      Path.of(System.getProperty("tenprint.root", ".."), "docs", "benchmarks");
  private static final String AGAIN = "run ./tenprint bench report";

  @TempDir Path folder;

  @Test
  void the_page_says_what_the_result_files_say() throws IOException {
    MatchingReport report = new MatchingReport(Results.read(DOCS));
    StringBuilder all = new StringBuilder();
    for (Path file : MatchingReport.pages(DOCS)) {
      String page = Files.readString(file);
      assertEquals(report.fill(page), page, AGAIN);
      all.append(page);
    }
    for (String block : List.of("goals", "scale")) {
      assertTrue(all.toString().contains("<!-- measured: " + block + " -->"), block);
    }
  }

  @Test
  void the_curves_are_drawn_from_the_result_files() throws IOException {
    for (Map.Entry<String, String> chart :
        new MatchingReport(Results.read(DOCS)).charts().entrySet()) {
      assertEquals(chart.getValue(), Files.readString(DOCS.resolve(chart.getKey())), AGAIN);
    }
  }

  private String goals(String gallery) throws IOException {
    Files.writeString(
        folder.resolve("matching-million.json"),
        "{\"maxHeapMiB\": 8192, \"series\": [{\"people\": 1000000" + gallery + "}]}");
    return new MatchingReport(Results.read(folder))
        .fill("<!-- measured: goals -->\nold\n<!-- end -->");
  }

  private static String line(String table, String figure) {
    return table.lines().filter(line -> line.contains(figure)).findFirst().orElseThrow();
  }

  @Test
  void a_goal_is_met_missed_or_not_measured() throws IOException {
    String table =
        goals(", \"bytesAPerson\": 3948.2, \"restart\": {\"restartWallSeconds\": 31.04}");
    assertTrue(line(table, "bytes a person").contains("| 3,948 | met |"), table);
    assertTrue(line(table, "restart with").contains("| 31.0 s | **missed** |"), table);
    assertTrue(line(table, "enrolment").contains("| not measured |"), table);
  }

  @Test
  void one_missed_figure_of_several_misses_the_goal() throws IOException {
    String row =
        ", \"booking10\": {\"indexCpuMillisP50\": 20, \"indexCpuMillisP99\": 61,"
            + " \"wholeCpuMillisP50\": 30, \"wholeCpuMillisP99\": 40}";
    assertTrue(line(goals(row), "ten-print search").contains("**missed**"));
    assertTrue(line(goals(row.replace("61", "59")), "ten-print search").contains("| met |"));
  }

  @Test
  void part_of_a_figure_is_met_as_far_as_measured() throws IOException {
    String table = goals(", \"booking10\": {\"tpirAtFpir0.1%\": 1}");
    assertTrue(line(table, ", 10 fingers: ").contains("| met as far as measured |"), table);
    assertTrue(line(table, ", 10 fingers: ").contains("100 / – / – %"), table);
  }

  @Test
  void the_shipped_threshold_is_judged_among_ten_thousand_people() throws IOException {
    Files.writeString(
        folder.resolve("matching-series.json"),
        "{\"series\": [{\"people\": 100000}, {\"people\": 10000,"
            + " \"booking10\": {\"tpirAtShippedThreshold\": 1},"
            + " \"booking2\": {\"tpirAtShippedThreshold\": 0.81}}]}");
    String row = line(goals(""), "at the shipped threshold");
    assertTrue(row.contains("| 100 / – / 81 / – % | **missed** |"), row);
  }

  @Test
  void answers_that_now_and_then_take_long_miss_the_goal() throws IOException {
    String answers =
        ", \"wholeAnswers\": {\"byTurnsAWallSecond\": 101, \"byTurnsWallMillisP50\": 19,"
            + " \"byTurnsWallMillisP99\": 58}";
    assertTrue(line(goals(answers), "by turns").contains("**missed**"));
    assertTrue(line(goals(answers.replace("58", "56")), "by turns").contains("| met |"));
  }

  private String extraction(String grown) throws IOException {
    Files.writeString(
        folder.resolve("extraction.json"),
        "{\"kinds\": {\"FVC2002 DB1_B\": {\"boundedImagesACpuSecond\": 9}, \"grown\":"
            + " {\"images\": 40, \"pixels\": 262144, \"boundedImagesACpuSecond\": "
            + grown
            + ", \"refused\": 1, \"sameMinutiae\": 119, \"extractions\": 120,"
            + " \"bareCpuMillisMean\": 30, \"boundedCpuMillisMean\": 40.04,"
            + " \"stepCpuMillisMean\": {\"PIXELS\": 5, \"FEATURES\": 31.5}}}}");
    return new MatchingReport(Results.read(folder))
        .fill(
            "<!-- measured: extraction -->\nold\n<!-- end -->"
                + "<!-- measured: extraction-steps -->\n<!-- end -->");
  }

  @Test
  void a_look_at_stages_is_what_sourceafis_alone_does_not_take() throws IOException {
    String steps = extraction("25");
    steps = steps.substring(steps.indexOf("extraction-steps"));
    assertTrue(line(steps, "grown").contains("| 5.0 | – | 30.0 | 1.5 | – | – | 40.0 |"), steps);
    assertTrue(line(steps, "DB1_B").contains("| – | – | – | – | – | – | – |"), steps);
  }

  @Test
  void images_a_second_have_a_goal_where_they_have_its_size() throws IOException {
    String row = line(extraction("24.9"), "grown");
    assertTrue(row.contains("| 40; 262,144 | 24.9, goal 25: **missed** |"), row);
    assertTrue(row.contains("| 1; 119 of 120 |"), row);
    assertTrue(line(extraction("25"), "grown").contains("| 25.0, goal 25: met |"));
    assertTrue(line(extraction("25"), "DB1_B").contains("| 9.0 |"));
  }

  @Test
  void a_block_that_nothing_fills_is_refused() throws IOException {
    MatchingReport report = new MatchingReport(Results.read(folder));
    String page = "<!-- measured: gaols -->\n<!-- end -->";
    assertTrue(
        assertThrows(InputRefused.class, () -> report.fill(page)).getMessage().contains("gaols"));
  }

  @Test
  void results_of_no_folder_are_refused() {
    InputRefused refused =
        assertThrows(InputRefused.class, () -> Results.read(folder.resolve("absent")));
    assertTrue(refused.getMessage().endsWith("absent is no folder"), refused.getMessage());
  }
}
