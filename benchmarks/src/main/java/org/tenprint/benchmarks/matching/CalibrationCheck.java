package org.tenprint.benchmarks.matching;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.matching.Evidence;
import org.tenprint.matching.Thresholds;

/**
 * What the rates that {@link Thresholds} name are worth: strangers made of prints that the fit has
 * not seen, k fingers each, against N people made of prints of other fingers. Everybody is compared
 * with everybody on all fingers, so these are the exhaustive scan's rates; the engine judges only
 * whom its index proposes, and cannot have more. A search's fingers differ from each other while
 * the pool has as many; a candidate's prints are drawn freely, none of them of the probe's finger.
 */
final class CalibrationCheck {
  private static final double[] RATES = {0.05, 0.01, 0.001};
  private static final int[] DECIBANS = {10, 20, 30, 40, 50};

  private final ImpostorScores scores;
  private final float[][] excess;
  private final Progress progress;

  CalibrationCheck(ImpostorScores scores, Progress progress) {
    this.scores = scores;
    this.progress = progress;
    this.excess =
        IntStream.range(0, scores.scores().length).mapToObj(this::excess).toArray(float[][]::new);
  }

  /** A probe's excesses against all prints of other fingers. */
  private float[] excess(int probe) {
    float[] values = new float[scores.scores()[probe].length];
    int n = 0;
    for (int print = 0; print < values.length; print++) {
      float score = scores.scores()[probe][print];
      if (!Float.isNaN(score)) {
        values[n++] = (float) Evidence.excess(score, scores.minutiae(probe), scores.others(print));
      }
    }
    return Arrays.copyOf(values, n);
  }

  /**
   * Searches of strangers with that many fingers.
   *
   * @param people sizes of the gallery, ascending: a smaller one is the start of the next
   */
  Map<String, Object> row(int fingers, List<Integer> people, int searches) {
    double[][] highest = new double[people.size()][searches];
    AtomicLongArray reaching = new AtomicLongArray(DECIBANS.length);
    int most = people.get(people.size() - 1);
    Workers.each(
        progress,
        "strangers of " + scores.name() + ", " + fingers + " fingers",
        searches,
        i -> {
          SplittableRandom random = new SplittableRandom(SeededRandom.seed(fingers, i));
          int[] probe = stranger(fingers, random);
          double best = 0;
          int size = 0;
          for (int candidate = 0; candidate < most; candidate++) {
            double decibans = compare(probe, random);
            best = Math.max(best, decibans);
            for (int d = 0; d < DECIBANS.length && decibans >= DECIBANS[d]; d++) {
              reaching.incrementAndGet(d);
            }
            if (candidate + 1 == people.get(size)) {
              highest[size++][i] = best;
            }
          }
        });
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("prints", scores.name());
    facts.put("fingers", fingers);
    facts.put("searches", searches);
    long pairs = (long) searches * most;
    Map<String, Object> matches = new LinkedHashMap<>();
    for (int d = 0; d < DECIBANS.length; d++) {
      matches.put(DECIBANS[d] + "dB", new Proportion(reaching.get(d), pairs).share());
    }
    facts.put("pairs", pairs);
    facts.put("falseMatchRate", matches);
    for (int size = 0; size < highest.length; size++) {
      facts.put("people" + people.get(size), rates(Sample.of(highest[size]), people.get(size)));
    }
    return facts;
  }

  private int[] stranger(int fingers, SplittableRandom random) {
    int[] probe = new int[fingers];
    long[] taken = new long[fingers];
    for (int i = 0; i < fingers; i++) {
      boolean known = true;
      for (int tries = 0; known && tries < 100; tries++) {
        probe[i] = random.nextInt(excess.length);
        taken[i] = scores.probes().prints().get(probe[i]).finger();
        known = false;
        for (int j = 0; j < i; j++) {
          known |= taken[j] == taken[i];
        }
      }
    }
    return probe;
  }

  private double compare(int[] probe, SplittableRandom random) {
    double sum = 0;
    for (int print : probe) {
      sum += excess[print][random.nextInt(excess[print].length)];
    }
    return Evidence.decibans(sum, probe.length);
  }

  private static Map<String, Object> rates(Sample highest, int people) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (double rate : RATES) {
      Proportion reached =
          highest.reaching(new Thresholds(rate, Math.nextDown(1.0)).matchScore(people));
      Map<String, Object> share = new LinkedHashMap<>();
      share.put("share", reached.share());
      share.put("low", reached.low());
      share.put("high", reached.high());
      facts.put("nominal" + rate, share);
    }
    facts.put("highest", highest.highest());
    return facts;
  }
}
