package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** Bounded extraction of images beside SourceAFIS's extractor alone, a line a kind of image. */
final class ExtractionTable {
  /** Images a second of one core, of 500 × 500 pixels. */
  private static final double GOAL = 25;

  private static final String GROWN = "grown";

  private final JsonNode kinds;
  private final JsonNode booking;

  ExtractionTable(Results results) {
    kinds = results.extraction().path("kinds");
    booking = results.extraction().path("booking");
  }

  /** A booking's images one after the other, and several at a time. */
  String booking() {
    return Figures.head(
            "bookings; images each",
            "in turn, p50, ms",
            "on so many threads",
            "p50, ms",
            "same outcome",
            "nominal ms at most, of 10,000")
        + Figures.row(
            number(booking, "bookings", 0) + "; " + number(booking, "imagesOfEach", 0),
            number(booking, "inTurnWallMillisP50", 0),
            number(booking, "aheadThreads", 0),
            number(booking, "aheadWallMillisP50", 0),
            number(booking, "sameOutcome", 0),
            number(booking, "nominalMillisAtMost", 0));
  }

  /** Where an image's processor time goes; of a look at stages what is not SourceAFIS's own. */
  String steps() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "images",
                "read, ms",
                "ridges, ms",
                "SourceAFIS alone, ms",
                "a look at its stages, ms",
                "period, ms",
                "template, ms",
                "all, ms"));
    for (Map.Entry<String, JsonNode> kind : kinds.properties()) {
      JsonNode facts = kind.getValue();
      JsonNode steps = facts.path("stepCpuMillisMean");
      text.append(
          Figures.row(
              kind.getKey(),
              number(steps, "PIXELS", 1),
              number(steps, "RIDGES", 1),
              number(facts, "bareCpuMillisMean", 1),
              look(steps.path("FEATURES"), facts.path("bareCpuMillisMean")),
              number(steps, "PERIOD", 1),
              number(steps, "TEMPLATE", 1),
              number(facts, "boundedCpuMillisMean", 1)));
    }
    return text.toString();
  }

  private static String look(JsonNode bounded, JsonNode alone) {
    return bounded.isNumber() && alone.isNumber()
        ? String.format(Locale.ROOT, "%.1f", bounded.asDouble() - alone.asDouble())
        : Figures.NONE;
  }

  String text() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "images",
                "of them; pixels",
                "bounded, images a second of processor",
                "SourceAFIS alone",
                "bounded p50 / p99, ms",
                "alone p50 / p99, ms",
                "bounded : alone; of it reading, ms",
                "two threads, images a second each, by the clock",
                "refused; same minutiae"));
    for (Map.Entry<String, JsonNode> kind : kinds.properties()) {
      JsonNode facts = kind.getValue();
      text.append(
          Figures.row(
              kind.getKey(),
              number(facts, "images", 0) + "; " + number(facts, "pixels", 0),
              number(facts, "boundedImagesACpuSecond", 1) + verdict(kind.getKey(), facts),
              number(facts, "bareImagesACpuSecond", 1),
              Figures.numbers(facts, 1, "boundedCpuMillisP50", "boundedCpuMillisP99"),
              Figures.numbers(facts, 1, "bareCpuMillisP50", "bareCpuMillisP99"),
              number(facts, "boundedToBareCpu", 2) + "; " + number(facts, "readCpuMillisMean", 1),
              number(facts.path("twoThreads"), "imagesAWallSecondAThread", 1),
              number(facts, "refused", 0)
                  + "; "
                  + number(facts, "sameMinutiae", 0)
                  + " of "
                  + number(facts, "extractions", 0)));
    }
    return text.toString();
  }

  /** The goal is of the grown ones alone, which have the goal's size. */
  private static String verdict(String kind, JsonNode facts) {
    if (!kind.equals(GROWN)) {
      return "";
    }
    return facts.path("boundedImagesACpuSecond").asDouble() >= GOAL
        ? ", goal 25: met"
        : ", goal 25: **missed**";
  }

  private static String number(JsonNode facts, String name, int decimals) {
    return Figures.number(facts.path(name), decimals);
  }
}
