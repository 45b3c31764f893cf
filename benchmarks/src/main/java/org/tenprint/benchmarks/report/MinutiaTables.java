package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** Minutiae in the heap beside minutiae in a file, of the same people in one run. */
final class MinutiaTables {
  private final JsonNode result;

  MinutiaTables(Results results) {
    result = results.minutiae();
  }

  /** A line a figure of the galleries. */
  String stores() {
    StringBuilder text = new StringBuilder(Figures.head("figure", "heap", "file"));
    line(text, "bytes a person, index and minutiae", s -> number(s.path("bytesAPerson"), 0));
    line(text, "of them in the file", s -> number(s.path("fileBytesAPerson"), 0));
    text.append(
        Figures.row(
            "live heap, MiB, with ids and maps",
            number(memory("heap").path("heapLiveMiB"), 0),
            more("heapLiveMiB") + " more"));
    line(
        text,
        "insert p50 / p99, ms CPU",
        s -> Figures.numbers(s.path("updates"), 2, "insertCpuMillisP50", "insertCpuMillisP99"));
    line(
        text,
        "remove p50 / p99, ms CPU",
        s -> Figures.numbers(s.path("updates"), 2, "removeCpuMillisP50", "removeCpuMillisP99"));
    line(
        text,
        "searches a second, 2 threads, wall",
        s -> number(s.path("throughput").path("searchesAWallSecond"), 1));
    line(
        text,
        "snapshot written / read, s",
        s -> Figures.numbers(s.path("restart"), 1, "snapshotWallSeconds", "restartWallSeconds"));
    return text.toString();
  }

  private JsonNode memory(String store) {
    return result.path("stores").path(store).path("memory");
  }

  /** By how much a figure grew when the second gallery was built. */
  private String more(String name) {
    JsonNode before = memory("heap").path(name);
    JsonNode after = memory("file").path(name);
    return before.isNumber() && after.isNumber()
        ? String.valueOf(after.asLong() - before.asLong())
        : Figures.NONE;
  }

  private void line(StringBuilder text, String figure, Function<JsonNode, String> of) {
    JsonNode stores = result.path("stores");
    text.append(Figures.row(figure, of.apply(stores.path("heap")), of.apply(stores.path("file"))));
  }

  private static String number(JsonNode node, int decimals) {
    return Figures.number(node, decimals);
  }

  /** A line a kind of question. */
  String searches() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "asked of both",
                "times",
                "same answers",
                "heap p50 / p99 ms CPU",
                "file p50 / p99 ms CPU",
                "file : heap, CPU",
                "heap p50 / p99 ms wall",
                "file p50 / p99 ms wall"));
    result
        .path("searches")
        .properties()
        .forEach(
            row -> {
              JsonNode facts = row.getValue();
              text.append(
                  Figures.row(
                      row.getKey(),
                      number(facts.path("answersCompared"), 0),
                      number(facts.path("sameAnswers"), 0),
                      Figures.numbers(facts, 2, "heapCpuMillisP50", "heapCpuMillisP99"),
                      Figures.numbers(facts, 2, "fileCpuMillisP50", "fileCpuMillisP99"),
                      number(facts.path("fileToHeapCpu"), 2),
                      Figures.numbers(facts, 2, "heapWallMillisP50", "heapWallMillisP99"),
                      Figures.numbers(facts, 2, "fileWallMillisP50", "fileWallMillisP99")));
            });
    return text.toString();
  }
}
