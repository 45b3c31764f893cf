package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Evidence;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/** Every impression of a table against every other by SourceAFIS; 50 to 100 µs each. */
final class Comparisons {
  private static final int MOST = 4000;

  private final PrintTable prints;
  private final float[][] scores;

  private Comparisons(PrintTable prints, float[][] scores) {
    this.prints = prints;
    this.scores = scores;
  }

  /**
   * Compares all.
   *
   * @throws InputRefused for more than {@value #MOST} impressions: the square of them is too many
   */
  static Comparisons of(String name, PrintTable prints, Progress progress) {
    int count = prints.fingers() * prints.impressions();
    if (count > MOST) {
      throw new InputRefused(
          name + " has " + count + " impressions; at most " + MOST + " are compared in one run");
    }
    List<FingerprintTemplate> templates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      templates.add(
          prints
              .finger(i / prints.impressions(), i % prints.impressions())
              .map(SourceAfis::template)
              .orElse(null));
    }
    float[][] scores = new float[count][count];
    Workers.each(
        progress,
        "comparing the impressions of " + name,
        count,
        i -> {
          if (templates.get(i) != null) {
            FingerprintMatcher matcher = new FingerprintMatcher(templates.get(i));
            for (int j = 0; j < count; j++) {
              scores[i][j] = templates.get(j) == null ? 0 : (float) matcher.match(templates.get(j));
            }
          }
        });
    return new Comparisons(prints, scores);
  }

  /** Score of a probe against another; 0 where one of them is a failure to enrol. */
  double score(int finger, int impression, int other, int otherImpression) {
    int each = prints.impressions();
    return scores[finger * each + impression][other * each + otherImpression];
  }

  /**
   * By the protocol of the competitions: each impression against the later ones of its finger;
   * first impressions of different fingers against each other.
   */
  ErrorRates byProtocol() {
    Sample impostor = new Sample();
    for (int f = 0; f < prints.fingers(); f++) {
      for (int g = f + 1; g < prints.fingers(); g++) {
        impostor.add(score(f, 0, g, 0));
      }
    }
    return new ErrorRates(genuine(), impostor);
  }

  /** The same genuine pairs, and every pair of impressions of different fingers. */
  ErrorRates ofAllPairs() {
    Sample impostor = new Sample();
    for (int f = 0; f < prints.fingers(); f++) {
      for (int g = f + 1; g < prints.fingers(); g++) {
        for (int i = 0; i < prints.impressions(); i++) {
          for (int j = 0; j < prints.impressions(); j++) {
            impostor.add(score(f, i, g, j));
          }
        }
      }
    }
    return new ErrorRates(genuine(), impostor);
  }

  private Sample genuine() {
    Sample genuine = new Sample();
    for (int f = 0; f < prints.fingers(); f++) {
      for (int i = 0; i < prints.impressions(); i++) {
        for (int j = i + 1; j < prints.impressions(); j++) {
          genuine.add(score(f, i, f, j));
        }
      }
    }
    return genuine;
  }

  /**
   * Evidence of people regrouped in every way: another impression of the same, and one impression
   * of each other.
   */
  ErrorRates fused(int fingers) {
    Regrouping people = new Regrouping(prints);
    Sample genuine = new Sample();
    Sample impostor = new Sample();
    for (int stride : people.strides()) {
      for (int person = 0; person < people.people(); person++) {
        for (int i = 0; i < people.impressions(); i++) {
          for (int j = i + 1; j < people.impressions(); j++) {
            genuine.add(fused(people, stride, fingers, person, i, person, j));
          }
          for (int other = 0; other < people.people(); other++) {
            if (other != person) {
              int impression = (i + other) % people.impressions();
              impostor.add(fused(people, stride, fingers, person, i, other, impression));
            }
          }
        }
      }
    }
    return new ErrorRates(genuine, impostor);
  }

  /** The share of impressions whose own first impression beats everybody's. */
  Proportion rankOne(int fingers) {
    Regrouping people = new Regrouping(prints);
    int stride = people.enrolledStride();
    int first = 0;
    for (int person = 0; person < people.people(); person++) {
      for (int impression = 1; impression < people.impressions(); impression++) {
        double own = fused(people, stride, fingers, person, impression, person, 0);
        boolean beaten = own == 0;
        for (int other = 0; other < people.people() && !beaten; other++) {
          beaten =
              other != person
                  && fused(people, stride, fingers, person, impression, other, 0) >= own;
        }
        first += beaten ? 0 : 1;
      }
    }
    return new Proportion(first, (long) people.people() * (people.impressions() - 1));
  }

  private double fused(
      Regrouping people, int stride, int fingers, int person, int i, int other, int j) {
    double sum = 0;
    int used = 0;
    for (FingerPosition position : Population.positions(fingers)) {
      int finger = people.finger(person, stride, position);
      int otherFinger = people.finger(other, stride, position);
      Optional<FingerTemplate> own = prints.finger(finger, i);
      Optional<FingerTemplate> mate = prints.finger(otherFinger, j);
      if (own.isPresent() && mate.isPresent()) {
        double score = score(finger, i, otherFinger, j);
        sum += Evidence.excess(score, own.get().size(), mate.get().size());
        used++;
      }
    }
    return used == 0 ? 0 : Evidence.decibans(sum, used);
  }
}
