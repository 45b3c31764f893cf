package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What ten million people take beside a million, and beside fewer in as many lanes: memory of one
 * process, and whole answers.
 */
final class TenMillionTable {
  private static final double MIB = 1048576;

  private static final double MOST_MILLIS = 60;

  private static final String ANSWERS = "wholeAnswers";

  private final JsonNode gallery;
  private final List<JsonNode> columns = new ArrayList<>();

  TenMillionTable(Results results) {
    gallery = results.tenMillion().path("series").path(0);
    columns.add(results.largest());
    results.lanes().path("series").forEach(columns::add);
    columns.add(gallery);
  }

  /** The row among the goals; fewer people in as many lanes say what it takes at the least. */
  String goal() {
    JsonNode answers = gallery.path(ANSWERS);
    JsonNode millis = answers.path("matedCpuMillisP50");
    String time = number(millis) + " ms, p99 " + number(answers.path("matedCpuMillisP99")) + " ms";
    JsonNode fewer = columns.get(columns.size() - 2);
    JsonNode least = fewer.path(ANSWERS).path("matedCpuMillisP50");
    if (!millis.isNumber() && columns.size() > 2 && least.asDouble() > MOST_MILLIS) {
      millis = least;
      time = "more than the " + number(least) + " ms of " + head(fewer) + " in as many lanes";
    }
    return Figures.row(
        "10 M people, minutiae in a file: bytes a person in memory; a whole answer to an enrolled"
            + " person, CPU of one thread, median",
        "≤ 1,800; ≤ 60 ms",
        Figures.NONE,
        number(live(gallery)) + "; " + time,
        Limit.verdict(Limit.atMost(live(gallery), 1800), Limit.atMost(millis, MOST_MILLIS)),
        "`./tenprint bench matching-ten-million`");
  }

  /** Live bytes of the heap a person; a missing node where none were measured. */
  private static JsonNode live(JsonNode of) {
    JsonNode heap = of.path("memory").path("heapLiveMiB");
    return heap.isNumber()
        ? DoubleNode.valueOf(heap.asDouble() * MIB / of.path("people").asDouble())
        : heap;
  }

  /**
   * A line a figure: a million with its minutiae in the heap, then those with them in a file, the
   * largest last.
   */
  String text() {
    StringBuilder text = new StringBuilder(Figures.head(cells("figure", TenMillionTable::head)));
    line(text, "lanes", of -> number(of.path("lanes")));
    line(text, "index and minutiae, bytes a person", of -> number(of.path("bytesAPerson")));
    line(text, "of them in a file", of -> number(of.path("fileBytesAPerson")));
    line(
        text,
        "live heap with ids and maps: MiB; bytes a person",
        of -> number(of.path("memory").path("heapLiveMiB")) + "; " + number(live(of)));
    line(
        text,
        "resident at most when it was built, MiB",
        of -> number(of.path("memory").path("residentHighestMiB")));
    line(
        text,
        "built in, s by the clock, prints grown meanwhile",
        of -> number(of.path("buildWallSeconds")));
    answers(text, "an enrolled person", "mated");
    answers(text, "a stranger", "stranger");
    return text.toString();
  }

  private static String head(JsonNode of) {
    return number(of.path("people")) + " people";
  }

  private void answers(StringBuilder text, String whom, String name) {
    String answer = "a whole answer to " + whom;
    line(text, answer + ", CPU p50 / p99, ms", of -> quantiles(of, name + "CpuMillis"));
    line(text, answer + ", clock p50 / p99, ms", of -> quantiles(of, name + "WallMillis"));
    line(text, answer + ": nobody else is first", of -> right(of.path(ANSWERS), name));
  }

  private static String right(JsonNode answers, String name) {
    JsonNode right = answers.path(name + "FirstIsTheMateOrNobody");
    return right.isNumber()
        ? number(right) + " of " + number(answers.path(name + "Answers"))
        : Figures.NONE;
  }

  private static String quantiles(JsonNode of, String name) {
    return Figures.numbers(of.path(ANSWERS), 1, name + "P50", name + "P99");
  }

  private static String number(JsonNode node) {
    return Figures.number(node, 0);
  }

  private void line(StringBuilder text, String figure, Function<JsonNode, String> of) {
    text.append(Figures.row(cells(figure, of)));
  }

  private String[] cells(String figure, Function<JsonNode, String> of) {
    return Stream.concat(Stream.of(figure), columns.stream().map(of)).toArray(String[]::new);
  }
}
