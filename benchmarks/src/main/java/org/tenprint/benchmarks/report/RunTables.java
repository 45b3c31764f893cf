package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What ran where, and the figures of every gallery and set. */
final class RunTables {
  private final Results results;

  RunTables(Results results) {
    this.results = results;
  }

  /** A line a result file. */
  String runs() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "file", "engine", "command", "commit", "machine", "heap", "took", "load at end"));
    run(text, "matching-series.json", results.series());
    run(text, "matching-million.json", results.million());
    run(text, "matching-ten-million.json", results.tenMillion());
    run(text, "matching-lanes.json", results.lanes());
    run(text, "matching-fvc.json", results.fvc());
    run(text, "matching-agreement.json", results.agreement());
    run(text, "matching-calibration.json", results.calibration());
    run(text, "matching-conflict.json", results.conflict());
    run(text, "matching-likeness.json", results.likeness());
    run(text, "matching-mixed.json", results.mixed());
    run(text, "matching-mixed-nine.json", results.mixedNine());
    run(text, "matching-effort.json", results.effort());
    run(text, "matching-cohort.json", results.cohort());
    run(text, "matching-minutiae.json", results.minutiae());
    run(text, "extraction.json", results.extraction());
    return text.toString();
  }

  private static void run(StringBuilder text, String file, JsonNode result) {
    if (!result.isMissingNode()) {
      JsonNode seconds = result.path("elapsedSeconds");
      text.append(
          Figures.row(
              "`" + file + "`",
              Figures.engine(result),
              "`" + result.path("command").asText() + "`",
              result.path("commit").asText(),
              result.path("machine").asText() + ", Java " + result.path("java").asText(),
              Figures.number(result.path("maxHeapMiB"), 0) + " MiB",
              seconds.isNumber() ? Math.round(seconds.asDouble() / 60) + " min" : Figures.NONE,
              Figures.number(result.path("loadAverageAtEnd"), 1)));
    }
  }

  /** A line a gallery: building, size, updates, restart, throughput. */
  String galleries() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "people",
                "build, wall s",
                "bytes a person",
                "searches/s, 2 threads, wall",
                "insert p50 / p99 ms CPU",
                "remove p50 / p99 ms CPU",
                "snapshot MiB, s",
                "restart s",
                "live heap / resident at most MiB"));
    for (JsonNode gallery : results.galleries()) {
      JsonNode updates = gallery.path("updates");
      JsonNode restart = gallery.path("restart");
      text.append(
          Figures.row(
              Figures.number(gallery.path("people"), 0),
              Figures.number(gallery.path("buildWallSeconds"), 0),
              Figures.number(gallery.path("bytesAPerson"), 0),
              Figures.number(gallery.path("throughput").path("searchesAWallSecond"), 1),
              Figures.numbers(updates, 2, "insertCpuMillisP50", "insertCpuMillisP99"),
              Figures.numbers(updates, 2, "removeCpuMillisP50", "removeCpuMillisP99"),
              Figures.number(restart.path("snapshotMiB"), 0)
                  + ", "
                  + Figures.number(restart.path("snapshotWallSeconds"), 1),
              Figures.number(restart.path("restartWallSeconds"), 1),
              Figures.number(gallery.path("memory").path("heapLiveMiB"), 0)
                  + " / "
                  + Figures.number(restart.path("memory").path("residentHighestMiB"), 0)));
    }
    return text.toString();
  }

  /** A line a row of every gallery. */
  String identification() {
    StringBuilder text = new StringBuilder(identificationHead());
    for (JsonNode gallery : results.galleries()) {
      for (Map.Entry<String, JsonNode> row : gallery.properties()) {
        if (row.getValue().has("indexCpuMillisP50")) {
          identificationRow(text, gallery.path("people"), row.getKey(), row.getValue());
        }
      }
    }
    return text.toString();
  }

  private static String identificationHead() {
    return Figures.head(
        "people",
        "probes, fingers",
        "mated / non-mated",
        "index p50 / p99 ms",
        "whole p50 / p99 ms",
        "proposed",
        "rank-1",
        "TPIR at FPIR 0.1 % (95 % bounds)",
        "threshold, highest non-mated",
        "TPIR, FPIR at the shipped threshold",
        "scan ÷ whole, CPU");
  }

  private static void identificationRow(
      StringBuilder text, JsonNode people, String name, JsonNode row) {
    text.append(
        Figures.row(
            Figures.number(people, 0),
            name.replaceAll("(\\d+)$", ", $1"),
            searches(row),
            Figures.numbers(row, 1, "indexCpuMillisP50", "indexCpuMillisP99"),
            Figures.numbers(row, 1, "wholeCpuMillisP50", "wholeCpuMillisP99"),
            Figures.percent(row.path("proposedShare")),
            Figures.percent(row.path("rank1")),
            bounded(row, "tpirAtFpir0.1%"),
            threshold(row),
            shipped(row),
            Figures.number(row.path("timesLessCpuThanScan"), 0)));
  }

  private static String searches(JsonNode row) {
    return Figures.numbers(row, 0, "matedSearches", "nonMatedSearches");
  }

  private static String threshold(JsonNode row) {
    return Figures.numbers(row, 1, "thresholdAtFpir0.1%", "nonMatedScoreHighest")
        .replace(" /", ",");
  }

  private static String shipped(JsonNode row) {
    return Figures.percent(row.path("tpirAtShippedThreshold"))
        + ", "
        + Figures.percent(row.path("fpirAtShippedThreshold"))
        + " at "
        + Figures.number(row.path("shippedThreshold"), 0);
  }

  private static String bounded(JsonNode row, String name) {
    JsonNode bounds = row.path(name + "Bounds95");
    String share = Figures.percent(row.path(name));
    return bounds.isMissingNode()
        ? share
        : share
            + " ("
            + Figures.percent(bounds.path(0))
            + " to "
            + Figures.percent(bounds.path(1))
            + ")";
  }

  /** One to one: a line a set, then a line a number of fused fingers. */
  String verification() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "set",
                "genuine / impostor pairs",
                "EER",
                "FMR100",
                "FMR1000",
                "ZeroFMR",
                "rank-1",
                "failures to enrol"));
    for (Map.Entry<String, JsonNode> set : results.fvc().path("sets").properties()) {
      JsonNode facts = set.getValue();
      rates(text, set.getKey() + ", by protocol", facts.path("byProtocol"), facts);
      rates(text, set.getKey() + ", all pairs", facts.path("allPairs"), facts);
    }
    for (String kind : List.of("images", "minutiae")) {
      for (Map.Entry<String, JsonNode> fused : results.fvc().path("fused " + kind).properties()) {
        String fingers = fused.getKey().equals("1") ? " finger" : " fingers fused";
        rates(
            text,
            "all sets, " + kind + ": " + fused.getKey() + fingers,
            fused.getValue(),
            fused.getValue());
      }
    }
    return text.toString();
  }

  private static void rates(StringBuilder text, String name, JsonNode rates, JsonNode facts) {
    text.append(
        Figures.row(
            name,
            Figures.number(rates.path("genuine"), 0)
                + " / "
                + Figures.number(rates.path("impostor"), 0),
            Figures.percent(rates.path("eer")),
            Figures.percent(rates.path("fmr100")),
            Figures.percent(rates.path("fmr1000")),
            Figures.percent(rates.path("zeroFmr")),
            Figures.percent(facts.path("rank1")),
            Figures.number(facts.path("failuresToEnrol"), 0)));
  }

  /** One to many: real people among synthetic ones; the file's times are of another engine. */
  String paddedIdentification() {
    JsonNode identification = results.fvc().path("identification");
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "people",
                "probes, fingers",
                "mated / non-mated",
                "rank-1",
                "TPIR at FPIR 0.1 % (95 % bounds)",
                "threshold, highest non-mated",
                "TPIR, FPIR at the shipped threshold"));
    for (String kind : List.of("images", "minutiae")) {
      for (Map.Entry<String, JsonNode> row : identification.path(kind).properties()) {
        JsonNode figures = row.getValue();
        text.append(
            Figures.row(
                Figures.number(identification.path("syntheticImpostors"), 0),
                "FVC2002 " + kind + row.getKey().replaceAll("(\\d+)$", ", $1"),
                searches(figures),
                Figures.percent(figures.path("rank1")),
                bounded(figures, "tpirAtFpir0.1%"),
                threshold(figures),
                shipped(figures)));
      }
    }
    return text.toString();
  }

  /** Each difference from the scan, with its cause. */
  String differences() {
    List<String> rows = new ArrayList<>();
    for (String kind : List.of("booking", "fvcLike", "real")) {
      for (JsonNode difference : results.agreement().path(kind).path("differences")) {
        rows.add(
            Figures.row(
                kind,
                difference.path("cause").asText(),
                Figures.number(difference.path("scanScoreOfMate"), 1),
                Figures.number(difference.path("engineScoreOfMate"), 1)
                    + " on "
                    + difference.path("engineFingersOfMate").asInt()
                    + " fingers",
                Figures.number(difference.path("threshold"), 1)));
      }
    }
    return rows.isEmpty()
        ? "No answer differed.\n"
        : Figures.head("probes", "cause", "scan's score", "engine's score", "threshold")
            + String.join("", rows);
  }
}
