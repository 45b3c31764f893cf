package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.Subject;
import org.tenprint.matching.TenPrint;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.TwoStageGallery;

/**
 * Speed, size and 1:N accuracy of the engine among N synthetic people, beside SourceAFIS in the
 * same run. Arguments: result folder, then one or more N. Commands: {@code mvn -pl benchmarks -am
 * compile exec:exec@matching} (10,000 and 100,000 people) and {@code exec:exec@matching-million}.
 */
public final class MatchingBenchmark {
  private static final int WARM_UP = 60;
  private static final double FPIR = 0.001;

  private final Population population;
  private final Optional<RealPrints> prints;
  private final BruteForce bruteForce;
  private final int searches;
  private final int strangers;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private MatchingBenchmark(
      Population population,
      Optional<RealPrints> prints,
      BruteForce bruteForce,
      int searches,
      int strangers) {
    this.population = population;
    this.prints = prints;
    this.bruteForce = bruteForce;
    this.searches = searches;
    this.strangers = strangers;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    Optional<RealPrints> prints = RealPrints.find();
    BruteForce bruteForce = new BruteForce().measure();
    List<Map<String, Object>> series = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      int people = Integer.parseInt(args[i].replace("_", ""));
      MatchingBenchmark benchmark =
          new MatchingBenchmark(
              new Population(people),
              prints,
              bruteForce,
              Integer.getInteger("tenprint.searches", 1000),
              Integer.getInteger("tenprint.strangers", 3000));
      series.add(benchmark.run());
      Map<String, Object> result =
          Machine.facts("exec:exec@" + (people >= 1_000_000 ? "matching-million" : "matching"));
      result.put("sourceAfisComparisonsASecond", bruteForce.comparisonsPerSecond());
      result.put("sourceAfisMatcherMillis", bruteForce.matcherMillis());
      result.put("series", List.copyOf(series));
      Files.createDirectories(folder);
      String name = people >= 1_000_000 ? "matching-million.json" : "matching-series.json";
      Files.writeString(folder.resolve(name), Json.write(result));
      LatencyChart.add(folder, people, benchmark.facts);
    }
  }

  private Map<String, Object> run() throws IOException, InterruptedException {
    facts.putAll(population.facts);
    System.out.println(facts);
    search(10, WARM_UP, ImpressionQuality.BOOKING);
    for (int fingers : new int[] {10, 4, 2}) {
      Sample nonMated = strangers(fingers);
      mated("booking", fingers, ImpressionQuality.BOOKING, nonMated);
      mated("fvcLike", fingers, ImpressionQuality.FVC_LIKE, nonMated);
    }
    real(10);
    real(4);
    corrections();
    throughput();
    updates();
    restart();
    return facts;
  }

  private void put(String name, Map<String, Object> values) {
    facts.put(name, values);
    System.out.println(name + " " + values);
  }

  private SearchSeries search(int fingers, int count, ImpressionQuality quality) {
    SyntheticPeople synthetic = new SyntheticPeople(Population.ENROLLED);
    int stride = Math.max(1, population.people / count);
    return new SearchSeries()
        .run(
            population.gallery,
            count,
            i -> synthetic.encounter((long) i * stride, 1, quality, fingers),
            i -> Population.id(i * stride),
            true);
  }

  private void mated(String name, int fingers, ImpressionQuality quality, Sample nonMated) {
    SearchSeries series = search(fingers, searches, quality);
    Map<String, Object> values = series.facts();
    identification(values, series.scores, nonMated);
    double scan = bruteForce.searchMillis(population.people, fingers);
    values.put("sourceAfisScanCpuMillis", scan);
    values.put("timesLessCpuThanScan", scan / series.wholeMillis.quantile(0.5));
    values.put("timesLessCpuThanScanBeforeConfirmation", scan / series.indexMillis.quantile(0.5));
    put(name + fingers, values);
  }

  /**
   * TPIR at the shipped threshold for the gallery's size and at the one that these very strangers
   * ask for.
   */
  private void identification(Map<String, Object> values, Sample mated, Sample nonMated) {
    double shipped = new Thresholds(FPIR, 0.05).matchScore(population.people);
    double measured = nonMated.threshold(FPIR);
    values.put("shippedThreshold", shipped);
    values.put("tpirAtShippedThreshold", mated.shareAtLeast(shipped));
    values.put("fpirAtShippedThreshold", nonMated.shareAtLeast(shipped));
    values.put("measuredThresholdFpir0.1%", measured);
    values.put("tpirAtMeasuredThreshold", mated.shareAtLeast(Math.max(measured, 1e-9)));
  }

  private Sample strangers(int fingers) {
    SyntheticPeople synthetic = new SyntheticPeople(Population.STRANGERS);
    SearchSeries series =
        new SearchSeries()
            .run(
                population.gallery,
                strangers,
                i -> synthetic.encounter(i, 1, ImpressionQuality.BOOKING, fingers),
                i -> null,
                false);
    put("strangers" + fingers, series.facts());
    return series.scores;
  }

  /**
   * Real prints regrouped: strangers first (nobody real is enrolled), then each impression enrolled
   * in turn and the others sought.
   */
  private void real(int fingers) {
    if (prints.isEmpty()) {
      return;
    }
    RealPrints real = prints.get();
    SearchSeries strangerSeries =
        new SearchSeries()
            .run(
                population.gallery,
                strangers,
                i -> real.stranger(i, Population.positions(fingers)),
                i -> null,
                false);
    SearchSeries series = new SearchSeries();
    for (int enrolled = 0;
        enrolled < Integer.getInteger("tenprint.enrolled", RealPrints.IMPRESSIONS);
        enrolled++) {
      for (int person = 0; person < RealPrints.PEOPLE; person++) {
        population.gallery.put(
            Subject.of("real-" + person, real.person(person, enrolled, Population.positions(10))));
      }
      int first = enrolled;
      series.run(
          population.gallery,
          RealPrints.PEOPLE * (RealPrints.IMPRESSIONS - 1),
          i ->
              real.person(
                  i % RealPrints.PEOPLE,
                  (first + 1 + i / RealPrints.PEOPLE) % RealPrints.IMPRESSIONS,
                  Population.positions(fingers)),
          i -> "real-" + i % RealPrints.PEOPLE,
          enrolled == 0);
    }
    for (int person = 0; person < RealPrints.PEOPLE; person++) {
      population.gallery.remove("real-" + person);
    }
    Map<String, Object> values = series.facts();
    identification(values, series.scores, strangerSeries.scores);
    put("real" + fingers, values);
    put("realStrangers" + fingers, strangerSeries.facts());
  }

  /**
   * Whole answers for strangers (every labelling tried) and for mated people with exchanged hands.
   */
  private void corrections() {
    SyntheticPeople synthetic = new SyntheticPeople(Population.STRANGERS);
    SyntheticPeople enrolled = new SyntheticPeople(Population.ENROLLED);
    Sample stranger = new Sample();
    int found = 0;
    int count = Math.min(100, searches);
    for (int i = 0; i < count; i++) {
      TenPrint probe = synthetic.encounter(i, 1, ImpressionQuality.BOOKING, 10);
      stranger.add(CpuClock.milliseconds(() -> population.gallery.search(probe)));
      TenPrint exchanged =
          enrolled
              .encounter(i, 1, ImpressionQuality.BOOKING, 10)
              .moved(SequenceCorrection.HANDS_EXCHANGED::apply);
      String expected = Population.id(i);
      found +=
          population
                  .gallery
                  .search(exchanged)
                  .best()
                  .filter(c -> c.subjectId().equals(expected))
                  .isPresent()
              ? 1
              : 0;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("searches", count);
    values.put("strangerAllLabellingsCpuMillisP50", stranger.quantile(0.5));
    values.put("exchangedHandsFound", (double) found / count);
    put("corrections", values);
  }

  private void throughput() throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    int count = Math.min(600, searches);
    Runnable work =
        () -> {
          SyntheticPeople synthetic = new SyntheticPeople(Population.ENROLLED);
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            population.gallery.rank(
                synthetic.encounter(i, 1, ImpressionQuality.BOOKING, 10),
                SequenceCorrection.NONE,
                10);
          }
        };
    long wall = System.nanoTime();
    double cpu = CpuClock.processSeconds();
    Thread[] threads = {new Thread(work), new Thread(work)};
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("searches", count);
    values.put("searchesAWallSecondOnTwoThreads", count / ((System.nanoTime() - wall) / 1e9));
    values.put("searchesACpuSecondOfTheProcess", count / (CpuClock.processSeconds() - cpu));
    Runtime runtime = Runtime.getRuntime();
    values.put("heapUsedMiB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576);
    values.put("heapMaxMiB", runtime.maxMemory() / 1048576);
    put("throughput", values);
  }

  private void updates() {
    Map<String, Object> values = new LinkedHashMap<>();
    Sample insert = population.measureInsertions(1000);
    Sample remove = population.measureRemovals(1000);
    values.put("insertCpuMillisP50", insert.quantile(0.5));
    values.put("insertCpuMillisP99", insert.quantile(0.99));
    values.put("insertCpuMillisHighest", insert.highest());
    values.put("removeCpuMillisP50", remove.quantile(0.5));
    values.put("removeCpuMillisP99", remove.quantile(0.99));
    put("updates", values);
  }

  /** Last: the gallery is let go, so that the restored one has the heap for itself. */
  private void restart() throws IOException {
    Path file = Files.createTempFile("tenprint-gallery", ".bin");
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      TenPrint probe =
          new SyntheticPeople(Population.ENROLLED).encounter(7, 1, ImpressionQuality.BOOKING, 10);
      SearchResult before = population.gallery.search(probe);
      long started = System.nanoTime();
      population.gallery.snapshot(file, "benchmark");
      values.put("snapshotWallSeconds", (System.nanoTime() - started) / 1e9);
      values.put("snapshotMiB", Files.size(file) / 1048576);
      population.gallery = null;
      started = System.nanoTime();
      double cpu = CpuClock.processSeconds();
      TwoStageGallery again = TwoStageGallery.restore(file).gallery();
      values.put("restartWallSeconds", (System.nanoTime() - started) / 1e9);
      values.put("restartCpuSeconds", CpuClock.processSeconds() - cpu);
      values.put("sameAnswer", again.search(probe).equals(before));
    } finally {
      Files.delete(file);
    }
    put("restart", values);
  }
}
