package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.TenPrint;

/**
 * The baseline of the same run: SourceAFIS against every finger of everybody, measured on {@value
 * #PEOPLE} people, of fewer on all, and scaled to all of them (the scan's cost is one comparison a
 * finger and person; 17 kB a finger would need 170 GB for a million people).
 */
final class BruteForce {
  private static final int PEOPLE = 500;
  private static final int PROBES = 8;
  private static final int WARM_UP = 2;

  private final Map<FingerPosition, List<FingerprintTemplate>> gallery =
      new EnumMap<>(FingerPosition.class);
  private final int sample;

  /**
   * CPU milliseconds of one kind of probe.
   *
   * @param people among whom it was measured
   */
  record Cost(int people, double comparison, double matcher) {
    /** One search of that many fingers among that many people. */
    double search(int among, int fingers) {
      return fingers * (matcher + among * comparison);
    }

    Map<String, Object> facts() {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("samplePeople", people);
      facts.put("sampleProbes", PROBES);
      facts.put("comparisonsACpuSecond", 1000 / comparison);
      facts.put("matcherCpuMillis", matcher);
      return facts;
    }
  }

  /**
   * @param people in the gallery that is measured beside it
   */
  BruteForce(int people) {
    sample = Math.min(people, PEOPLE);
    SyntheticPeople synthetic = new SyntheticPeople(Population.ENROLLED);
    for (int person = 0; person < sample; person++) {
      synthetic
          .encounter(person, 0, ImpressionQuality.BOOKING, FingerPosition.COUNT)
          .fingers()
          .forEach(
              (position, finger) ->
                  gallery
                      .computeIfAbsent(position, p -> new ArrayList<>())
                      .add(SourceAfis.template(finger)));
    }
  }

  /** The cost of the source's first probes, the first ones left out: they warm up. */
  Cost measure(ProbeSource source) {
    Sample comparisons = new Sample();
    Sample building = new Sample();
    ProbeSource.Round round = source.mated(PROBES + WARM_UP, FingerPosition.COUNT).get(0);
    for (int probe = 0; probe < Math.min(round.count(), PROBES + WARM_UP); probe++) {
      boolean counts = probe >= WARM_UP;
      round
          .search()
          .apply(probe)
          .probe()
          .ifPresent(
              print ->
                  compare(
                      print,
                      counts ? comparisons : new Sample(),
                      counts ? building : new Sample()));
    }
    return new Cost(sample, comparisons.quantile(0.5), building.quantile(0.5));
  }

  private void compare(TenPrint print, Sample comparisons, Sample building) {
    for (Map.Entry<FingerPosition, FingerTemplate> finger : print.fingers().entrySet()) {
      FingerprintMatcher[] matcher = new FingerprintMatcher[1];
      building.add(
          CpuClock.milliseconds(
              () -> matcher[0] = new FingerprintMatcher(SourceAfis.template(finger.getValue()))));
      List<FingerprintTemplate> others = gallery.get(finger.getKey());
      comparisons.add(
          CpuClock.milliseconds(() -> others.forEach(matcher[0]::match)) / others.size());
    }
  }
}
