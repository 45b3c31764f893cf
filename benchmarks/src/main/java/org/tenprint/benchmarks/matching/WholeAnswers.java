package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.prints.TenPrint;

/**
 * Whole answers to ten-prints as the service gives them, in which other labels and turned cards are
 * tried where nobody is found: of enrolled people, of strangers, and of both by turns. Probes are
 * made before a clock starts.
 */
final class WholeAnswers {
  private final TwoStageGallery gallery;
  private final ProbeSource source;
  private final Progress progress;

  WholeAnswers(Population population, ProbeSource source, Progress progress) {
    this.gallery = population.gallery;
    this.source = source;
    this.progress = progress;
  }

  /**
   * CPU of one thread for each kind, then both by turns on two threads by the clock.
   *
   * @param timed answers of each kind on one thread
   * @param paced answers on two threads, every second of a stranger
   */
  Map<String, Object> facts(int timed, int paced) {
    Map<String, Object> facts = timed(timed, timed);
    byTurns(facts, mated(paced / 2), strangers(paced / 2));
    return facts;
  }

  /**
   * CPU and clock of one thread for each kind, and how often nobody else than the mate is first.
   */
  Map<String, Object> timed(int mated, int strangers) {
    Map<String, Object> facts = new LinkedHashMap<>();
    timed(facts, "mated", mated(mated));
    timed(facts, "stranger", strangers(strangers));
    return facts;
  }

  private void timed(Map<String, Object> facts, String name, List<ProbeSource.Search> probes) {
    Progress.Phase phase = progress.begin("whole answers, " + name, probes.size());
    Sample cpu = new Sample();
    Sample wall = new Sample();
    int[] right = {0};
    for (ProbeSource.Search search : probes) {
      TenPrint probe = search.probe().orElseThrow();
      long began = System.nanoTime();
      cpu.add(
          CpuClock.milliseconds(
              () -> right[0] += first(gallery.search(probe)).equals(search.mate()) ? 1 : 0));
      wall.add((System.nanoTime() - began) / 1e6);
      phase.step();
    }
    phase.end();
    facts.put(name + "Answers", cpu.count());
    facts.put(name + "FirstIsTheMateOrNobody", right[0]);
    facts.put(name + "CpuMillisP50", cpu.quantile(0.5));
    facts.put(name + "CpuMillisP99", cpu.quantile(0.99));
    facts.put(name + "WallMillisP50", wall.quantile(0.5));
    facts.put(name + "WallMillisP99", wall.quantile(0.99));
  }

  private static Optional<String> first(SearchResult answer) {
    return answer.best().map(Candidate::subjectId);
  }

  private void byTurns(
      Map<String, Object> facts,
      List<ProbeSource.Search> mated,
      List<ProbeSource.Search> strangers) {
    int pairs = Math.min(mated.size(), strangers.size());
    double[] millis = new double[2 * pairs];
    double wall = progress.seconds();
    double cpu = CpuClock.processSeconds();
    Workers.each(
        progress,
        "mated and strangers by turns on two threads",
        millis.length,
        i -> {
          TenPrint probe = (i % 2 == 0 ? mated : strangers).get(i / 2).probe().orElseThrow();
          long began = System.nanoTime();
          gallery.search(probe);
          millis[i] = (System.nanoTime() - began) / 1e6;
        });
    wall = progress.seconds() - wall;
    cpu = CpuClock.processSeconds() - cpu;
    Sample answers = Sample.of(millis);
    facts.put("byTurns", millis.length);
    facts.put("byTurnsAWallSecond", millis.length / wall);
    facts.put("byTurnsACpuSecondOfTheProcess", millis.length / cpu);
    facts.put("byTurnsWallMillisP50", answers.quantile(0.5));
    facts.put("byTurnsWallMillisP99", answers.quantile(0.99));
  }

  private List<ProbeSource.Search> mated(int count) {
    return probes(source.mated(count, FingerPosition.COUNT), count);
  }

  private List<ProbeSource.Search> strangers(int count) {
    return probes(source.nonMated(count, FingerPosition.COUNT), count);
  }

  private static List<ProbeSource.Search> probes(List<ProbeSource.Round> rounds, int count) {
    List<ProbeSource.Search> probes = new ArrayList<>();
    for (ProbeSource.Round round : rounds) {
      for (int i = 0; i < round.count() && probes.size() < count; i++) {
        ProbeSource.Search search = round.search().apply(i);
        if (search.probe().isPresent()) {
          probes.add(search);
        }
      }
    }
    return probes;
  }
}
