package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;

/** What the index tries, beside what an earlier engine tried. */
final class EffortTables {
  private final JsonNode result;

  EffortTables(Results results) {
    result = results.effort();
  }

  /** A line a kind of probes and number of fingers, earlier beside now. */
  String few() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "probes, fingers",
                "mated / non-mated",
                "CPU of a whole search, now ÷ earlier",
                "proposed",
                "rank-1",
                "TPIR at FPIR 0.1 %",
                "TPIR at the shipped threshold",
                "FPIR there",
                "highest non-mated / shipped threshold, dB"));
    JsonNode earlier = null;
    for (JsonNode row : result.path("few")) {
      if (row.path("effort").asText().equals("earlier")) {
        earlier = row;
      } else if (earlier != null) {
        text.append(line(earlier, row));
      }
    }
    return text.toString();
  }

  private static String line(JsonNode earlier, JsonNode now) {
    return Figures.row(
        now.path("probes").asText() + ", " + now.path("fingers").asInt(),
        Figures.numbers(now, 0, "matedSearches", "nonMatedSearches"),
        ratio(now.path("wholeCpuMillisP50"), earlier.path("wholeCpuMillisP50")),
        both(earlier, now, "proposedShare"),
        both(earlier, now, "rank1"),
        both(earlier, now, "tpirAtFpir0.1%"),
        both(earlier, now, "tpirAtShippedThreshold"),
        both(earlier, now, "fpirAtShippedThreshold"),
        Figures.numbers(now, 0, "nonMatedScoreHighest", "shippedThreshold"));
  }

  private static String both(JsonNode earlier, JsonNode now, String name) {
    return Figures.percent(earlier.path(name)) + ", " + Figures.percent(now.path(name));
  }

  /** Times of a loaded machine say little; beside each other in one run they say more. */
  private static String ratio(JsonNode now, JsonNode earlier) {
    return now.isNumber() && earlier.isNumber()
        ? Figures.number(DoubleNode.valueOf(now.asDouble() / earlier.asDouble()), 1)
        : Figures.NONE;
  }

  /** Mislabelled cards. */
  String labels() {
    StringBuilder text =
        new StringBuilder(Figures.head("ten fingers, all assumptions", "earlier", "now"));
    for (JsonNode row : result.path("mislabelled")) {
      text.append(
          Figures.row(
              row.path("prints").asText()
                  + ", "
                  + row.path("mistake").asText()
                  + ": found of "
                  + row.path("cards").asInt(),
              Figures.number(row.path("earlier"), 0),
              Figures.number(row.path("now"), 0)));
    }
    return text.toString();
  }

  /**
   * Cards with two labels exchanged. What is a match with misplaced fingers now was held before:
   * they are looked for only where fingers contradict.
   */
  String exchanged() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "prints",
                "cards",
                "MATCH own / another",
                "of them with fingers told as LABELLED_OTHERWISE, held before",
                "GREY for FINGER_CONTRADICTS / other reasons",
                "NO_MATCH"));
    for (JsonNode row : result.path("exchanged")) {
      int contradicts = row.path("grey").path("FINGER_CONTRADICTS").asInt();
      int grey = 0;
      for (JsonNode reason : row.path("grey")) {
        grey += reason.asInt();
      }
      text.append(
          Figures.row(
              row.path("prints").asText(),
              Figures.number(row.path("cards"), 0),
              Figures.numbers(row, 0, "matchFirst", "matchOther"),
              Figures.number(row.path("matchMisplaced"), 0),
              contradicts + " / " + (grey - contradicts),
              Figures.number(row.path("noMatch"), 0)));
    }
    return text.toString();
  }
}
