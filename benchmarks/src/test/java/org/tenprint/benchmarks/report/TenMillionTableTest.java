package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenMillionTableTest {
  @TempDir Path folder;

  private String filled(String block, int liveMiB, String answers) throws IOException {
    Files.writeString(
        folder.resolve("matching-ten-million.json"),
        "{\"series\": [{\"people\": 10000000, \"memory\": {\"heapLiveMiB\": "
            + liveMiB
            + "}"
            + answers
            + "}]}");
    return new MatchingReport(Results.read(folder))
        .fill("<!-- measured: " + block + " -->\n<!-- end -->");
  }

  private String goal(int liveMiB, String answers) throws IOException {
    return filled("goals", liveMiB, answers)
        .lines()
        .filter(line -> line.startsWith("| 10 M people"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void memory_and_an_answers_time_are_one_goal() throws IOException {
    String quick = ", \"wholeAnswers\": {\"matedCpuMillisP50\": 60, \"matedCpuMillisP99\": 99}";
    String slow = quick.replace("60", "60.4");
    // 1,800 bytes of ten million people are 17,166 MiB
    assertTrue(goal(17166, quick).contains("| 1,800; 60 ms, p99 99 ms | met |"));
    assertTrue(goal(17170, quick).contains("| 1,800; 60 ms, p99 99 ms | **missed** |"));
    assertTrue(goal(17166, slow).contains("| **missed** |"));
    assertTrue(goal(17166, "").contains("| 1,800; – ms, p99 – ms | met as far as measured |"));
  }

  @Test
  void a_million_stands_beside_it() throws IOException {
    Files.writeString(
        folder.resolve("matching-million.json"),
        "{\"series\": [{\"people\": 1000000, \"bytesAPerson\": 3954.5,"
            + " \"wholeAnswers\": {\"strangerCpuMillisP50\": 38.25,"
            + " \"strangerCpuMillisP99\": 53.8}}]}");
    String answers =
        ", \"wholeAnswers\": {\"strangerAnswers\": 200, \"strangerFirstIsTheMateOrNobody\": 199}";
    String table = filled("ten-million", 16500, answers);
    assertTrue(table.contains("| figure | 1,000,000 people | 10,000,000 people |"), table);
    assertTrue(table.contains("| index and minutiae, bytes a person | 3,955 | – |"), table);
    assertTrue(table.contains("MiB; bytes a person | –; – | 16,500; 1,730 |"), table);
    assertTrue(table.contains("to a stranger, CPU p50 / p99, ms | 38.3 / 53.8 | – / – |"), table);
    assertTrue(table.contains("to a stranger: nobody else is first | – | 199 of 200 |"), table);
  }

  /** With more people as many lanes take no less. */
  @Test
  void what_fewer_people_miss_is_missed() throws IOException {
    lanes("91.9");
    String more = "| 1,800; more than the 92 ms of 1,000,000 people in as many lanes |";
    assertTrue(goal(17166, "").contains(more + " **missed** |"), goal(17166, ""));
    String measured = ", \"wholeAnswers\": {\"matedCpuMillisP50\": 60, \"matedCpuMillisP99\": 99}";
    assertTrue(goal(17166, measured).contains("| 1,800; 60 ms, p99 99 ms | met |"));
    lanes("59");
    assertTrue(goal(17166, "").contains("| 1,800; – ms, p99 – ms | met as far as measured |"));
  }

  private void lanes(String millis) throws IOException {
    Files.writeString(
        folder.resolve("matching-lanes.json"),
        "{\"series\": [{\"people\": 1000000, \"lanes\": 128,"
            + " \"wholeAnswers\": {\"matedCpuMillisP50\": "
            + millis
            + "}}]}");
  }

  @Test
  void fewer_people_in_as_many_lanes_stand_between() throws IOException {
    Files.writeString(
        folder.resolve("matching-lanes.json"),
        "{\"series\": [{\"people\": 1000000, \"lanes\": 128}, {\"people\": 3000000, \"lanes\": 128,"
            + " \"memory\": {\"heapLiveMiB\": 5000}}]}");
    String table = filled("ten-million", 16500, ", \"lanes\": 128");
    assertTrue(
        table.contains("| – people | 1,000,000 people | 3,000,000 people | 10,000,000 people |"),
        table);
    assertTrue(table.contains("| lanes | – | 128 | 128 | 128 |"), table);
    assertTrue(table.contains("| –; – | –; – | 5,000; 1,748 | 16,500; 1,730 |"), table);
    String runs = filled("runs", 16500, "");
    assertTrue(runs.contains("| `matching-lanes.json` |"), runs);
  }
}
