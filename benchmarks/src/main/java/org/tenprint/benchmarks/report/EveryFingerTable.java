package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What becomes of mixed cards, and of a person's own, where a MATCH wants every finger shown: by
 * what the second look is asked for, all rows of a quality together.
 */
final class EveryFingerTable {
  private final JsonNode result;

  EveryFingerTable(Results results) {
    result = results.mixed();
  }

  /** A line a quality and bar. */
  String text() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "prints",
                "every finger is shown by its score, or by a second look from",
                "mixed cards that are a MATCH",
                "own cards that are a MATCH",
                "of them whole ones"));
    Set<String> prints = new LinkedHashSet<>();
    result.path("genuine").forEach(row -> prints.add(row.path("prints").asText()));
    for (String each : prints) {
      text.append(line(each, "not asked for", EveryFingerTable::matches));
      for (String bar : bars()) {
        text.append(line(each, name(bar), row -> row.path("matchShown").path(bar).asInt()));
      }
    }
    return text.toString();
  }

  private static int matches(JsonNode row) {
    return Stream.of("matchFirst", "matchSecond", "matchOther")
        .mapToInt(count -> row.path(count).asInt())
        .sum();
  }

  private List<String> bars() {
    List<String> bars = new ArrayList<>();
    result.path("genuine").path(0).path("matchShown").fieldNames().forEachRemaining(bars::add);
    return bars;
  }

  private static String name(String bar) {
    return bar.equals("score") ? "nothing: its score alone" : bar.replaceFirst("\\.0$", "") + " dB";
  }

  private String line(String prints, String bar, ToIntFunction<JsonNode> count) {
    List<JsonNode> own = rows("genuine", prints);
    return Figures.row(
        prints,
        bar,
        of(rows("mixed", prints), count),
        of(own, count),
        of(own.subList(0, 1), count));
  }

  private List<JsonNode> rows(String list, String prints) {
    return StreamSupport.stream(result.path(list).spliterator(), false)
        .filter(row -> row.path("prints").asText().equals(prints))
        .toList();
  }

  private static String of(List<JsonNode> rows, ToIntFunction<JsonNode> count) {
    int cards = rows.stream().mapToInt(row -> row.path("cards").asInt()).sum();
    return String.format(Locale.ROOT, "%,d of %,d", rows.stream().mapToInt(count).sum(), cards);
  }
}
