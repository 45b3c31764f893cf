package org.tenprint.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir Path folder;
  private long now;
  private final StringWriter said = new StringWriter();
  private final Progress progress = new Progress(new PrintWriter(said), () -> now);

  @Test
  void what_is_finished_is_in_the_file_at_once_and_whole() throws IOException {
    Path file = folder.resolve("deep/results.json");
    ResultFile results = new ResultFile(file, new LinkedHashMap<>(), progress);
    List<Object> rows = new ArrayList<>();
    results.put("rows", rows);
    for (int row = 0; row < 3; row++) {
      rows.add(row);
      now += 1_500_000_000L;
      results.write();
      JsonNode read = new ObjectMapper().readTree(file.toFile());
      assertEquals(row + 1, read.path("rows").size());
      assertEquals(1.5 * (row + 1), read.path("elapsedSeconds").asDouble());
    }
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void numbers_keep_six_digits_that_count() {
    assertEquals(
        "[ 0.000123457, 1, 37543.5, 1234570 ]\n",
        Json.write(List.of(0.000123456789, 1.0, 37543.4595, 1234567.0)));
  }

  @Test
  void progress_speaks_every_ten_seconds_with_what_is_left() {
    Progress.Phase phase = progress.begin("counting", 40);
    for (int step = 0; step < 40; step++) {
      now += 1_000_000_000L;
      phase.step();
    }
    phase.end();
    assertEquals(
        """
        [0:00] counting (40)
        [0:10]   counting: 10 of 40, 30 s left
        [0:20]   counting: 20 of 40, 20 s left
        [0:30]   counting: 30 of 40, 10 s left
        [0:40]   counting: 40 in 40.0 s
        """,
        said.toString());
  }
}
