package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Rates of prints of a kind that evidence was not fitted to, by how it is normalised. */
final class CohortTables {
  private static final String[] METHODS = {
    "FITTED", "ALLOWED", "SHIFTED_UP", "SHIFTED", "TAIL", "LEAST"
  };
  private static final String[] RATES = {"nominal0.05", "nominal0.01", "nominal0.001"};

  private final JsonNode check;

  CohortTables(Results results) {
    check = results.cohort().path("check");
  }

  /** FPIR at each nominal rate; a rate whose lower bound is above it is in bold. */
  String falsePositives() {
    StringBuilder text = new StringBuilder(head("FPIR at nominal 5 / 1 / 0.1 %"));
    for (JsonNode row : rows(false)) {
      String[] cells = cells(row);
      for (int m = 0; m < METHODS.length; m++) {
        cells[m + 2] = falsePositives(row.path(METHODS[m]));
      }
      text.append(Figures.row(cells));
    }
    return text.toString();
  }

  private static String falsePositives(JsonNode method) {
    StringBuilder rates = new StringBuilder();
    for (String rate : RATES) {
      JsonNode fpir = method.path(rate).path("fpir");
      double nominal = Double.parseDouble(rate.substring("nominal".length()));
      String share = Figures.percent(fpir.path("share"));
      rates.append(rates.isEmpty() ? "" : " / ");
      rates.append(fpir.path("low").asDouble() > nominal ? "**" + share + "**" : share);
    }
    return rates.toString();
  }

  /** The same, and mates, of ten fingers whose sensor adds points to each. */
  String planted() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "prints left out",
                "points planted on each finger",
                "FPIR at nominal 5 / 1 / 0.1 %: as fitted",
                "as shipped",
                "TPIR at nominal 0.1 %: as fitted",
                "as shipped"));
    for (JsonNode row : rows(true)) {
      JsonNode fitted = row.path(METHODS[0]);
      JsonNode shipped = row.path(METHODS[1]);
      text.append(
          Figures.row(
              row.path("prints").asText(),
              Figures.number(row.path("planted"), 0),
              falsePositives(fitted),
              falsePositives(shipped),
              Figures.percent(fitted.path(RATES[2]).path("tpir").path("share")),
              Figures.percent(shipped.path(RATES[2]).path("tpir").path("share"))));
    }
    return text.toString();
  }

  private List<JsonNode> rows(boolean planted) {
    List<JsonNode> rows = new ArrayList<>();
    check.path("rows").forEach(rows::add);
    rows.removeIf(row -> row.path("planted").asDouble() > 0 != planted);
    return rows;
  }

  /** TPIR at the threshold of nominal 0.1 %. */
  String truePositives() {
    StringBuilder text = new StringBuilder(head("TPIR at nominal 0.1 %"));
    for (JsonNode row : rows(false)) {
      String[] cells = cells(row);
      for (int m = 0; m < METHODS.length; m++) {
        cells[m + 2] =
            Figures.percent(row.path(METHODS[m]).path(RATES[2]).path("tpir").path("share"));
      }
      text.append(Figures.row(cells));
    }
    return text.toString();
  }

  private static String head(String what) {
    return Figures.head(
        "prints left out, fingers",
        "shift, points, 5 / 50 / 95 % of searches",
        what + ": as fitted",
        "less what many fingers pay, as shipped",
        "shifted up alone",
        "shifted",
        "cohort's tail",
        "the less of table and tail");
  }

  private static String[] cells(JsonNode row) {
    String[] cells = new String[METHODS.length + 2];
    cells[0] = row.path("prints").asText() + ", " + row.path("fingers").asText();
    cells[1] = Figures.numbers(row, 1, "shiftP5", "shiftP50", "shiftP95");
    return cells;
  }
}
