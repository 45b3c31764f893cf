package org.tenprint.synthetic;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.tenprint.formats.image.GreyImage;

/**
 * SourceAFIS scores of a set of fingers with several impressions each: every pair of one finger is
 * genuine, every pair of two fingers an impostor.
 *
 * @param genuine ascending
 * @param impostor ascending
 */
record Scores(double[] genuine, double[] impostor) {
  static FingerprintTemplate template(GreyImage image) {
    return new FingerprintTemplate(
        new FingerprintImage(
            image.width(),
            image.height(),
            image.pixels(),
            new FingerprintImageOptions().dpi(image.ppi())));
  }

  /** Fingers of impressions. */
  static Scores of(List<List<FingerprintTemplate>> fingers) {
    List<Double> genuine = new ArrayList<>();
    List<Double> impostor = new ArrayList<>();
    for (int finger = 0; finger < fingers.size(); finger++) {
      List<FingerprintTemplate> own = fingers.get(finger);
      for (int i = 0; i < own.size(); i++) {
        FingerprintMatcher matcher = new FingerprintMatcher(own.get(i));
        for (int j = i + 1; j < own.size(); j++) {
          genuine.add(matcher.match(own.get(j)));
        }
        for (int other = finger + 1; other < fingers.size(); other++) {
          fingers.get(other).forEach(template -> impostor.add(matcher.match(template)));
        }
      }
    }
    return new Scores(sorted(genuine), sorted(impostor));
  }

  private static double[] sorted(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** The value below which the share lies. */
  static double quantile(double[] ascending, double share) {
    return ascending[(int) Math.min(ascending.length - 1, share * ascending.length)];
  }

  /** Share of genuine pairs below a threshold. */
  double falseNonMatch(double threshold) {
    return share(genuine, threshold);
  }

  /** Share of impostor pairs at or above a threshold. */
  double falseMatch(double threshold) {
    return 1 - share(impostor, threshold);
  }

  private static double share(double[] values, double threshold) {
    return (double) DoubleStream.of(values).filter(v -> v < threshold).count() / values.length;
  }

  /** Where false matches and false non-matches are as frequent. */
  double equalErrorRate() {
    double best = 1;
    double gap = 2;
    for (double threshold = 0; threshold < 200; threshold += 0.25) {
      double miss = falseNonMatch(threshold);
      double hit = falseMatch(threshold);
      if (Math.abs(miss - hit) < gap) {
        gap = Math.abs(miss - hit);
        best = (miss + hit) / 2;
      }
    }
    return best;
  }

  /** False non-match rate at the lowest threshold that admits no more than this share. */
  double falseNonMatchAt(double falseMatchRate) {
    return falseNonMatch(Math.nextUp(quantile(impostor, 1 - falseMatchRate)));
  }
}
