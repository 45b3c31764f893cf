package org.tenprint.benchmarks.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * One kind of probes with one number of fingers: CPU time on one thread, then accuracy by two. A
 * mated search counts as answered with its mate's score where the mate comes first, else with 0; a
 * non-mated one with its first candidate's. Labels are taken as right.
 */
final class IdentificationRow {
  private static final double FPIR = 0.001;
  private static final double GREY_FPIR = 0.05;
  private static final int CANDIDATES = 10;

  /** Decibans: the least evidence that counts as some. */
  private static final double SOME = 0.000_001;

  private final Population population;
  private final ProbeSource source;
  private final int fingers;
  private final Progress progress;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  IdentificationRow(Population population, ProbeSource source, int fingers, Progress progress) {
    this.population = population;
    this.source = source;
    this.fingers = fingers;
    this.progress = progress;
    facts.put("probes", source.name());
    facts.put("fingers", fingers);
  }

  String name() {
    return source.name() + fingers;
  }

  /** What was measured so far. */
  Map<String, Object> facts() {
    return facts;
  }

  /** {@link #latency(int)}, and beside it what the scan of the same run takes. */
  double latency(int searches, BruteForce.Cost scan) {
    double seconds = latency(searches);
    double scanMillis = scan.search(population.people, fingers);
    facts.put("sourceAfisScanCpuMillis", scanMillis);
    facts.put("timesLessCpuThanScan", scanMillis / (double) facts.get("wholeCpuMillisP50"));
    facts.put(
        "timesLessCpuThanScanBeforeConfirmation",
        scanMillis / (double) facts.get("indexCpuMillisP50"));
    return seconds;
  }

  /**
   * Measures mated searches on the calling thread, all of them by the index alone and then all of
   * them whole, so that neither finds what it reads in the cache because the other just read it;
   * gives the seconds by the clock that one took, index and whole together.
   */
  double latency(int searches) {
    ProbeSource.Round round = source.mated(searches, fingers).get(0);
    Sample index = new Sample();
    Sample whole = new Sample();
    int[] proposed = {0};
    int count = Math.min(searches, round.count());
    Progress.Phase phase = progress.begin("time of " + name(), count);
    enrol(round.enrolled());
    double started = progress.seconds();
    for (int i = 0; i < count; i++) {
      ProbeSource.Search search = round.search().apply(i);
      search
          .probe()
          .ifPresent(
              probe ->
                  index.add(
                      CpuClock.milliseconds(
                          () -> proposed[0] += isProposed(probe, search.mate()) ? 1 : 0)));
    }
    for (int i = 0; i < count; i++) {
      round
          .search()
          .apply(i)
          .probe()
          .ifPresent(
              probe -> whole.add(CpuClock.milliseconds(() -> rank(population.gallery, probe))));
      phase.step();
    }
    double took = progress.seconds() - started;
    remove(round.enrolled());
    phase.end();
    facts.put("timedSearches", whole.count());
    facts.put("indexCpuMillisP50", index.quantile(0.5));
    facts.put("indexCpuMillisP99", index.quantile(0.99));
    facts.put("wholeCpuMillisP50", whole.quantile(0.5));
    facts.put("wholeCpuMillisP99", whole.quantile(0.99));
    facts.put("proposedShare", new Proportion(proposed[0], whole.count()).share());
    return took / Math.max(1, count);
  }

  private boolean isProposed(TenPrint probe, Optional<String> mate) {
    return population.gallery.propose(probe).stream()
        .anyMatch(subject -> mate.equals(Optional.of(subject)));
  }

  private static List<Candidate> rank(TwoStageGallery gallery, TenPrint probe) {
    return gallery.rank(probe, SequenceCorrection.NONE, CANDIDATES);
  }

  /** How many searches {@link #accuracy} will make. */
  long searches(int mated, int nonMated) {
    return Stream.concat(
            source.mated(mated, fingers).stream(), source.nonMated(nonMated, fingers).stream())
        .mapToLong(ProbeSource.Round::count)
        .sum();
  }

  /** Measures rank-1, TPIR and FPIR. */
  void accuracy(int mated, int nonMated) {
    Sample strangers = new Sample();
    source.nonMated(nonMated, fingers).forEach(round -> strangers.addAll(run(round, "non-mated")));
    Sample mates = new Sample();
    source.mated(mated, fingers).forEach(round -> mates.addAll(run(round, "mated")));
    double shipped = new Thresholds(FPIR, GREY_FPIR).matchScore(population.people);
    double measured = Math.max(strangers.threshold(FPIR), SOME);
    facts.put("matedSearches", mates.count());
    facts.put("nonMatedSearches", strangers.count());
    share("rank1", mates.reaching(SOME));
    facts.put("matedScoreP1", mates.quantile(0.01));
    facts.put("matedScoreP50", mates.quantile(0.5));
    facts.put("nonMatedScoreP99", strangers.quantile(0.99));
    facts.put("nonMatedScoreHighest", strangers.highest());
    facts.put("thresholdAtFpir0.1%", measured);
    share("tpirAtFpir0.1%", mates.reaching(measured));
    facts.put("shippedThreshold", shipped);
    share("tpirAtShippedThreshold", mates.reaching(shipped));
    share("fpirAtShippedThreshold", strangers.reaching(shipped));
    facts.put("det", new ErrorRates(mates, strangers).trade());
  }

  private void share(String name, Proportion proportion) {
    facts.put(name, proportion.share());
    facts.put(name + "Bounds95", List.of(proportion.low(), proportion.high()));
  }

  private Sample run(ProbeSource.Round round, String what) {
    double[] scores = new double[round.count()];
    enrol(round.enrolled());
    Workers.each(
        progress,
        what + " searches of " + name(),
        round.count(),
        i -> {
          ProbeSource.Search search = round.search().apply(i);
          scores[i] = search.probe().map(probe -> score(probe, search.mate())).orElse(0.0);
        });
    remove(round.enrolled());
    return Sample.of(scores);
  }

  private double score(TenPrint probe, Optional<String> mate) {
    return rank(population.gallery, probe).stream()
        .findFirst()
        .filter(first -> mate.isEmpty() || mate.get().equals(first.subjectId()))
        .map(Candidate::score)
        .orElse(0.0);
  }

  private void enrol(List<Subject> subjects) {
    subjects.forEach(population.gallery::put);
  }

  private void remove(List<Subject> subjects) {
    subjects.forEach(subject -> population.gallery.remove(subject.id()));
  }
}
