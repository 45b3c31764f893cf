package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The goals beside what was measured, and whether they are met: what searches cost here, whom they
 * find by {@link AccuracyGoals} and {@link CardGoals}. <em>Before</em> is what a trial of the
 * engine before {@code two-stage-3} found, elsewhere: it left no result file, so those figures
 * stand here.
 */
final class GoalsTable {
  private static final String MILLION = "`./tenprint bench matching-million`";

  private final Results results;
  private final JsonNode gallery;

  GoalsTable(Results results) {
    this.results = results;
    this.gallery = results.largest();
  }

  String text() {
    return Figures.head("figure", "goal", "before", "measured", "", "command")
        + latency()
        + stranger()
        + throughput()
        + byTurns()
        + size()
        + new TenMillionTable(results).goal()
        + new AccuracyGoals(results).text()
        + new CardGoals(results).text()
        + ratio()
        + enrolment()
        + restart()
        + newProcess();
  }

  private String latency() {
    JsonNode row = gallery.path("booking10");
    JsonNode index = row.path("indexCpuMillisP50");
    JsonNode whole = row.path("wholeCpuMillisP50");
    return Figures.row(
        "ten-print search, 1 M people, CPU of one thread, median before / with confirmation",
        "≤ 25 / ≤ 50 ms, p99 ≤ 3 × median",
        "with confirmation 35 to 38 ms, p99 70 to 103",
        Figures.numbers(row, 1, "indexCpuMillisP50", "wholeCpuMillisP50")
            + " ms; p99 "
            + Figures.numbers(row, 1, "indexCpuMillisP99", "wholeCpuMillisP99")
            + " ms",
        Limit.verdict(
            Limit.atMost(index, 25),
            Limit.atMost(whole, 50),
            Limit.atMost(row.path("indexCpuMillisP99"), 3 * index.asDouble()),
            Limit.atMost(row.path("wholeCpuMillisP99"), 3 * whole.asDouble())),
        MILLION);
  }

  private String stranger() {
    JsonNode whole = gallery.path("wholeAnswers");
    return Figures.row(
        "a whole answer, 1 M people, CPU of one thread, median: to a stranger / to an enrolled person",
        "≤ 45 ms to a stranger",
        "112 ms to a stranger",
        Figures.numbers(whole, 1, "strangerCpuMillisP50", "matedCpuMillisP50")
            + " ms; p99 "
            + Figures.numbers(whole, 1, "strangerCpuMillisP99", "matedCpuMillisP99")
            + " ms",
        Limit.verdict(Limit.atMost(whole.path("strangerCpuMillisP50"), 45)),
        MILLION);
  }

  private String byTurns() {
    JsonNode whole = gallery.path("wholeAnswers");
    JsonNode median = whole.path("byTurnsWallMillisP50");
    return Figures.row(
        "whole answers a second by the wall clock, 2 threads, 1 M people, strangers and enrolled by turns",
        "≥ 100, p99 ≤ 3 × median",
        Figures.NONE,
        Figures.number(whole.path("byTurnsAWallSecond"), 1)
            + "; an answer, median "
            + Figures.number(median, 1)
            + " ms, p99 "
            + Figures.number(whole.path("byTurnsWallMillisP99"), 1)
            + " ms",
        Limit.verdict(
            Limit.atLeast(whole.path("byTurnsAWallSecond"), 100),
            Limit.atMost(whole.path("byTurnsWallMillisP99"), 3 * median.asDouble())),
        MILLION);
  }

  private String throughput() {
    JsonNode searches = gallery.path("throughput").path("searchesAWallSecond");
    JsonNode memory = gallery.path("memory");
    return Figures.row(
        "searches a second by the wall clock, 2 threads, 1 M people; heap",
        "≥ 60, ≤ 8 GiB",
        "39 to 40",
        Figures.number(searches, 1)
            + "; heap limited to "
            + Figures.number(results.million().path("maxHeapMiB"), 0)
            + " MiB, "
            + Figures.number(memory.path("heapLiveMiB"), 0)
            + " of them live, "
            + Figures.number(memory.path("outsideHeapMiB"), 0)
            + " MiB outside it",
        Limit.verdict(
            Limit.atLeast(searches, 60), Limit.atMost(results.million().path("maxHeapMiB"), 8192)),
        MILLION);
  }

  private String size() {
    JsonNode bytes = gallery.path("bytesAPerson");
    return Figures.row(
        "bytes a person (10 fingers), index and minutiae",
        "≤ 4,000",
        "3,948",
        Figures.number(bytes, 0),
        Limit.verdict(Limit.atMost(bytes, 4000)),
        MILLION);
  }

  private String ratio() {
    JsonNode row = gallery.path("booking10");
    JsonNode before = row.path("timesLessCpuThanScanBeforeConfirmation");
    return Figures.row(
        "CPU against the exhaustive scan of the same run (SourceAFIS, scaled from a sample)",
        "better than 1 : 14,700 before confirmation",
        Figures.NONE,
        "1 : "
            + Figures.number(before, 0)
            + " before, 1 : "
            + Figures.number(row.path("timesLessCpuThanScan"), 0)
            + " with confirmation",
        Limit.verdict(Limit.atLeast(before, 14_700)),
        MILLION);
  }

  private String enrolment() {
    JsonNode updates = gallery.path("updates");
    return Figures.row(
        "enrolment of one person, extraction excluded, CPU median / p99 / highest",
        "≤ 10 ms",
        Figures.NONE,
        Figures.numbers(
                updates, 2, "insertCpuMillisP50", "insertCpuMillisP99", "insertCpuMillisHighest")
            + " ms",
        Limit.verdict(Limit.atMost(updates.path("insertCpuMillisP99"), 10)),
        MILLION);
  }

  private String restart() {
    JsonNode restart = gallery.path("restart");
    return Figures.row(
        "restart with 1 M people from snapshot to ready, wall clock",
        "≤ 30 s",
        "3.4 s",
        Figures.number(restart.path("restartWallSeconds"), 1) + " s",
        Limit.verdict(Limit.atMost(restart.path("restartWallSeconds"), 30)),
        MILLION);
  }

  private String newProcess() {
    JsonNode process = gallery.path("restart").path("newProcess");
    return Figures.row(
        "the same by a new process, from its start; its first answer",
        "≤ 10 s",
        "10 to 31 s",
        Figures.number(process.path("readySeconds"), 1)
            + " s; "
            + Figures.number(process.path("firstAnswerMillis"), 0)
            + " ms",
        Limit.verdict(Limit.atMost(process.path("readySeconds"), 10)),
        MILLION);
  }
}
