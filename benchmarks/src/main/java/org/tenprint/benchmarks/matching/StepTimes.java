package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tenprint.matching.intake.ExtractionStep;

/** Processor time of the steps of extractions. */
final class StepTimes {
  private final Map<ExtractionStep, Double> millis = new EnumMap<>(ExtractionStep.class);
  private int extractions;

  /** Of one extraction, on the thread that asks. */
  static final class One implements Consumer<ExtractionStep> {
    private final Map<ExtractionStep, Double> millis = new EnumMap<>(ExtractionStep.class);
    private double last = CpuClock.milliseconds();

    @Override
    public void accept(ExtractionStep done) {
      double now = CpuClock.milliseconds();
      millis.put(done, now - last);
      last = now;
    }
  }

  void add(One one) {
    one.millis.forEach((step, each) -> millis.merge(step, each, Double::sum));
    extractions++;
  }

  /** Milliseconds of a step, the mean over all extractions; 0 where none came to it. */
  double mean(ExtractionStep step) {
    return millis.getOrDefault(step, 0.0) / Math.max(1, extractions);
  }

  /** Milliseconds of each step that was done, the mean over all extractions. */
  Map<String, Object> means() {
    Map<String, Object> means = new LinkedHashMap<>();
    millis.keySet().forEach(step -> means.put(step.name(), mean(step)));
    return means;
  }
}
