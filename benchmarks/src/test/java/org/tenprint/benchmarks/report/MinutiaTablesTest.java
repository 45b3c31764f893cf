package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinutiaTablesTest {
  @TempDir Path folder;

  private String filled(String block, String result) throws IOException {
    Files.writeString(folder.resolve("matching-minutiae.json"), result);
    return new MatchingReport(Results.read(folder))
        .fill("<!-- measured: " + block + " -->\n<!-- end -->");
  }

  @Test
  void the_second_gallery_is_told_by_what_it_added() throws IOException {
    String table =
        filled(
            "minutiae-stores",
            "{\"stores\": {\"heap\": {\"bytesAPerson\": 3948, \"fileBytesAPerson\": 0,"
                + " \"memory\": {\"heapLiveMiB\": 400},"
                + " \"updates\": {\"insertCpuMillisP50\": 0.26, \"insertCpuMillisP99\": 0.4}},"
                + " \"file\": {\"bytesAPerson\": 3960, \"fileBytesAPerson\": 2008,"
                + " \"memory\": {\"heapLiveMiB\": 610},"
                + " \"updates\": {\"insertCpuMillisP50\": 0.27, \"insertCpuMillisP99\": 0.5}}}}");
    assertTrue(table.contains("| bytes a person, index and minutiae | 3,948 | 3,960 |"), table);
    assertTrue(table.contains("| of them in the file | 0 | 2,008 |"), table);
    assertTrue(table.contains("with ids and maps | 400 | 210 more |"), table);
    assertTrue(table.contains("| insert p50 / p99, ms CPU | 0.26 / 0.40 | 0.27 / 0.50 |"), table);
    assertTrue(table.contains("| snapshot written / read, s | – / – | – / – |"), table);
  }

  @Test
  void a_question_of_both_is_one_line() throws IOException {
    String table =
        filled(
            "minutiae-searches",
            "{\"searches\": {\"mated10\": {\"answersCompared\": 300, \"sameAnswers\": 299,"
                + " \"heapCpuMillisP50\": 10, \"heapCpuMillisP99\": 20, \"fileCpuMillisP50\": 11,"
                + " \"fileCpuMillisP99\": 21.5, \"fileToHeapCpu\": 1.084, \"heapWallMillisP50\": 12,"
                + " \"heapWallMillisP99\": 22, \"fileWallMillisP50\": 13,"
                + " \"fileWallMillisP99\": 23}}}");
    String line =
        "| mated10 | 300 | 299 | 10.00 / 20.00 | 11.00 / 21.50 | 1.08 | 12.00 / 22.00 |"
            + " 13.00 / 23.00 |";
    assertTrue(table.contains(line), table);
  }
}
