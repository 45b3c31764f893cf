package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.tenprint.formats.FingerPosition;

/**
 * What becomes of cards of two people, of genuine ones beside them, and of cards that lie turned.
 */
final class CardTables {
  private static final String[] DOUBTS = {
    "FINGER_CONTRADICTS", "FEW_FINGERS_AGREE", "SECOND_CANDIDATE", "BELOW_MATCH"
  };

  private final JsonNode result;
  private final List<JsonNode> files;

  CardTables(Results results) {
    result = results.mixed();
    files = List.of(result, results.mixedNine());
  }

  /** A line a split of the card between two people. */
  String mixed() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "prints",
                "engine",
                "fingers of A + B",
                "enrolled",
                "cards",
                "MATCH A / B / another",
                "MATCH where every finger is to be shown",
                "MATCH by the earlier rule",
                "GREY",
                "contradicts / few agree / second candidate / below",
                "NO_MATCH",
                "fingers of the other that would be enrolled",
                "fingers of enrolled people in a new record (NO_MATCH)"));
    for (JsonNode file : files) {
      for (JsonNode row : file.path("mixed")) {
        int first = row.path("fingersOfFirst").asInt();
        boolean both = row.path("enrolled").asText().equals("both");
        int known = both ? FingerPosition.COUNT : first;
        String split = first + " + " + (FingerPosition.COUNT - first);
        text.append(cards(row, Figures.engine(file), split, both ? "A, B" : "A", known));
      }
    }
    return text.toString();
  }

  /** A line a quality and what became of the card. */
  String genuine() {
    return ofOne("what became of the card", "genuine", row -> row.path("impairment").asText());
  }

  /** A line for the owner of such a record and for whose finger stands in it. */
  String poisoned() {
    return ofOne(
        "who comes",
        "poisoned",
        row ->
            row.path("comes").asText().equals("owner")
                ? "whose nine fingers the record has"
                : "whose one finger it has");
  }

  private String ofOne(String what, String rows, Function<JsonNode, String> name) {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "prints",
                "engine",
                what,
                "cards",
                "MATCH own / another",
                "MATCH where every finger is to be shown",
                "MATCH by the earlier rule",
                "GREY",
                "contradicts / few agree / second candidate / below",
                "NO_MATCH"));
    for (JsonNode file : files) {
      for (JsonNode row : file.path(rows)) {
        text.append(
            Figures.row(
                row.path("prints").asText(),
                Figures.engine(file),
                name.apply(row),
                Figures.number(row.path("cards"), 0),
                Figures.numbers(row, 0, "matchFirst", "matchOther"),
                Figures.number(row.path("matchEveryFinger"), 0),
                Figures.number(row.path("matchEarlier"), 0),
                String.valueOf(grey(row)),
                Figures.numbers(row.path("grey"), 0, DOUBTS),
                Figures.number(row.path("noMatch"), 0)));
      }
    }
    return text.toString();
  }

  private static String cards(
      JsonNode row, String engine, String split, String enrolled, int known) {
    return Figures.row(
        row.path("prints").asText(),
        engine,
        split,
        enrolled,
        Figures.number(row.path("cards"), 0),
        Figures.numbers(row, 0, "matchFirst", "matchSecond", "matchOther"),
        Figures.number(row.path("matchEveryFinger"), 0),
        Figures.number(row.path("matchEarlier"), 0),
        String.valueOf(grey(row)),
        Figures.numbers(row.path("grey"), 0, DOUBTS),
        Figures.number(row.path("noMatch"), 0),
        Figures.number(row.path("othersFingersConfirming"), 0)
            + " of "
            + Figures.number(row.path("othersFingersInMatches"), 0),
        String.valueOf(known * row.path("noMatch").asInt()));
  }

  private static int grey(JsonNode row) {
    return StreamSupport.stream(row.path("grey").spliterator(), false)
        .mapToInt(JsonNode::asInt)
        .sum();
  }

  /** A line a kind of prints and number of fingers, upright beside turned. */
  String turned() {
    Map<String, List<JsonNode>> lines = new LinkedHashMap<>();
    for (JsonNode row : result.path("turned")) {
      String of = row.path("enrolled").asBoolean() ? "enrolled" : "strangers";
      String line = row.path("prints").asText() + " | " + row.path("fingers") + " | " + of;
      lines.computeIfAbsent(line, none -> new ArrayList<>()).add(row);
    }
    List<String> head = new ArrayList<>(List.of("prints", "fingers", "people", "cards"));
    lines.values().stream()
        .findFirst()
        .ifPresent(rows -> rows.forEach(row -> head.add(degrees(row) + " (said to be turned)")));
    head.add("MATCH to another");
    head.add("highest evidence, dB");
    StringBuilder text = new StringBuilder(Figures.head(head.toArray(String[]::new)));
    lines.forEach((line, rows) -> text.append(line(line, rows)));
    return text.toString();
  }

  private static String line(String line, List<JsonNode> rows) {
    List<String> cells = new ArrayList<>(List.of(line));
    cells.add(Figures.number(rows.get(0).path("cards"), 0));
    for (JsonNode row : rows) {
      cells.add(
          Figures.number(row.path("matchFirst"), 0)
              + " / "
              + grey(row)
              + " / "
              + Figures.number(row.path("noMatch"), 0)
              + " ("
              + Figures.number(row.path("assumedTurned"), 0)
              + ")");
    }
    cells.add(String.valueOf(rows.stream().mapToInt(row -> row.path("matchOther").asInt()).sum()));
    cells.add(
        rows.stream()
            .map(row -> Figures.number(row.path("highestDecibans"), 0))
            .collect(Collectors.joining(" / ")));
    return Figures.row(cells.toArray(String[]::new));
  }

  private static String degrees(JsonNode row) {
    int degrees = row.path("degrees").asInt();
    return (degrees == 0 ? "upright" : "turned by " + degrees + "°") + ": MATCH / GREY / NO_MATCH";
  }
}
