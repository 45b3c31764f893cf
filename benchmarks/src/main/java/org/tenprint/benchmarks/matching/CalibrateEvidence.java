package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.IOException;
import java.util.Arrays;
import org.tenprint.matching.FingerPosition;
import org.tenprint.matching.SourceAfis;

/**
 * Fits the table of {@code Evidence}: the distribution of SourceAFIS scores between different
 * fingers of real prints, its tail above the 99th percentile replaced by an exponential (a
 * generalised Pareto tail of shape zero, of the slowest decay seen), added up over k independent
 * fingers by convolution; then decibans as a line through the tail between 30 and 120 decibans.
 * Command: {@code mvn -pl benchmarks -am compile exec:java@calibrate-evidence}.
 */
public final class CalibrateEvidence {
  /**
   * Points of score for a tenth of the probability: FVC2002 above its 99th percentile; FVC2002 and
   * FVC2004 pooled fall faster.
   */
  private static final double POINTS_A_DECADE = 11.5;

  private static final double STEP = 0.25;
  private static final int CELLS = 2000;

  private CalibrateEvidence() {}

  /** Prints the table. */
  public static void main(String[] args) throws IOException {
    double[] scores =
        impostorScores(
            RealPrints.find().orElseThrow(() -> new IOException("no prints under shared/data")));
    Arrays.sort(scores);
    double corner = scores[(int) (scores.length * 0.99)];
    double excess =
        Arrays.stream(scores).filter(s -> s > corner).map(s -> s - corner).average().orElse(0);
    System.out.printf(
        "%d comparisons: mean %.2f, 99 %% %.1f, 99.9 %% %.1f, highest %.1f; mean excess over 99 %%: %.2f (%.1f points a decade)%n",
        scores.length,
        Arrays.stream(scores).average().orElse(0),
        corner,
        scores[(int) (scores.length * 0.999)],
        scores[scores.length - 1],
        excess,
        excess * Math.log(10));
    double[] one = density(scores, corner);
    double[] sum = one.clone();
    for (int fingers = 1; fingers <= FingerPosition.COUNT; fingers++) {
      printLine(fingers, sum);
      sum = convolve(sum, one);
    }
  }

  private static double[] impostorScores(RealPrints prints) {
    double[] scores =
        new double[RealPrints.PEOPLE * RealPrints.IMPRESSIONS * (RealPrints.PEOPLE - 1) * 4];
    FingerprintTemplate[][] templates =
        new FingerprintTemplate[RealPrints.PEOPLE][RealPrints.IMPRESSIONS];
    for (int finger = 0; finger < RealPrints.PEOPLE; finger++) {
      for (int impression = 0; impression < RealPrints.IMPRESSIONS; impression++) {
        templates[finger][impression] = SourceAfis.template(prints.finger(finger, impression));
      }
    }
    int n = 0;
    for (int finger = 0; finger < RealPrints.PEOPLE; finger++) {
      for (int impression = 0; impression < RealPrints.IMPRESSIONS; impression++) {
        FingerprintMatcher matcher = new FingerprintMatcher(templates[finger][impression]);
        for (int other = 0; other < RealPrints.PEOPLE; other++) {
          for (int k = 0; k < 4 && other != finger; k++) {
            scores[n++] = matcher.match(templates[other][2 * k + (finger + impression) % 2]);
          }
        }
      }
    }
    return scores;
  }

  private static double[] density(double[] scores, double corner) {
    double[] density = new double[CELLS];
    double decay = Math.pow(10, -STEP / POINTS_A_DECADE);
    for (double score : scores) {
      if (score <= corner) {
        density[(int) Math.round(score / STEP)] += 1.0 / scores.length;
      }
    }
    double mass = 0.01 * (1 - decay);
    for (int cell = (int) Math.round(corner / STEP) + 1; cell < CELLS; cell++) {
      density[cell] += mass;
      mass *= decay;
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

  /** Least squares of decibans on score over the tail. */
  private static void printLine(int fingers, double[] density) {
    double tail = 0;
    double n = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int cell = CELLS - 1; cell > 0; cell--) {
      tail += density[cell];
      double decibans = -10 * Math.log10(tail);
      if (decibans > 30 && decibans < 120) {
        double score = cell * STEP;
        n++;
        sx += score;
        sy += decibans;
        sxx += score * score;
        sxy += score * decibans;
      }
    }
    double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    System.out.printf(
        "%d fingers: decibans = %.4f x score - %.2f%n", fingers, slope, (slope * sx - sy) / n);
  }
}
