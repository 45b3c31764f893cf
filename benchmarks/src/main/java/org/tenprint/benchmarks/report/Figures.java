package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures as they stand in a table; a dash for what was not measured. */
final class Figures {
  static final String NONE = "–";

  private Figures() {}

  /** With as many decimals, thousands set apart. */
  static String number(JsonNode node, int decimals) {
    return node.isNumber()
        ? String.format(Locale.ROOT, "%,." + decimals + "f", node.asDouble())
        : NONE;
  }

  /** A share as percent with two decimals; exact hundreds and zeros without. */
  static String percent(JsonNode node) {
    if (!node.isNumber()) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%.2f", 100 * node.asDouble());
    return text.replaceAll("\\.?0+$", "");
  }

  /** Numbers of one object, apart by slashes. */
  static String numbers(JsonNode object, int decimals, String... names) {
    return Arrays.stream(names)
        .map(name -> number(object.path(name), decimals))
        .collect(Collectors.joining(" / "));
  }

  /** The engine that a result file names, without its library. */
  static String engine(JsonNode result) {
    return result.path("engine").asText(NONE).replaceFirst("/.*", "");
  }

  /** A table row. */
  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** A table's head. */
  static String head(String... cells) {
    return row(cells) + "|" + "---|".repeat(cells.length) + "\n";
  }
}
