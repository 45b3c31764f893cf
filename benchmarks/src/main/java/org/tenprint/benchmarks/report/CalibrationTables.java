package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What evidence is calibrated on, and what a nominal rate was on prints held out. */
final class CalibrationTables {
  private static final String CROSS = " × ";
  private static final int[] FINGERS = {1, 2, 4, 10};
  private static final String[] RATES = {"nominal0.05", "nominal0.01", "nominal0.001"};

  private final JsonNode fit;
  private final JsonNode check;

  CalibrationTables(Results results) {
    fit = results.calibration().path("fit");
    check = results.calibration().path("check");
  }

  /** A line a kind of prints, then a line a band of size. */
  String fit() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "prints, fitted",
                "comparisons",
                "median size",
                "mean",
                "99 %",
                "99.9 %",
                "highest",
                "points a decade above 99 %"));
    for (JsonNode kind : fit.path("kinds")) {
      text.append(
          Figures.row(
              kind.path("kind").asText(),
              Figures.number(kind.path("comparisons"), 0),
              Figures.number(kind.path("sizeP50"), 0),
              Figures.number(kind.path("mean"), 1),
              Figures.number(kind.path("score99%"), 1),
              Figures.number(kind.path("score99.9%"), 1),
              Figures.number(kind.path("highest"), 1),
              Figures.number(kind.path("pointsADecade"), 1)));
    }
    text.append('\n')
        .append(Figures.head("size below", "hardest prints", "comparisons", "99 %", "taken"));
    for (int i = 0; i < fit.path("bands").size(); i++) {
      JsonNode band = fit.path("bands").path(i);
      text.append(
          Figures.row(
              Figures.number(band.path("minutiaeBelow"), 0),
              band.path("hardest").asText(),
              Figures.number(band.path("comparisons"), 0),
              Figures.number(band.path("score99%"), 1),
              Figures.number(fit.path("chance").path(i), 1)));
    }
    return text.toString();
  }

  /** Own kinds, and of the others the hardest for each number of fingers. */
  String check() {
    List<String> cells =
        new ArrayList<>(
            List.of(
                "prints held out, fingers", "false matches at 20 / 30 / 40 dB, times the nominal"));
    for (JsonNode people : check.path("people")) {
      cells.add("FPIR among " + Figures.number(people, 0) + ": nominal 5 / 1 / 0.1 %");
    }
    cells.add("highest, dB");
    StringBuilder text = new StringBuilder(Figures.head(cells.toArray(String[]::new)));
    for (JsonNode row : check.path("rows")) {
      if (!row.path("prints").asText().contains(CROSS)) {
        row(text, row);
      }
    }
    for (int fingers : FINGERS) {
      hardest(fingers).ifPresent(row -> row(text, row));
    }
    return text.toString();
  }

  private Optional<JsonNode> hardest(int fingers) {
    return StreamSupport.stream(check.path("rows").spliterator(), false)
        .filter(row -> row.path("prints").asText().contains(CROSS))
        .filter(row -> row.path("fingers").asInt() == fingers)
        .max((one, other) -> Double.compare(highest(one), highest(other)));
  }

  private double highest(JsonNode row) {
    JsonNode people = check.path("people");
    return row.path("people" + people.path(people.size() - 1).asText()).path("highest").asDouble();
  }

  private void row(StringBuilder text, JsonNode row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.path("prints").asText() + ", " + row.path("fingers").asText());
    JsonNode matches = row.path("falseMatchRate");
    cells.add(
        rate(matches.path("20dB"), 2)
            + " / "
            + rate(matches.path("30dB"), 3)
            + " / "
            + rate(matches.path("40dB"), 4));
    for (JsonNode people : check.path("people")) {
      JsonNode rates = row.path("people" + people.asText());
      List<String> shares = new ArrayList<>();
      for (String rate : RATES) {
        shares.add(Figures.percent(rates.path(rate).path("share")));
      }
      cells.add(String.join(" / ", shares));
    }
    cells.add(String.format(java.util.Locale.ROOT, "%.1f", highest(row)));
    text.append(Figures.row(cells.toArray(String[]::new)));
  }

  /** A rate as a multiple of the nominal one, ten to the minus {@code power}. */
  private static String rate(JsonNode share, int power) {
    return share.isNumber()
        ? String.format(java.util.Locale.ROOT, "%.2f", share.asDouble() * Math.pow(10, power))
        : Figures.NONE;
  }
}
