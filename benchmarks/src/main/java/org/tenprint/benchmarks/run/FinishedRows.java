package org.tenprint.benchmarks.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rows of a result file that an earlier run finished before it was cut off. They are taken over
 * where they were measured on the same; the file names every run that it is made of.
 */
public final class FinishedRows {
  private static final String RUNS = "earlierRuns";
  private static final List<String> OF_A_RUN =
      List.of("command", "commit", "machine", "java", "elapsedSeconds", "loadAverageAtEnd");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

  private final Map<String, Object> document;

  private FinishedRows(Map<String, Object> document) {
    this.document = document;
  }

  /** Of no earlier run. */
  public static FinishedRows none() {
    return new FinishedRows(Map.of());
  }

  /**
   * Reads a file; without it there are none.
   *
   * @param commit of this run, as the file must name it: with files that differ from it nobody
   *     knows what either was measured on
   * @param same other facts that must stand in it as they are here, such as the engine's version
   * @throws InputRefused if one differs, or the file is no JSON
   */
  public static FinishedRows read(Path file, Object commit, Map<String, ?> same)
      throws IOException {
    if (!Files.exists(file)) {
      return none();
    }
    if (!COMMIT.matcher(String.valueOf(commit)).matches()) {
      throw new InputRefused("rows are taken over at a commit without changes, not at " + commit);
    }
    Map<String, Object> here = new LinkedHashMap<>(same);
    here.put("commit", commit);
    Map<String, Object> document;
    try {
      document = new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
    } catch (JsonProcessingException damaged) {
      throw new InputRefused(file + " is no JSON: " + damaged.getOriginalMessage());
    }
    // numbers as they are written
    here = new ObjectMapper().readValue(Json.write(here), new TypeReference<>() {});
    for (Map.Entry<String, ?> fact : here.entrySet()) {
      Object found = document.get(fact.getKey());
      if (!fact.getValue().equals(found)) {
        throw new InputRefused(
            file + " is of " + fact.getKey() + " " + found + ", not " + fact.getValue());
      }
    }
    return new FinishedRows(document);
  }

  /**
   * Puts them into the file of this run, with the runs that they are of and these facts, at one
   * stroke: whenever this run is cut off, nothing is lost.
   */
  public void into(ResultFile results, Map<String, ?> facts) {
    Map<String, Object> all = new LinkedHashMap<>(facts);
    if (!document.isEmpty()) {
      takenOver(all);
    }
    results.putAll(all);
  }

  private void takenOver(Map<String, Object> all) {
    Map<String, Object> last = new LinkedHashMap<>();
    OF_A_RUN.forEach(fact -> last.put(fact, document.get(fact)));
    List<Object> runs = new ArrayList<>();
    if (document.get(RUNS) instanceof List<?> before) {
      runs.addAll(before);
    }
    runs.add(last);
    all.put(RUNS, runs);
    document.forEach(
        (name, value) -> {
          if (value instanceof List && !name.equals(RUNS)) {
            all.put(name, value);
          }
        });
  }

  /**
   * A finished row.
   *
   * @param list of the document
   * @param what the row must say
   */
  public Optional<Map<String, Object>> find(String list, Map<String, ?> what) {
    if (document.get(list) instanceof List<?> rows) {
      for (Object row : rows) {
        if (row instanceof Map<?, ?> facts && facts.entrySet().containsAll(what.entrySet())) {
          Map<String, Object> found = new LinkedHashMap<>();
          facts.forEach((name, value) -> found.put((String) name, value));
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }
}
