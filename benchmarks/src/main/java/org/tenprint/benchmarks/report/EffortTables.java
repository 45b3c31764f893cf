package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;

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
                "whole p50, ms CPU: earlier, now",
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
        both(earlier, now, "wholeCpuMillisP50", false),
        both(earlier, now, "proposedShare", true),
        both(earlier, now, "rank1", true),
        both(earlier, now, "tpirAtFpir0.1%", true),
        both(earlier, now, "tpirAtShippedThreshold", true),
        both(earlier, now, "fpirAtShippedThreshold", true),
        Figures.numbers(now, 0, "nonMatedScoreHighest", "shippedThreshold"));
  }

  private static String both(JsonNode earlier, JsonNode now, String name, boolean share) {
    JsonNode one = earlier.path(name);
    JsonNode other = now.path(name);
    return share
        ? Figures.percent(one) + ", " + Figures.percent(other)
        : Figures.number(one, 1) + ", " + Figures.number(other, 1);
  }

  /** A stranger's whole answer, and mislabelled cards. */
  String labels() {
    JsonNode strangers = result.path("strangers");
    StringBuilder text =
        new StringBuilder(Figures.head("ten fingers, all assumptions", "earlier", "now"));
    text.append(
        Figures.row(
            "a stranger's whole answer, p50 / p99 ms CPU",
            Figures.numbers(strangers, 1, "earlierCpuMillisP50", "earlierCpuMillisP99"),
            Figures.numbers(strangers, 1, "nowCpuMillisP50", "nowCpuMillisP99")));
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
