package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What 150 million people would take, reckoned: a line through what 100,000 and a million took,
 * drawn on, times how many instances there are. Everything that is assumed is a constant here and
 * stands in the page beside the table.
 */
final class ScaleTables {
  /** Million people. */
  private static final double PEOPLE = 150;

  private static final int LANES = 2048;

  /** Lanes of the measured galleries. */
  private static final int FEWEST_LANES = 8;

  /** Instances of each shard. */
  private static final int EACH = 2;

  /** CPU seconds of ten prints' extraction, at best and at worst. */
  private static final Range EXTRACTION = new Range(0.3, 4);

  /** Of the machine's cores busy at the busiest hour's one booking a second. */
  private static final double LOAD = 0.5;

  /** Heap over what is alive in it. */
  private static final double ROOM = 1.5;

  private static final double MACHINE_GB = 128;
  private static final double MACHINE_CORES = 8;
  private static final double HOURS = 8760;

  /** Dollars for a machine's hour. */
  private static final Range PRICE = new Range(0.5, 1.5);

  private static final double MIB = 1.048576e6;

  private final JsonNode million;
  private final JsonNode hundredThousand;

  ScaleTables(Results results) {
    million = results.largest();
    hundredThousand = results.minutiae().path("searches");
  }

  private record Range(double low, double high) {
    Range plus(Range other) {
      return new Range(low + other.low, high + other.high);
    }

    Range times(double factor) {
      return new Range(low * factor, high * factor);
    }

    Range inverse() {
      return new Range(1 / high, 1 / low);
    }

    Range atLeast(double least) {
      return new Range(Math.max(least, low), Math.max(least, high));
    }

    Range up() {
      return new Range(Math.ceil(low), Math.ceil(high));
    }

    String text() {
      String one = Range.text(low);
      String other = Range.text(high);
      return one.equals(other) ? one : one + " to " + other;
    }

    /** Two digits that count. */
    private static String text(double number) {
      double unit = Math.pow(10, Math.floor(Math.log10(number)) - 1);
      double rounded = Math.round(number / unit) * unit;
      return String.format(
          Locale.ROOT, rounded < 10 ? (rounded < 1 ? "%.2f" : "%.1f") : "%,.0f", rounded);
    }
  }

  /** Milliseconds of CPU among no people and for each million more. */
  private record Line(double none, double more) {
    /** Through the medians of a tenth of a million and of a million. */
    static Line through(JsonNode tenth, JsonNode whole) {
      double more = (whole.asDouble() - tenth.asDouble()) / 0.9;
      return new Line(whole.asDouble() - more, more);
    }

    /** Seconds among so many million, if the lanes that they have more cost nothing, or all. */
    Range among(double people) {
      double lanes = LANES / PEOPLE / FEWEST_LANES;
      double low = none + more * people;
      return new Range(low, none + more * lanes * people).times(0.001);
    }
  }

  /** So many shards. */
  private final class Sharded {
    private final int shards;
    private final double people;
    private final Range stranger;
    private final Range enrolled;

    Sharded(int shards) {
      this.shards = shards;
      people = PEOPLE / shards;
      JsonNode answers = million.path("wholeAnswers");
      stranger = line("stranger10", answers.path("strangerCpuMillisP50")).among(people);
      enrolled = line("mated10", answers.path("matedCpuMillisP50")).among(people);
    }

    private Line line(String search, JsonNode whole) {
      return Line.through(hundredThousand.path(search).path("heapCpuMillisP50"), whole);
    }

    int instances() {
      return shards * EACH;
    }

    Range records() {
      return stranger.times(instances());
    }

    Range images() {
      return records().plus(EXTRACTION.times(instances()));
    }

    Range cores(Range busy) {
      return busy.times(1 / LOAD);
    }

    /** Gigabytes. */
    double memory() {
      double live = million.path("memory").path("heapLiveMiB").asDouble() * MIB / 1e9 * people;
      JsonNode process = million.path("restart").path("memory");
      double beside =
          process.path("residentHighestMiB").asDouble() / process.path("heapMaxMiB").asDouble();
      return live * ROOM * beside;
    }

    Range machines(Range busy) {
      double each = Math.floor(MACHINE_GB / memory());
      return cores(busy).times(1 / MACHINE_CORES).up().atLeast(Math.ceil(instances() / each));
    }

    Range dollars(Range busy) {
      Range machines = machines(busy);
      return new Range(machines.low() * PRICE.low(), machines.high() * PRICE.high()).times(HOURS);
    }
  }

  /** A line a figure, a column a number of shards. */
  String text() {
    if (!million.path("wholeAnswers").isObject() || !hundredThousand.isObject()) {
      return "Not measured.\n";
    }
    List<Sharded> layouts = List.of(new Sharded(16), new Sharded(64));
    StringBuilder text =
        new StringBuilder(
            Figures.head("reckoned", "16 shards, each twice", "64 shards, each twice"));
    line(text, layouts, "million people an instance", of -> one(of.people));
    line(text, layouts, "a stranger's search, s of CPU an instance", of -> of.stranger.text());
    line(text, layouts, "that of an enrolled person", of -> of.enrolled.text());
    line(text, layouts, "CPU s of all instances a booking of records", of -> of.records().text());
    line(text, layouts, "the same of images", of -> of.images().text());
    line(
        text,
        layouts,
        "bookings a second that a shard answers, records",
        of -> of.stranger.inverse().text());
    line(text, layouts, "the same of images", of -> of.stranger.plus(EXTRACTION).inverse().text());
    line(text, layouts, "a stranger's answer, s, records", of -> of.stranger.text());
    line(
        text,
        layouts,
        "the same of images, extracted by who asks, then by who is asked",
        of -> of.stranger.plus(EXTRACTION.times(2)).text());
    line(
        text,
        layouts,
        "cores at one booking a second, records",
        of -> of.cores(of.records()).text());
    line(text, layouts, "the same of images", of -> of.cores(of.images()).text());
    line(text, layouts, "memory an instance; all, TB", ScaleTables::memory);
    line(text, layouts, "machines, records", of -> of.machines(of.records()).text());
    line(text, layouts, "the same of images", of -> of.machines(of.images()).text());
    line(
        text,
        layouts,
        "1,000 dollars a year, records",
        of -> of.dollars(of.records()).times(0.001).text());
    line(text, layouts, "the same of images", of -> of.dollars(of.images()).times(0.001).text());
    return text.toString();
  }

  private static String memory(Sharded of) {
    return one(of.memory()) + " GB; " + one(of.memory() * of.instances() / 1000);
  }

  private static String one(double number) {
    return new Range(number, number).text();
  }

  private static void line(
      StringBuilder text, List<Sharded> layouts, String name, Function<Sharded, String> cell) {
    List<String> cells = new ArrayList<>(List.of(name));
    layouts.forEach(layout -> cells.add(cell.apply(layout)));
    text.append(Figures.row(cells.toArray(String[]::new)));
  }
}
