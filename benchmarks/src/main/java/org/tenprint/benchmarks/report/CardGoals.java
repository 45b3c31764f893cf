package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Goals of what becomes of cards: of two people, of one, and turned ones. */
final class CardGoals {
  /** Of genuine cards no more may be held, a share. */
  private static final double PRICE = 0.001;

  static final String MIXED = "`./tenprint bench mixed-cards`";

  private final Results results;

  CardGoals(Results results) {
    this.results = results;
  }

  String text() {
    return new MixedGoal(results, "matchFirst", "matchSecond", "matchOther")
            .text(
                "cards of ten fingers of two people, A and B, that are a MATCH, by quality; A alone"
                    + " or both are enrolled",
                "9 and 1, the one enrolled: 72 of 100; 8 and 2, 5 and 5: 100 of 100 each")
        + new MixedGoal(results, "matchEveryFinger")
            .text("the same where a MATCH wants every finger to be shown", Figures.NONE)
        + everyFinger()
        + poisoned()
        + held()
        + turned();
  }

  /** What that costs, by quality: of cards without a fault, and of the worst kind. */
  private String everyFinger() {
    Map<String, List<JsonNode>> kinds = new LinkedHashMap<>();
    for (JsonNode row : rows(results.mixed(), "genuine")) {
      if (row.has("matchEveryFinger")) {
        kinds.computeIfAbsent(row.path("prints").asText(), none -> new ArrayList<>()).add(row);
      }
    }
    List<String> found = new ArrayList<>();
    kinds.forEach(
        (prints, rows) -> {
          JsonNode worst =
              rows.stream().max(Comparator.comparingDouble(CardGoals::lost)).orElseThrow();
          found.add(
              "%s: %s %% of whole cards, most of those with %s, %s %%"
                  .formatted(
                      prints,
                      Figures.percent(DoubleNode.valueOf(lost(rows.get(0)))),
                      worst.path("impairment").asText(),
                      Figures.percent(DoubleNode.valueOf(lost(worst)))));
        });
    return Figures.row(
        "what that costs: genuine cards of ten fingers that are no MATCH for it and would be one else",
        "measured",
        Figures.NONE,
        found.isEmpty() ? Figures.NONE : String.join("; ", found),
        found.isEmpty() ? "not measured" : "measured",
        MIXED);
  }

  private static double lost(JsonNode row) {
    int match = row.path("matchFirst").asInt() + row.path("matchOther").asInt();
    return (match - row.path("matchEveryFinger").asInt()) / row.path("cards").asDouble();
  }

  private static List<JsonNode> rows(JsonNode file, String name) {
    return StreamSupport.stream(file.path(name).spliterator(), false).toList();
  }

  private static int sum(List<JsonNode> rows, String... counts) {
    return rows.stream()
        .mapToInt(row -> Stream.of(counts).mapToInt(count -> row.path(count).asInt()).sum())
        .sum();
  }

  private static String of(List<JsonNode> rows, String... counts) {
    return String.format(Locale.ROOT, "%,d of %,d", sum(rows, counts), sum(rows, "cards"));
  }

  private static Limit[] none(List<JsonNode> rows, String... counts) {
    return rows.stream()
        .flatMap(row -> Stream.of(counts).map(count -> Limit.atMost(row.path(count), 0)))
        .toArray(Limit[]::new);
  }

  private String poisoned() {
    List<JsonNode> strangers =
        rows(results.mixed(), "poisoned").stream()
            .filter(row -> row.path("comes").asText().equals("stranger"))
            .toList();
    return Figures.row(
        "a stranger who is a MATCH to somebody whose record has one finger of theirs",
        "none",
        "both who were tried",
        strangers.isEmpty() ? Figures.NONE : of(strangers, "matchFirst", "matchOther"),
        Limit.verdict(none(strangers, "matchFirst", "matchOther")),
        MIXED);
  }

  /** Kinds of which more are held than may be; of the others the highest share. */
  private String held() {
    List<JsonNode> kinds = new ArrayList<>(rows(results.likeness(), "kinds"));
    kinds.addAll(rows(results.likeness(), "checks"));
    List<String> above = new ArrayList<>();
    List<Limit> limits = new ArrayList<>();
    for (JsonNode kind : kinds) {
      double held = kind.path("heldBefore").asDouble() + kind.path("added").asDouble();
      JsonNode share = DoubleNode.valueOf(held);
      limits.add(Limit.atMost(share, PRICE));
      if (held > PRICE) {
        above.add(kind.path("prints").asText() + " " + Figures.percent(share));
      }
    }
    String others = above.size() + " of " + kinds.size() + " kinds are above: ";
    return Figures.row(
        "a person's own cards of ten fingers that are held, by kind, of 1,000 or 2,000",
        "≤ 0.1 %",
        Figures.NONE,
        kinds.isEmpty() ? Figures.NONE : others + String.join(" %; ", above) + " %",
        Limit.verdict(limits.toArray(Limit[]::new)),
        "`./tenprint bench likeness`");
  }

  private String turned() {
    List<JsonNode> turned =
        rows(results.mixed(), "turned").stream()
            .filter(row -> row.path("enrolled").asBoolean() && row.path("degrees").asInt() != 0)
            .toList();
    Limit[] limits =
        turned.stream()
            .map(row -> Limit.atLeast(row.path("matchFirst"), row.path("cards").asDouble()))
            .toArray(Limit[]::new);
    String fingers =
        turned.stream()
            .map(row -> row.path("fingers").asText())
            .distinct()
            .collect(Collectors.joining(" / "));
    return Figures.row(
        "cards turned by 180 or 135 degrees that are found, " + fingers + " fingers",
        "all",
        "none of 40",
        turned.isEmpty() ? Figures.NONE : of(turned, "matchFirst"),
        Limit.verdict(limits),
        MIXED);
  }
}
