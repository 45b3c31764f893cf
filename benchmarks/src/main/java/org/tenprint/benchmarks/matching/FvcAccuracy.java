package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.matching.Evidence;
import org.tenprint.matching.SourceAfis;

/**
 * One-to-one accuracy on FVC2002 DB1-3 B by the FVC protocol (each impression against the later
 * ones of its finger; first impressions of different fingers), rank-1 among 30 fingers, and the
 * same for 2, 4 and 10 fingers fused. The impostors of the protocol are few (45 a set), so all
 * pairs of different fingers are given too. Argument: result folder. Command: {@code mvn -pl
 * benchmarks -am compile exec:exec@fvc-accuracy}.
 */
public final class FvcAccuracy {
  private static final int[] STRIDES = {1, 7, 11, 13};

  private final double[][][][] scores;

  private FvcAccuracy(double[][][][] scores) {
    this.scores = scores;
  }

  public static void main(String[] args) throws IOException {
    RealPrints prints =
        RealPrints.find().orElseThrow(() -> new IOException("no prints under shared/data"));
    FvcAccuracy accuracy = new FvcAccuracy(compare(prints));
    Map<String, Object> result = Machine.facts("exec:exec@fvc-accuracy");
    for (int set = 0; set < RealPrints.SETS; set++) {
      result.put("DB" + (set + 1) + "_B", accuracy.set(set));
    }
    Chart chart =
        new Chart(
            "FVC2002 DB1-3 B, SourceAFIS, fingers fused",
            "false match rate",
            "false non-match rate");
    for (int fingers : new int[] {1, 2, 4, 10}) {
      Sample genuine = new Sample();
      Sample impostor = new Sample();
      accuracy.fuse(fingers, genuine, impostor);
      Map<String, Object> values = rates(genuine, impostor);
      values.put("rank1Among30", accuracy.rankOne(fingers));
      result.put("fused" + fingers, values);
      chart.line(fingers + (fingers == 1 ? " finger" : " fingers"), det(genuine, impostor));
    }
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("matching-fvc.json"), Json.write(result));
    Files.writeString(folder.resolve("matching-det.svg"), chart.svg());
    System.out.println(Json.write(result));
  }

  /** Scores {@code [finger][impression][finger][impression]}. */
  private static double[][][][] compare(RealPrints prints) {
    int n = RealPrints.PEOPLE;
    int m = RealPrints.IMPRESSIONS;
    FingerprintTemplate[][] templates = new FingerprintTemplate[n][m];
    for (int f = 0; f < n; f++) {
      for (int i = 0; i < m; i++) {
        templates[f][i] = SourceAfis.template(prints.finger(f, i));
      }
    }
    double[][][][] scores = new double[n][m][n][m];
    for (int f = 0; f < n; f++) {
      for (int i = 0; i < m; i++) {
        FingerprintMatcher matcher = new FingerprintMatcher(templates[f][i]);
        for (int g = 0; g < n; g++) {
          for (int j = 0; j < m; j++) {
            scores[f][i][g][j] = matcher.match(templates[g][j]);
          }
        }
      }
    }
    return scores;
  }

  private Map<String, Object> set(int set) {
    Sample genuine = new Sample();
    Sample protocol = new Sample();
    Sample all = new Sample();
    for (int f = set * RealPrints.FINGERS; f < (set + 1) * RealPrints.FINGERS; f++) {
      for (int i = 0; i < RealPrints.IMPRESSIONS; i++) {
        for (int j = i + 1; j < RealPrints.IMPRESSIONS; j++) {
          genuine.add(scores[f][i][f][j]);
        }
      }
      for (int g = f + 1; g < (set + 1) * RealPrints.FINGERS; g++) {
        protocol.add(scores[f][0][g][0]);
        for (int i = 0; i < RealPrints.IMPRESSIONS; i++) {
          for (int j = 0; j < RealPrints.IMPRESSIONS; j++) {
            all.add(scores[f][i][g][j]);
          }
        }
      }
    }
    Map<String, Object> values = rates(genuine, all);
    values.put("eerByFvcProtocol45Impostors", rates(genuine, protocol).get("eer"));
    return values;
  }

  /**
   * Fused evidence of regrouped people: another impression of the same, and any impression of
   * others.
   */
  private void fuse(int fingers, Sample genuine, Sample impostor) {
    for (int stride : STRIDES) {
      for (int person = 0; person < RealPrints.PEOPLE; person++) {
        for (int i = 0; i < RealPrints.IMPRESSIONS; i++) {
          for (int j = i + 1; j < RealPrints.IMPRESSIONS; j++) {
            genuine.add(fused(person, i, person, j, stride, fingers));
          }
          for (int other = 0; other < RealPrints.PEOPLE; other++) {
            if (other != person) {
              impostor.add(
                  fused(person, i, other, (i + other) % RealPrints.IMPRESSIONS, stride, fingers));
            }
          }
        }
      }
    }
  }

  private double fused(
      int person, int impression, int other, int otherImpression, int stride, int fingers) {
    double sum = 0;
    for (int k = 0; k < fingers; k++) {
      int finger = (person + stride * k) % RealPrints.PEOPLE;
      int otherFinger = (other + stride * k) % RealPrints.PEOPLE;
      sum += scores[finger][impression][otherFinger][otherImpression];
    }
    return Evidence.decibans(sum, fingers);
  }

  private double rankOne(int fingers) {
    int first = 0;
    int searches = 0;
    for (int person = 0; person < RealPrints.PEOPLE; person++) {
      for (int impression = 1; impression < RealPrints.IMPRESSIONS; impression++) {
        double own = fused(person, impression, person, 0, 7, fingers);
        boolean beaten = false;
        for (int other = 0; other < RealPrints.PEOPLE; other++) {
          beaten |= other != person && fused(person, impression, other, 0, 7, fingers) >= own;
        }
        first += beaten ? 0 : 1;
        searches++;
      }
    }
    return (double) first / searches;
  }

  private static Map<String, Object> rates(Sample genuine, Sample impostor) {
    Map<String, Object> rates = new LinkedHashMap<>();
    rates.put("genuine", genuine.count());
    rates.put("impostor", impostor.count());
    rates.put("eer", equalErrorRate(genuine, impostor));
    rates.put("fnmrAtFmr1%", 1 - genuine.shareAtLeast(impostor.threshold(0.01)));
    rates.put("fnmrAtFmr0.1%", 1 - genuine.shareAtLeast(impostor.threshold(0.001)));
    rates.put("genuineMedian", genuine.quantile(0.5));
    rates.put("impostorHighest", impostor.highest());
    return rates;
  }

  private static double equalErrorRate(Sample genuine, Sample impostor) {
    double best = 1;
    double rate = 1;
    for (double threshold : genuine.sorted()) {
      double misses = 1 - genuine.shareAtLeast(threshold);
      double matches = impostor.shareAtLeast(threshold);
      if (Math.abs(misses - matches) < best) {
        best = Math.abs(misses - matches);
        rate = (misses + matches) / 2;
      }
    }
    return rate;
  }

  private static List<double[]> det(Sample genuine, Sample impostor) {
    List<double[]> points = new ArrayList<>();
    for (double fmr = 1; fmr > 1e-5; fmr /= 1.3) {
      double threshold = impostor.threshold(fmr);
      points.add(
          new double[] {impostor.shareAtLeast(threshold), 1 - genuine.shareAtLeast(threshold)});
    }
    return points;
  }
}
