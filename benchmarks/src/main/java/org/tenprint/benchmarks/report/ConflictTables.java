package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What fingers that are not alike say, and which cards are held for it, by kind of prints. */
final class ConflictTables {
  private static final int MOST_STRANGERS = 4;
  private static final List<String> CURVE =
      List.of("genuine", "genuineScore", "genuineClarity", "strangers", "strangersScore");

  private final JsonNode result;

  ConflictTables(Results results) {
    result = results.conflict();
  }

  /** A line a kind of prints that was fitted, then the ones that were not. */
  String fit() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "prints",
                "pairs of one finger, median clarity",
                "of them score ≤ 2, measured / fitted, %",
                "≤ 8",
                "strangers' ≤ 2, %",
                "genuine cards",
                "held, %: earlier rule / this one besides / if fitted without the sensor",
                "1, 2, 3, 4 strangers' fingers of ten pass, %: this rule",
                "earlier rule"));
    result.path("kinds").forEach(kind -> row(text, kind, ""));
    result.path("checks").forEach(kind -> row(text, kind, " (not fitted)"));
    return text.toString();
  }

  /** The numbers of the program. */
  String numbers() {
    StringBuilder text = new StringBuilder(Figures.head("number", "fitted"));
    for (String number : CURVE) {
      text.append(Figures.row(number, Figures.number(result.path("curve").path(number), 4)));
    }
    for (String bar : List.of("alone", "together")) {
      text.append(
          Figures.row("bar, " + bar + ", dB", Figures.number(result.path("bars").path(bar), 1)));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, JsonNode kind, String how) {
    List<String> cells = new ArrayList<>();
    cells.add(kind.path("prints").asText() + how);
    cells.add(Figures.numbers(kind, 0, "genuinePairs", "clarityP50").replace(" /", ","));
    cells.add(shares(kind, "genuineUpTo2", "genuineFittedUpTo2"));
    cells.add(shares(kind, "genuineUpTo8", "genuineFittedUpTo8"));
    cells.add(shares(kind, "strangersUpTo2"));
    cells.add(Figures.number(kind.path("cards"), 0));
    cells.add(shares(kind, "heldEarlier", "added", "addedLeftOut"));
    cells.add(through(kind, "through"));
    cells.add(through(kind, "throughEarlier"));
    text.append(Figures.row(cells.toArray(String[]::new)));
  }

  private static String through(JsonNode kind, String rule) {
    return shares(
        kind,
        IntStream.rangeClosed(1, MOST_STRANGERS)
            .mapToObj(strangers -> rule + strangers)
            .toArray(String[]::new));
  }

  private static String shares(JsonNode kind, String... names) {
    return List.of(names).stream()
        .map(name -> Figures.percent(kind.path(name)))
        .collect(Collectors.joining(" / "));
  }
}
