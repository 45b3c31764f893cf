package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.ChanceCurve;

/**
 * Fits the table of {@code Evidence} to scores between different fingers of several kinds of
 * prints.
 *
 * <ol>
 *   <li><em>Chance.</em> In each band of size (geometric mean of the minutiae) the score that one
 *       comparison in a hundred reaches, the highest over the kinds; never falling with size.
 *   <li><em>Tail.</em> Above it an exponential, the generalised Pareto tail of shape zero, of the
 *       slowest decay of any kind (mean excess over the kind's own 99th percentile).
 *   <li><em>One finger.</em> The distribution of the excess: at each value the largest share of any
 *       kind, above {@link ChanceCurve#REACH} the tail.
 *   <li><em>k fingers.</em> Its k-fold convolution, in decibans; the line of least squares between
 *       30 and 120 decibans, lowered until it nowhere lies above.
 * </ol>
 */
final class EvidenceFit {
  private static final double SHARE = 0.01;

  private static final double[] SIZE = {16, 24, 32, 41, 53, 70, 90};
  private static final int[] UPPER = {20, 28, 36, 46, 60, 80, 256};

  /** With fewer comparisons the 99th percentile hangs on a handful. */
  private static final int FEWEST = 500;

  private static final double STEP = 0.25;
  private static final int CELLS = 2400;
  private static final double LINE_FROM = 30;
  private static final double LINE_TO = 120;
  private static final double BELOW_FROM = 10;
  private static final double BELOW_TO = 160;

  private final List<ImpostorScores> scores;
  private final double[] chance = new double[SIZE.length];
  private final List<Map<String, Object>> bands = new ArrayList<>();
  private double pointsADecade;

  EvidenceFit(List<ImpostorScores> scores) {
    this.scores = scores;
  }

  /** The fit and what it rests on. */
  Map<String, Object> facts() {
    fitChance();
    List<Map<String, Object>> kinds = fitTail();
    List<Map<String, Object>> lines = new ArrayList<>();
    double[] one = density();
    double[] sum = one;
    for (int fingers = 1; fingers <= FingerPosition.COUNT; fingers++) {
      lines.add(line(fingers, sum));
      sum = convolve(sum, one);
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kinds", kinds);
    facts.put("bands", bands);
    facts.put("size", SIZE);
    facts.put("chance", chance);
    facts.put("pointsADecade", pointsADecade);
    facts.put("lines", lines);
    return facts;
  }

  private static double size(int minutiae, int others) {
    return Math.sqrt((double) minutiae * others);
  }

  private static int band(double size) {
    int band = 0;
    while (size >= UPPER[band]) {
      band++;
    }
    return band;
  }

  private void fitChance() {
    Sample[] hardest = new Sample[SIZE.length];
    String[] names = new String[SIZE.length];
    for (ImpostorScores kind : scores) {
      Sample[] samples = new Sample[SIZE.length];
      Arrays.setAll(samples, i -> new Sample());
      kind.each((score, own, others) -> samples[band(size(own, others))].add(score));
      for (int i = 0; i < samples.length; i++) {
        double value = samples[i].quantile(1 - SHARE);
        if (samples[i].count() >= FEWEST && value > chance[i]) {
          chance[i] = value;
          hardest[i] = samples[i];
          names[i] = kind.name();
        }
      }
    }
    for (int i = 0; i < SIZE.length; i++) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("minutiaeBelow", UPPER[i]);
      facts.put("hardest", names[i] == null ? "none of enough comparisons" : names[i]);
      facts.put("comparisons", hardest[i] == null ? 0 : hardest[i].count());
      facts.put("score99%", chance[i]);
      facts.put("tail", hardest[i] == null ? List.of() : tail(hardest[i]));
      bands.add(facts);
      chance[i] = Math.max(chance[i], i == 0 ? 0 : chance[i - 1]);
    }
  }

  /** Points (score, share that reaches it) for a curve. */
  private static List<double[]> tail(Sample sample) {
    List<double[]> points = new ArrayList<>();
    for (double score = 1; score <= sample.highest(); score++) {
      points.add(new double[] {score, sample.shareAtLeast(score)});
    }
    return points;
  }

  private List<Map<String, Object>> fitTail() {
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (ImpostorScores kind : scores) {
      Sample sample = new Sample();
      Sample sizes = new Sample();
      kind.each(
          (score, own, others) -> {
            sample.add(score);
            sizes.add(size(own, others));
          });
      double corner = sample.quantile(1 - SHARE);
      double decade =
          Math.log(10)
              * Arrays.stream(sample.sorted())
                  .filter(score -> score > corner)
                  .map(score -> score - corner)
                  .average()
                  .orElse(0);
      if (sample.count() >= FEWEST) {
        pointsADecade = Math.max(pointsADecade, decade);
      }
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("kind", kind.name());
      facts.put("comparisons", sample.count());
      facts.put("sizeP50", sizes.quantile(0.5));
      facts.put("mean", sample.mean());
      facts.put("score99%", corner);
      facts.put("score99.9%", sample.quantile(0.999));
      facts.put("highest", sample.highest());
      facts.put("pointsADecade", decade);
      kinds.add(facts);
    }
    return kinds;
  }

  /** Of one finger's excess: probabilities of {@code STEP × cell}, each rounded up to its cell. */
  private double[] density() {
    ChanceCurve curve = new ChanceCurve(SIZE, chance);
    int corner = (int) Math.round(ChanceCurve.REACH / STEP);
    double[] reaching = new double[CELLS + 1];
    Arrays.fill(reaching, 1, corner + 1, SHARE);
    reaching[0] = 1;
    for (ImpostorScores kind : scores) {
      Sample sample = new Sample();
      kind.each((score, own, others) -> sample.add(curve.excess(score, own, others)));
      for (int cell = 1; cell <= corner && sample.count() >= FEWEST; cell++) {
        double share = sample.shareAtLeast(Math.nextUp((cell - 1) * STEP));
        reaching[cell] = Math.max(reaching[cell], share);
      }
    }
    for (int cell = corner + 1; cell < CELLS; cell++) {
      double above = (cell - 1) * STEP - ChanceCurve.REACH;
      reaching[cell] = SHARE * Math.pow(10, -above / pointsADecade);
    }
    double[] density = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      density[cell] = reaching[cell] - reaching[cell + 1];
    }
    return density;
  }

  private static double[] convolve(double[] one, double[] other) {
    double[] sum = new double[CELLS];
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; i + j < CELLS; j++) {
        sum[i + j] += one[i] * other[j];
      }
    }
    return sum;
  }

  /** Least squares of decibans on the sum, lowered to lie nowhere above. */
  private static Map<String, Object> line(int fingers, double[] density) {
    double[] decibans = new double[CELLS];
    double tail = 0;
    for (int cell = CELLS - 1; cell >= 0; cell--) {
      tail += density[cell];
      decibans[cell] = -10 * Math.log10(tail);
    }
    double n = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      if (decibans[cell] > LINE_FROM && decibans[cell] < LINE_TO) {
        double score = cell * STEP;
        n++;
        sx += score;
        sy += decibans[cell];
        sxx += score * score;
        sxy += score * decibans[cell];
      }
    }
    double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    double offset = Double.MAX_VALUE;
    for (int cell = 0; cell < CELLS; cell++) {
      if (decibans[cell] > BELOW_FROM && decibans[cell] < BELOW_TO) {
        offset = Math.min(offset, decibans[cell] - slope * cell * STEP);
      }
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("fingers", fingers);
    facts.put("slope", slope);
    facts.put("offset", offset);
    return facts;
  }
}
