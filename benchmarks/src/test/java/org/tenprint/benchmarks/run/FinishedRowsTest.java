package org.tenprint.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedRowsTest {
  private static final Map<String, Object> SAME =
      Map.of("engine", "two", "people", 10, "decibans", 90.0);
  private static final String COMMIT = "0123abc";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("rows.json");
  }

  private ResultFile run(String command) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>(Map.of("command", command, "commit", COMMIT));
    facts.putAll(SAME);
    return new ResultFile(
        file(), facts, new Progress(new PrintWriter(new StringWriter()), () -> 0L));
  }

  private static Map<String, Object> row(int split, int cards) {
    return Map.of("split", split, "cards", cards);
  }

  @Test
  void a_row_is_taken_over_only_where_all_that_it_must_say_is_equal() throws IOException {
    run("first").put("mixed", List.of(row(1, 50), row(2, 60)));
    FinishedRows rows = FinishedRows.read(file(), COMMIT, SAME);
    assertEquals(Optional.of(row(2, 60)), rows.find("mixed", row(2, 60)));
    assertTrue(rows.find("mixed", row(1, 60)).isEmpty());
    assertTrue(rows.find("mixed", row(3, 50)).isEmpty());
    assertTrue(rows.find("genuine", row(2, 60)).isEmpty());
    assertTrue(FinishedRows.none().find("mixed", row(2, 60)).isEmpty());
  }

  @Test
  void what_was_measured_on_another_engine_or_gallery_is_refused() throws IOException {
    run("first").put("mixed", List.of(row(1, 50)));
    for (Map<String, ?> other :
        List.of(Map.of("engine", "three"), Map.of("people", 11), Map.of("lanes", 8))) {
      assertThrows(InputRefused.class, () -> FinishedRows.read(file(), COMMIT, other));
    }
    for (String commit : List.of("0123abd", COMMIT + "-dirty", "fatal: no repository")) {
      assertThrows(InputRefused.class, () -> FinishedRows.read(file(), commit, SAME));
    }
    FinishedRows.read(file(), COMMIT, SAME);
    Files.writeString(file(), "{");
    assertThrows(InputRefused.class, () -> FinishedRows.read(file(), COMMIT, SAME));
    Files.delete(file());
    assertTrue(FinishedRows.read(file(), COMMIT, SAME).find("mixed", row(1, 50)).isEmpty());
  }

  @Test
  void the_file_keeps_the_rows_and_names_every_run() throws IOException {
    run("first").put("mixed", List.of(row(1, 50)));
    FinishedRows.read(file(), COMMIT, SAME).into(run("second"), Map.of());
    FinishedRows.read(file(), COMMIT, SAME).into(run("third"), Map.of("engine", "two"));
    JsonNode document = new ObjectMapper().readTree(file().toFile());
    assertEquals(1, document.path("mixed").size());
    assertEquals(
        List.of("first", "second"), document.path("earlierRuns").findValuesAsText("command"));
    assertEquals("third", document.path("command").asText());
  }
}
