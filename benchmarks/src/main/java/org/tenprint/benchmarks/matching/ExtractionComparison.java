package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionStep;

/**
 * Images extracted as a booking's are and by SourceAFIS alone, the one and then the other first by
 * turns on one thread, so that both share what else the machine does; then the first on two threads
 * at once, by the wall clock.
 */
final class ExtractionComparison {
  private static final double SECOND = 1_000;

  private final Progress progress;
  private final int rounds;

  /**
   * @param rounds that count, after one that does not
   */
  ExtractionComparison(Progress progress, int rounds) {
    this.progress = progress;
    this.rounds = rounds;
  }

  /** Figures of the images of one kind. */
  Map<String, Object> measure(String kind, List<ExtractedImage> images) {
    Figures figures = new Figures();
    Progress.Phase phase = progress.begin("extracting " + kind, images.size() * (rounds + 1));
    for (int round = 0; round <= rounds; round++) {
      for (int i = 0; i < images.size(); i++) {
        figures.take(images.get(i), (round + i) % 2 == 0, round > 0);
        phase.step();
      }
    }
    phase.end();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("images", images.size());
    facts.put("rounds", rounds);
    facts.put(
        "pixels",
        images.stream()
            .mapToLong(image -> (long) image.pixels().width() * image.pixels().height())
            .average()
            .orElse(0));
    facts.putAll(figures.facts(images.size() * rounds));
    facts.put("twoThreads", inParallel(kind, images));
    return facts;
  }

  /** What both took. */
  private static final class Figures {
    private final Sample bounded = new Sample();
    private final Sample bare = new Sample();
    private final StepTimes steps = new StepTimes();
    private int refused;
    private int same;

    void take(ExtractedImage image, boolean boundedFirst, boolean counted) {
      AtomicReference<Extraction> extraction = new AtomicReference<>();
      AtomicReference<FingerprintTemplate> template = new AtomicReference<>();
      StepTimes.One step = null;
      double ownMillis = 0;
      double bareMillis = 0;
      for (int turn = 0; turn < 2; turn++) {
        if (turn == 0 == boundedFirst) {
          StepTimes.One one = new StepTimes.One();
          ownMillis = CpuClock.milliseconds(() -> extraction.set(image.bounded(one)));
          step = one;
        } else {
          bareMillis = CpuClock.milliseconds(() -> template.set(image.bare()));
        }
      }
      if (counted) {
        bounded.add(ownMillis);
        bare.add(bareMillis);
        steps.add(step);
        if (extraction.get() instanceof Extraction.Extracted extracted) {
          same += ExtractedImage.same(extracted.template(), template.get()) ? 1 : 0;
        } else {
          refused++;
        }
      }
    }

    Map<String, Object> facts(int times) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("extractions", times);
      facts.put("sameMinutiae", same);
      facts.put("refused", refused);
      put(facts, "bounded", bounded);
      put(facts, "bare", bare);
      facts.put("readCpuMillisMean", steps.mean(ExtractionStep.PIXELS));
      facts.put("boundedToBareCpu", bounded.mean() / bare.mean());
      facts.put("stepCpuMillisMean", steps.means());
      return facts;
    }

    private static void put(Map<String, Object> facts, String name, Sample cpu) {
      facts.put(name + "CpuMillisP50", cpu.quantile(0.5));
      facts.put(name + "CpuMillisP99", cpu.quantile(0.99));
      facts.put(name + "CpuMillisMean", cpu.mean());
      facts.put(name + "ImagesACpuSecond", SECOND / cpu.mean());
    }
  }

  private Map<String, Object> inParallel(String kind, List<ExtractedImage> images) {
    int count = images.size() * rounds;
    double cpu = CpuClock.processSeconds();
    double wall = progress.seconds();
    Workers.each(
        progress, kind + " on two threads", count, i -> images.get(i % images.size()).bounded());
    wall = progress.seconds() - wall;
    cpu = CpuClock.processSeconds() - cpu;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("imagesAWallSecond", count / wall);
    facts.put("imagesAWallSecondAThread", count / wall / Workers.THREADS);
    facts.put("processCpuMillisAnImage", SECOND * cpu / count);
    return facts;
  }
}
