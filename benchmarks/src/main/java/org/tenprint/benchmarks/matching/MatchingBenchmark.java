package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.pages.MinutiaRoom;

/**
 * Speed, size and 1:N accuracy of the engine among N synthetic people, beside SourceAFIS in the
 * same run. What is measured is in the result file at once; what no longer fits into the time is
 * left out and said.
 */
final class MatchingBenchmark {
  private static final int WARM_UP = 60;
  private static final int UPDATES = 1000;

  private final Plan plan;
  private final ResultFile results;
  private final Progress progress;

  /**
   * How much is measured.
   *
   * @param mated mated searches of synthetic people a row; of real ones all are taken
   * @param nonMated non-mated searches a row
   * @param timed searches of a row whose time is taken
   * @param minutes after which no row is begun that would end later
   * @param probes names of the kinds of probes
   * @param minutiae where they are
   */
  record Plan(
      int mated, int nonMated, int timed, double minutes, List<String> probes, Minutiae minutiae) {}

  MatchingBenchmark(Plan plan, ResultFile results, Progress progress) {
    this.plan = plan;
    this.results = results;
    this.progress = progress;
  }

  /** Measures galleries of these sizes, one after another. */
  void run(List<Integer> sizes) throws IOException {
    List<Map<String, Object>> series = new ArrayList<>();
    results.put("engine", Galleries.create(1).engineVersion());
    results.put("minutiae", plan.minutiae().name().toLowerCase(Locale.ROOT));
    results.put("series", series);
    for (int people : sizes) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("people", people);
      series.add(facts);
      try (MinutiaRoom room = plan.minutiae().open()) {
        measure(people, room, sources(people), facts);
      }
    }
  }

  private List<ProbeSource> sources(int people) throws IOException {
    List<ProbeSource> sources = new ArrayList<>();
    for (String name : plan.probes()) {
      switch (name) {
        case "booking" -> sources.add(new SyntheticProbes(name, ImpressionQuality.BOOKING, people));
        case "fvcLike" ->
            sources.add(new SyntheticProbes(name, ImpressionQuality.FVC_LIKE, people));
        case "real" ->
            RealPrints.find().ifPresent(real -> sources.add(new RealProbes(real.prints())));
        default -> throw new InputRefused("--probes: no kind " + name);
      }
    }
    return sources;
  }

  private void measure(
      int people, MinutiaRoom room, List<ProbeSource> sources, Map<String, Object> facts)
      throws IOException {
    Map<String, BruteForce.Cost> scans = baseline(people, sources, facts);
    Population population = Population.build(people, room, facts, progress);
    results.write();
    new IdentificationRow(population, sources.get(0), FingerPosition.COUNT, progress)
        .latency(Math.min(WARM_UP, people), scans.get(sources.get(0).name()));
    Upkeep upkeep = new Upkeep(population, progress);
    put(facts, "throughput", upkeep.throughput(sources.get(0), 2 * plan.mated()));
    put(
        facts,
        "wholeAnswers",
        new WholeAnswers(population, sources.get(0), progress)
            .facts(plan.timed(), 2 * plan.mated()));
    put(facts, "updates", population.measureUpdates(Math.min(UPDATES, people)));
    put(facts, "restart", upkeep.restart());
    for (int fingers : new int[] {10, 4, 2, 1}) {
      for (ProbeSource source : sources) {
        row(
            new IdentificationRow(population, source, fingers, progress),
            scans.get(source.name()),
            facts);
      }
    }
    put(facts, "corrections", upkeep.corrections(plan.timed()));
  }

  private Map<String, BruteForce.Cost> baseline(
      int people, List<ProbeSource> sources, Map<String, Object> facts) {
    Progress.Phase phase = progress.begin("SourceAFIS scan, a sample", sources.size());
    BruteForce bruteForce = new BruteForce(people);
    Map<String, BruteForce.Cost> scans = new LinkedHashMap<>();
    Map<String, Object> baseline = new LinkedHashMap<>();
    for (ProbeSource source : sources) {
      BruteForce.Cost cost = bruteForce.measure(source);
      scans.put(source.name(), cost);
      baseline.put(source.name(), cost.facts());
      phase.step();
    }
    phase.end();
    put(facts, "sourceAfisScan", baseline);
    return scans;
  }

  private void row(IdentificationRow row, BruteForce.Cost scan, Map<String, Object> facts) {
    double seconds = row.latency(plan.timed(), scan);
    double needed = row.searches(plan.mated(), plan.nonMated()) * seconds / Workers.THREADS;
    if (progress.seconds() + needed <= plan.minutes() * 60) {
      row.accuracy(plan.mated(), plan.nonMated());
    } else {
      row.facts().put("leftOut", "accuracy: no time left");
      progress.say("leaving out the accuracy of " + row.name() + ": no time left");
    }
    put(facts, row.name(), row.facts());
  }

  private void put(Map<String, Object> facts, String name, Map<String, Object> values) {
    facts.put(name, values);
    results.write();
  }
}
