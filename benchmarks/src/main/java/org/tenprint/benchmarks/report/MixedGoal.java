package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.formats.FingerPosition;

/**
 * The goal of cards with ten fingers of two people, A and B: none is a MATCH. It is of every row
 * that the result files have, by kind of prints; of a row that both files have, of the one with
 * more cards. A file of before a count was made has no such row.
 */
final class MixedGoal {
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * @param counts of a row which together are the cards that are a MATCH
   */
  MixedGoal(Results results, String... counts) {
    for (JsonNode file : List.of(results.mixed(), results.mixedNine())) {
      for (JsonNode node : file.path("mixed")) {
        if (Stream.of(counts).allMatch(node::has)) {
          Row row = Row.of(node, Figures.engine(file), counts);
          rows.merge(row.name(), row, (one, other) -> other.cards > one.cards ? other : one);
        }
      }
    }
  }

  /**
   * What became of one split.
   *
   * @param prints kind of prints
   * @param both whether both are enrolled, or A alone
   * @param first fingers of A, 1 to 9
   * @param matches cards that are a MATCH, of whomever
   */
  private record Row(
      String prints, boolean both, int first, int cards, JsonNode matches, String engine) {
    static Row of(JsonNode node, String engine, String... counts) {
      int matches = Stream.of(counts).mapToInt(count -> node.path(count).asInt()).sum();
      return new Row(
          node.path("prints").asText(),
          node.path("enrolled").asText().equals("both"),
          node.path("fingersOfFirst").asInt(),
          node.path("cards").asInt(),
          IntNode.valueOf(matches),
          engine);
    }

    String name() {
      return prints + " " + first + " + " + (FingerPosition.COUNT - first) + enrolled();
    }

    String enrolled() {
      return both ? ", A and B enrolled" : ", A enrolled";
    }

    double share() {
      return (double) matches.asInt() / cards;
    }
  }

  /**
   * A line.
   *
   * @param what is to be
   * @param before what was found when it was set
   */
  String text(String what, String before) {
    Map<String, List<Row>> kinds =
        rows.values().stream()
            .collect(Collectors.groupingBy(Row::prints, LinkedHashMap::new, Collectors.toList()));
    List<String> found = new ArrayList<>();
    kinds.forEach((prints, of) -> found.add(prints + ": " + kind(of)));
    Limit[] limits =
        rows.values().stream().map(row -> Limit.atMost(row.matches(), 0)).toArray(Limit[]::new);
    return Figures.row(
        what,
        "none",
        before,
        rows.isEmpty() ? Figures.NONE : String.join("; ", found),
        Limit.verdict(limits),
        CardGoals.MIXED);
  }

  /** All rows of a kind together, the worst of them, and which they are. */
  private static String kind(List<Row> of) {
    Row worst = of.stream().max(Comparator.comparingDouble(Row::share)).orElseThrow();
    int matches = of.stream().mapToInt(row -> row.matches().asInt()).sum();
    int cards = of.stream().mapToInt(Row::cards).sum();
    String highest =
        matches == 0
            ? ""
            : ", the most of "
                + worst.name().substring(worst.prints().length() + 1)
                + ": "
                + share(worst.matches().asInt(), worst.cards());
    return share(matches, cards) + highest + " (" + splits(of) + "; " + engines(of) + ")";
  }

  private static String share(int matches, int cards) {
    return String.format(Locale.ROOT, "%,d of %,d", matches, cards);
  }

  private static String splits(List<Row> of) {
    List<String> splits = new ArrayList<>();
    for (boolean both : new boolean[] {false, true}) {
      SortedSet<Integer> fingers =
          of.stream()
              .filter(row -> row.both() == both)
              .map(Row::first)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!fingers.isEmpty()) {
        splits.add((both ? "both enrolled, " : "A enrolled, ") + span(fingers) + " of A");
      }
    }
    return String.join("; ", splits);
  }

  private static String engines(Collection<Row> of) {
    return of.stream().map(Row::engine).distinct().collect(Collectors.joining(", "));
  }

  /** Numbers, those in a row by their ends. */
  private static String span(SortedSet<Integer> numbers) {
    int least = numbers.first();
    int most = numbers.last();
    return numbers.size() > 2 && most - least == numbers.size() - 1
        ? least + " to " + most
        : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
