package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The goals beside what was measured, and whether they are met. */
final class GoalsTable {
  private static final String MILLION = "`./tenprint bench matching-million`";
  private static final String[] KINDS = {"booking", "fvcLike", "real"};

  private final Results results;
  private final JsonNode gallery;

  GoalsTable(Results results) {
    this.results = results;
    this.gallery = results.largest();
  }

  String text() {
    return Figures.head("figure", "goal", "measured", "", "command")
        + latency()
        + stranger()
        + throughput()
        + byTurns()
        + size()
        + identification(10, 0.999, 0.999, 0.995)
        + identification(4, 0.995, 0.99, 0.97)
        + shipped()
        + ratio()
        + agreement()
        + enrolment()
        + restart()
        + newProcess();
  }

  private static String row(
      String figure, String goal, String measured, String verdict, String command) {
    return Figures.row(figure, goal, measured, verdict, command);
  }

  /** A limit that a figure must not be over, or must not be under. */
  private record Limit(JsonNode figure, double most, boolean upper) {
    static Limit atMost(JsonNode figure, double most) {
      return new Limit(figure, most, true);
    }

    static Limit atLeast(JsonNode figure, double least) {
      return new Limit(figure, least, false);
    }

    boolean holds() {
      return upper ? figure.asDouble() <= most : figure.asDouble() >= most;
    }
  }

  private static String verdict(Limit... limits) {
    if (Stream.of(limits).noneMatch(limit -> limit.figure().isNumber())) {
      return "not measured";
    }
    boolean all = Stream.of(limits).allMatch(limit -> limit.figure().isNumber());
    boolean hold = Stream.of(limits).filter(l -> l.figure().isNumber()).allMatch(Limit::holds);
    if (!hold) {
      return "**missed**";
    }
    return all ? "met" : "met as far as measured";
  }

  private String latency() {
    JsonNode row = gallery.path("booking10");
    JsonNode index = row.path("indexCpuMillisP50");
    JsonNode whole = row.path("wholeCpuMillisP50");
    return row(
        "ten-print search, 1 M people, CPU of one thread, median before / with confirmation",
        "≤ 25 / ≤ 50 ms, p99 ≤ 3 × median",
        Figures.numbers(row, 1, "indexCpuMillisP50", "wholeCpuMillisP50")
            + " ms; p99 "
            + Figures.numbers(row, 1, "indexCpuMillisP99", "wholeCpuMillisP99")
            + " ms",
        verdict(
            Limit.atMost(index, 25),
            Limit.atMost(whole, 50),
            Limit.atMost(row.path("indexCpuMillisP99"), 3 * index.asDouble()),
            Limit.atMost(row.path("wholeCpuMillisP99"), 3 * whole.asDouble())),
        MILLION);
  }

  private String stranger() {
    JsonNode whole = gallery.path("wholeAnswers");
    return row(
        "a whole answer, 1 M people, CPU of one thread, median: to a stranger / to an enrolled person",
        "≤ 45 ms to a stranger",
        Figures.numbers(whole, 1, "strangerCpuMillisP50", "matedCpuMillisP50")
            + " ms; p99 "
            + Figures.numbers(whole, 1, "strangerCpuMillisP99", "matedCpuMillisP99")
            + " ms",
        verdict(Limit.atMost(whole.path("strangerCpuMillisP50"), 45)),
        MILLION);
  }

  private String byTurns() {
    JsonNode whole = gallery.path("wholeAnswers");
    JsonNode median = whole.path("byTurnsWallMillisP50");
    return row(
        "whole answers a second by the wall clock, 2 threads, 1 M people, strangers and enrolled by turns",
        "≥ 100, p99 ≤ 3 × median",
        Figures.number(whole.path("byTurnsAWallSecond"), 1)
            + "; an answer, median "
            + Figures.number(median, 1)
            + " ms, p99 "
            + Figures.number(whole.path("byTurnsWallMillisP99"), 1)
            + " ms",
        verdict(
            Limit.atLeast(whole.path("byTurnsAWallSecond"), 100),
            Limit.atMost(whole.path("byTurnsWallMillisP99"), 3 * median.asDouble())),
        MILLION);
  }

  private String throughput() {
    JsonNode searches = gallery.path("throughput").path("searchesAWallSecond");
    JsonNode memory = gallery.path("memory");
    return row(
        "searches a second by the wall clock, 2 threads, 1 M people; heap",
        "≥ 60, ≤ 8 GiB",
        Figures.number(searches, 1)
            + "; heap limited to "
            + Figures.number(results.million().path("maxHeapMiB"), 0)
            + " MiB, "
            + Figures.number(memory.path("heapLiveMiB"), 0)
            + " of them live, "
            + Figures.number(memory.path("outsideHeapMiB"), 0)
            + " MiB outside it",
        verdict(
            Limit.atLeast(searches, 60), Limit.atMost(results.million().path("maxHeapMiB"), 8192)),
        MILLION);
  }

  private String size() {
    JsonNode bytes = gallery.path("bytesAPerson");
    return row(
        "bytes a person (10 fingers), index and minutiae",
        "≤ 4,000",
        Figures.number(bytes, 0),
        verdict(Limit.atMost(bytes, 4000)),
        MILLION);
  }

