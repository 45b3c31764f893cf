package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import org.tenprint.benchmarks.run.Progress;

/**
 * SourceAFIS scores between different fingers of two pools.
 *
 * @param scores {@code [probe][other]}; not a number where both are of one finger
 */
record ImpostorScores(PrintPool probes, PrintPool gallery, float[][] scores) {
  /** Receives each comparison once. */
  interface Visitor {
    /** The score of two prints with that many minutiae. */
    void visit(double score, int minutiae, int others);
  }

  /** Every pool against itself and each later one. */
  static List<ImpostorScores> ofAll(List<PrintPool> pools, Progress progress) {
    List<List<FingerprintTemplate>> templates = pools.stream().map(PrintPool::sourceAfis).toList();
    List<ImpostorScores> all = new ArrayList<>();
    for (int i = 0; i < pools.size(); i++) {
      for (int j = i; j < pools.size(); j++) {
        PrintPool probes = pools.get(i);
        PrintPool gallery = pools.get(j);
        List<FingerprintTemplate> own = templates.get(i);
        List<FingerprintTemplate> others = templates.get(j);
        float[][] scores = new float[own.size()][others.size()];
        boolean same = i == j;
        Workers.each(
            progress,
            "comparing " + probes.name() + " with " + gallery.name(),
            own.size(),
            p -> {
              FingerprintMatcher matcher = new FingerprintMatcher(own.get(p));
              for (int g = same ? p + 1 : 0; g < others.size(); g++) {
                boolean mates = probes.prints().get(p).finger() == gallery.prints().get(g).finger();
                scores[p][g] = mates ? Float.NaN : (float) matcher.match(others.get(g));
              }
            });
        if (same) {
          mirror(scores);
        }
        all.add(new ImpostorScores(probes, gallery, scores));
      }
    }
    return all;
  }

  private static void mirror(float[][] scores) {
    for (int p = 0; p < scores.length; p++) {
      scores[p][p] = Float.NaN;
      for (int g = 0; g < p; g++) {
        scores[p][g] = scores[g][p];
      }
    }
  }

  String name() {
    return probes.equals(gallery) ? probes.name() : probes.name() + " × " + gallery.name();
  }

  int minutiae(int probe) {
    return probes.prints().get(probe).template().size();
  }

  int others(int print) {
    return gallery.prints().get(print).template().size();
  }

  /** Tells each comparison of two different fingers, once. */
  void each(Visitor visitor) {
    boolean same = probes.equals(gallery);
    for (int p = 0; p < scores.length; p++) {
      for (int g = same ? p + 1 : 0; g < scores[p].length; g++) {
        if (!Float.isNaN(scores[p][g])) {
          visitor.visit(scores[p][g], minutiae(p), others(g));
        }
      }
    }
  }
}
