package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
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
    Map<String, Object> facts = new LinkedHashMap<>();
    timed(facts, "mated", mated(timed));
    timed(facts, "stranger", strangers(timed));
    byTurns(facts, mated(paced / 2), strangers(paced / 2));
    return facts;
  }

  private void timed(Map<String, Object> facts, String name, List<TenPrint> probes) {
    Progress.Phase phase = progress.begin("whole answers, " + name, probes.size());
    Sample cpu = new Sample();
    for (TenPrint probe : probes) {
      cpu.add(CpuClock.milliseconds(() -> gallery.search(probe)));
      phase.step();
    }
    phase.end();
    facts.put(name + "Answers", cpu.count());
    facts.put(name + "CpuMillisP50", cpu.quantile(0.5));
    facts.put(name + "CpuMillisP99", cpu.quantile(0.99));
  }

  private void byTurns(Map<String, Object> facts, List<TenPrint> mated, List<TenPrint> strangers) {
    int pairs = Math.min(mated.size(), strangers.size());
    double[] millis = new double[2 * pairs];
    double wall = progress.seconds();
    double cpu = CpuClock.processSeconds();
    Workers.each(
        progress,
        "mated and strangers by turns on two threads",
        millis.length,
        i -> {
          TenPrint probe = (i % 2 == 0 ? mated : strangers).get(i / 2);
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

  private List<TenPrint> mated(int count) {
    return probes(source.mated(count, FingerPosition.COUNT), count);
  }

  private List<TenPrint> strangers(int count) {
    return probes(source.nonMated(count, FingerPosition.COUNT), count);
  }

  private static List<TenPrint> probes(List<ProbeSource.Round> rounds, int count) {
    List<TenPrint> probes = new ArrayList<>();
    for (ProbeSource.Round round : rounds) {
      for (int i = 0; i < round.count() && probes.size() < count; i++) {
        round.search().apply(i).probe().ifPresent(probes::add);
      }
    }
    return probes;
  }
}
