package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Rates of prints of a kind that evidence was not fitted to, by how it is normalised. */
final class CohortTables {
  private static final String[] METHODS = {"FITTED", "SHIFTED_UP", "SHIFTED", "TAIL", "LEAST"};
  private static final String[] RATES = {"nominal0.05", "nominal0.01", "nominal0.001"};

  private final JsonNode check;

  CohortTables(Results results) {
    check = results.cohort().path("check");
  }

  /** FPIR at each nominal rate; a rate whose lower bound is above it is in bold. */
  String falsePositives() {
    StringBuilder text = new StringBuilder(head("FPIR at nominal 5 / 1 / 0.1 %"));
    for (JsonNode row : check.path("rows")) {
      String[] cells = cells(row);
      for (int m = 0; m < METHODS.length; m++) {
        StringBuilder rates = new StringBuilder();
        for (String rate : RATES) {
          JsonNode fpir = row.path(METHODS[m]).path(rate).path("fpir");
          double nominal = Double.parseDouble(rate.substring("nominal".length()));
          String share = Figures.percent(fpir.path("share"));
          rates.append(rates.isEmpty() ? "" : " / ");
          rates.append(fpir.path("low").asDouble() > nominal ? "**" + share + "**" : share);
        }
        cells[m + 2] = rates.toString();
      }
      text.append(Figures.row(cells));
    }
    return text.toString();
  }

  /** TPIR at the threshold of nominal 0.1 %. */
  String truePositives() {
    StringBuilder text = new StringBuilder(head("TPIR at nominal 0.1 %"));
    for (JsonNode row : check.path("rows")) {
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