  private String identification(int fingers, double... goals) {
    JsonNode[] shares =
        Arrays.stream(KINDS)
            .map(kind -> gallery.path(kind + fingers).path("tpirAtFpir0.1%"))
            .toArray(JsonNode[]::new);
    Limit[] limits = new Limit[KINDS.length];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = Limit.atLeast(shares[i], goals[i]);
    }
    return row(
        "TPIR at FPIR 0.1 %, 1 M, "
            + fingers
            + " fingers: booking-like / FVC-like / real FVC2002 regrouped",
        Arrays.stream(goals)
                .mapToObj(goal -> String.format(Locale.ROOT, "≥ %.1f", 100 * goal))
                .collect(Collectors.joining(" / "))
            + " %",
        Arrays.stream(shares).map(Figures::percent).collect(Collectors.joining(" / "))
            + " % ("
            + Arrays.stream(KINDS)
                .map(kind -> searches(gallery.path(kind + fingers)))
                .collect(Collectors.joining("; "))
            + ")",
        verdict(limits),
        MILLION);
  }

  private static String searches(JsonNode row) {
    return Figures.number(row.path("matedSearches"), 0)
        + " mated, "
        + Figures.number(row.path("nonMatedSearches"), 0)
        + " non-mated";
  }

  private String shipped() {
    JsonNode ten = results.ofPeople(10_000);
    return row(
        "TPIR at the shipped threshold, 10,000 people, booking-like, 10 / 4 / 2 / 1 fingers",
        "100 / ≥ 99.5 / ≥ 95 / ≥ 75 %",
        Stream.of(10, 4, 2, 1)
                .map(fingers -> Figures.percent(shipped(ten, fingers)))
                .collect(Collectors.joining(" / "))
            + " %",
        verdict(
            Limit.atLeast(shipped(ten, 10), 1),
            Limit.atLeast(shipped(ten, 4), 0.995),
            Limit.atLeast(shipped(ten, 2), 0.95),
            Limit.atLeast(shipped(ten, 1), 0.75)),
        "`./tenprint bench matching`");
  }

  private static JsonNode shipped(JsonNode people, int fingers) {
    return people.path("booking" + fingers).path("tpirAtShippedThreshold");
  }

  private String ratio() {
    JsonNode row = gallery.path("booking10");
    JsonNode before = row.path("timesLessCpuThanScanBeforeConfirmation");
    return row(
        "CPU against the exhaustive scan of the same run (SourceAFIS, scaled from a sample)",
        "better than 1 : 14,700 before confirmation",
        "1 : "
            + Figures.number(before, 0)
            + " before, 1 : "
            + Figures.number(row.path("timesLessCpuThanScan"), 0)
            + " with confirmation",
        verdict(Limit.atLeast(before, 14_700)),
        MILLION);
  }

  private String agreement() {
    JsonNode agreement = results.agreement();
    StringBuilder measured = new StringBuilder();
    Limit[] limits = new Limit[KINDS.length];
    for (int i = 0; i < KINDS.length; i++) {
      JsonNode kind = agreement.path(KINDS[i]);
      JsonNode different = kind.path("different");
      limits[i] = Limit.atMost(different, 0.001 * kind.path("searches").asDouble());
      measured
          .append(Figures.number(different, 0))
          .append(" of ")
          .append(Figures.number(kind.path("searches"), 0))
          .append(i < KINDS.length - 1 ? " / " : "");
    }
    return row(
        "answers that differ from the exhaustive scan ("
            + Figures.number(agreement.path("people"), 0)
            + " people, 10 fingers): booking-like / FVC-like / real",
        "≤ 0.1 %, each explained",
        measured.toString(),
        verdict(limits),
        "`./tenprint bench scan-agreement`");
  }

  private String enrolment() {
    JsonNode updates = gallery.path("updates");
    return row(
        "enrolment of one person, extraction excluded, CPU median / p99 / highest",
        "≤ 10 ms",
        Figures.numbers(
                updates, 2, "insertCpuMillisP50", "insertCpuMillisP99", "insertCpuMillisHighest")
            + " ms",
        verdict(Limit.atMost(updates.path("insertCpuMillisP99"), 10)),
        MILLION);
  }

  private String restart() {
    JsonNode restart = gallery.path("restart");
    return row(
        "restart with 1 M people from snapshot to ready, wall clock",
        "≤ 30 s",
        Figures.number(restart.path("restartWallSeconds"), 1) + " s",
        verdict(Limit.atMost(restart.path("restartWallSeconds"), 30)),
        MILLION);
  }

  private String newProcess() {
    JsonNode process = gallery.path("restart").path("newProcess");
    return row(
        "the same by a new process, from its start; its first answer",
        "≤ 10 s",
        Figures.number(process.path("readySeconds"), 1)
            + " s; "
            + Figures.number(process.path("firstAnswerMillis"), 0)
            + " ms",
        verdict(Limit.atMost(process.path("readySeconds"), 10)),
        MILLION);
  }
}
