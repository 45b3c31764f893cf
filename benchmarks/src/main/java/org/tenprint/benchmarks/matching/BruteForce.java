package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tenprint.matching.FingerPosition;
import org.tenprint.matching.FingerTemplate;
import org.tenprint.matching.SourceAfis;
import org.tenprint.matching.TenPrint;

/**
 * The baseline of the same run: SourceAFIS against every finger of everybody, measured on a part of
 * the people and scaled to all of them (the scan's cost is one comparison a finger and person; 17
 * kB a finger would need 170 GB for a million people).
 */
final class BruteForce {
  private static final int PEOPLE = 300;
  private static final int PROBES = 8;

  private double millisPerComparison;
  private double matcherMillis;

  BruteForce measure() {
    SyntheticPeople synthetic = new SyntheticPeople(Population.ENROLLED);
    List<Map.Entry<FingerPosition, FingerprintTemplate>> gallery = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      synthetic
          .encounter(person, 0, ImpressionQuality.BOOKING, 10)
          .fingers()
          .forEach(
              (position, finger) -> gallery.add(Map.entry(position, SourceAfis.template(finger))));
    }
    Sample comparisons = new Sample();
    Sample building = new Sample();
    for (int probe = 0; probe < PROBES; probe++) {
      TenPrint print = synthetic.encounter(probe, 1, ImpressionQuality.BOOKING, 10);
      for (Map.Entry<FingerPosition, FingerTemplate> finger : print.fingers().entrySet()) {
        FingerprintMatcher[] matcher = new FingerprintMatcher[1];
        building.add(
            CpuClock.milliseconds(
                () -> matcher[0] = new FingerprintMatcher(SourceAfis.template(finger.getValue()))));
        comparisons.add(
            CpuClock.milliseconds(() -> scan(matcher[0], finger.getKey(), gallery)) / PEOPLE);
      }
    }
    millisPerComparison = comparisons.quantile(0.5);
    matcherMillis = building.quantile(0.5);
    return this;
  }

  private static double scan(
      FingerprintMatcher matcher,
      FingerPosition position,
      List<Map.Entry<FingerPosition, FingerprintTemplate>> gallery) {
    double highest = 0;
    for (Map.Entry<FingerPosition, FingerprintTemplate> finger : gallery) {
      if (finger.getKey() == position) {
        highest = Math.max(highest, matcher.match(finger.getValue()));
      }
    }
    return highest;
  }

  double comparisonsPerSecond() {
    return 1000 / millisPerComparison;
  }

  double matcherMillis() {
    return matcherMillis;
  }

  /** CPU milliseconds of one search of that many fingers among that many people. */
  double searchMillis(int people, int fingers) {
    return fingers * (matcherMillis + people * millisPerComparison);
  }
}
