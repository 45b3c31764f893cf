package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverloadReportTest {
  private static final Path DOCS =
      Path.of(System.getProperty("tenprint.root", ".."), "docs", "benchmarks");
  private static final String AGAIN = "run ./tenprint bench report";
  private static final String PHASE =
      """
      {"perSecond": 1000, "seconds": 2, "fromSecond": 1, "untilSecond": 3, "drainedSecond": 5,
       "door": {"sent": 1990, "notSent": 10, "putOff": 1500, "putOffWithRetryAfter": 1499,
        "answers": {"202": 490, "429": 1000, "503": 500, "other": 0, "none": 0},
        "answered": {"p50Millis": 4.2, "p99Millis": 80, "highestMillis": 2100}},
       "work": {"accepted": 490, "lost": 0, "doubled": 0, "inPart": 0,
        "waits": {"p50Seconds": 1, "p99Seconds": 3, "highestSeconds": %s}},
       "eachSecond": {"accepted": [245, 245], "putOff": [0, 1500], "decided": [100, 130, 130, 130]}}
      """;

  @TempDir Path folder;

  private OverloadReport report(String highest) throws IOException {
    Files.writeString(
        folder.resolve(OverloadReport.RESULT),
        "{\"command\": \"./tenprint bench overload\", \"limitSeconds\": 600, \"overload\": "
            + PHASE.formatted(highest)
            + ", \"residentMiB\": {\"kafka\": [300, 310, 320, 330, 325, 322, 321]}}");
    return OverloadReport.read(folder);
  }

  private static String block(OverloadReport report, String name) {
    return report.fill("<!-- measured: " + name + " -->\nold\n<!-- end -->");
  }

  @Test
  void the_page_says_what_the_result_file_says() throws IOException {
    String page = Files.readString(DOCS.resolve(OverloadReport.PAGE));
    assertEquals(OverloadReport.read(DOCS).fill(page), page, AGAIN);
    assertTrue(page.contains("<!-- measured: overload-door -->"), "the page has no block to check");
  }

  @Test
  void the_curves_are_drawn_from_the_result_file() throws IOException {
    for (Map.Entry<String, String> chart : OverloadReport.read(DOCS).charts().entrySet()) {
      assertEquals(chart.getValue(), Files.readString(DOCS.resolve(chart.getKey())), AGAIN);
    }
  }

  @Test
  void the_door_has_a_line_a_figure() throws IOException {
    String table = block(report("9.5"), "overload-door");
    assertTrue(table.contains("| 1,990 / 10 |"), table);
    assertTrue(table.contains("| 490 / 1,000 / 500 / 0 / 0 |"), table);
    assertTrue(table.contains("| 1,499 of 1,500 |"), table);
    assertTrue(table.contains("| first put off in second | 1 | – |"), table);
    assertTrue(table.contains("| 490 of 1990 |"), table);
  }

  @Test
  void a_wait_beyond_the_stated_limit_misses_it() throws IOException {
    assertTrue(block(report("609.9"), "overload-work").contains("| 600 s: met | – |"));
    assertTrue(block(report("610.1"), "overload-work").contains("| 600 s: **missed** | – |"));
    assertTrue(block(report("1"), "overload-work").contains("| 123 |"));
  }

  @Test
  void memory_is_told_for_each_process() throws IOException {
    String table = block(report("1"), "overload-memory");
    assertTrue(table.contains("| kafka | 300 | 330 | 322 | – | 321 |"), table);
  }

  @Test
  void both_curves_have_the_phase_that_was_run() throws IOException {
    Map<String, String> charts = report("1").charts();
    assertEquals(2, charts.size());
    charts.values().forEach(svg -> assertTrue(svg.contains(">overload<"), svg));
    assertTrue(charts.get("overload-answers.svg").contains(">put off<"));
    assertTrue(charts.get("overload-memory.svg").contains(">kafka<"));
  }

  @Test
  void without_a_result_there_is_no_curve_and_no_figure() throws IOException {
    OverloadReport none = OverloadReport.read(folder);
    assertEquals(Map.of(), none.charts());
    assertTrue(block(none, "overload-work").contains("| accepted | – | – |"));
  }
}
