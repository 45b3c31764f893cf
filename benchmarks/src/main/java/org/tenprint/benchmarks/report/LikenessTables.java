package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a second look at fingers costs genuine cards and keeps out, by kind of prints. */
final class LikenessTables {
  private final JsonNode result;

  LikenessTables(Results results) {
    result = results.likeness();
  }

  /** A line a kind of prints that was fitted, then the ones held out. */
  String fit() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "prints",
                "pairs of one finger, of them unconfirmed by the score",
                "with a whole finger's print",
                "taken for another's, %",
                "genuine cards",
                "held, %: by scores / by the second look in addition",
                "strangers' pairs",
                "go by, one on a card, %: by scores / now",
                "shown to be the candidate's, %",
                "genuine cards whose every finger is shown, %"));
    result.path("kinds").forEach(kind -> row(text, kind, ""));
    result.path("checks").forEach(kind -> row(text, kind, " (held out)"));
    return text.toString();
  }

  private static void row(StringBuilder text, JsonNode kind, String how) {
    text.append(
        Figures.row(
            kind.path("prints").asText() + how,
            Figures.numbers(kind, 0, "genuinePairs", "unconfirmed").replace(" /", ","),
            Figures.number(kind.path("told"), 0),
            Figures.percent(kind.path("genuineForeign")),
            Figures.number(kind.path("cards"), 0),
            beside(kind, "heldBefore", "added"),
            Figures.number(kind.path("strangersPairs"), 0),
            beside(kind, "throughBefore", "through"),
            Figures.percent(kind.path("strangersShown")),
            Figures.percent(kind.path("everyShown"))));
  }

  private static String beside(JsonNode kind, String before, String now) {
    return Figures.percent(kind.path(before)) + " / " + Figures.percent(kind.path(now));
  }

  /** A line a kind, what other bars would cost and let by. */
  String bars() {
    StringBuilder text = new StringBuilder();
    for (String list : List.of("kinds", "checks")) {
      for (JsonNode kind : result.path(list)) {
        if (text.isEmpty()) {
          text.append(Figures.head(head(kind)));
        }
        text.append(Figures.row(cells(kind)));
      }
    }
    return text.toString();
  }

  private static String[] head(JsonNode kind) {
    String[] head = new String[1 + kind.path("bars").size()];
    head[0] = "genuine cards held in addition / strangers' fingers that go by, %, at a bar of";
    for (int i = 1; i < head.length; i++) {
      head[i] = Figures.number(kind.path("bars").path(i - 1).path("bar"), 0) + " dB";
    }
    return head;
  }

  private static String[] cells(JsonNode kind) {
    String[] cells = new String[1 + kind.path("bars").size()];
    cells[0] = kind.path("prints").asText();
    for (int i = 1; i < cells.length; i++) {
      cells[i] = beside(kind.path("bars").path(i - 1), "added", "through");
    }
    return cells;
  }

  /** The numbers of the program. */
  String numbers() {
    StringBuilder text = new StringBuilder(Figures.head("number", "fitted"));
    for (String number : List.of("constant", "aligned", "fewer", "more", "score")) {
      text.append(Figures.row(number, Figures.number(result.path("curve").path(number), 4)));
    }
    text.append(Figures.row("foreign below, dB", Figures.number(result.path("bar"), 1)));
    text.append(
        Figures.row("shown under another label from, dB", Figures.number(result.path("shown"), 1)));
    return text.toString();
  }
}
