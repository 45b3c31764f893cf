package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tenprint.matching.Evidence;
import org.tenprint.matching.Thresholds;

/**
 * Searches with prints of a kind that the evidence was not fitted to, among people of the same
 * kind: strangers' best candidate, and mates. Each by the evidence as fitted, and normalised by a
 * cohort of the gallery. For each search the other fingers of the pool are parted in two: people
 * are made of the one half, the cohort of the other, so that no print of the cohort is a
 * candidate's.
 */
final class CohortCheck {
  static final int COHORT = 200;

  /** How evidence is told. */
  enum Method {
    /** By the table, fitted to other kinds. */
    FITTED,
    /** The same less what many fingers pay ({@link Evidence#allowance}): as shipped. */
    ALLOWED,
    /** Each finger's excess less the search's shift, where that is above zero. */
    SHIFTED_UP,
    /** Less the shift, whatever its sign. */
    SHIFTED,
    /** By the cohort's own tail. */
    TAIL,
    /** The less of the table's and the tail's. */
    LEAST
  }

  private static final double[] RATES = {0.05, 0.01, 0.001};

  private final ImpostorScores scores;
  private final float[][] mates;
  private final FittedEvidence evidence;

  /**
   * @param scores of the pool against itself
   * @param mates {@code [probe][other]} of one finger; not a number elsewhere
   */
  CohortCheck(ImpostorScores scores, float[][] mates, FittedEvidence evidence) {
    this.scores = scores;
    this.mates = mates;
    this.evidence = evidence;
  }

  /**
   * Strangers and mates with that many fingers.
   *
   * @param planted points by which a sensor raises every finger of a search that has an excess
   */
  Map<String, Object> row(int fingers, int people, int searches, double planted) {
    Map<Method, Sample> strangers = samples();
    Map<Method, Sample> own = samples();
    Sample shifts = new Sample();
    for (int i = 0; i < searches; i++) {
      SplittableRandom random = new SplittableRandom(SeededRandom.seed(fingers, i));
      int[] probe = probe(fingers, random);
      double[][][] halves = halves(probe, random);
      Normalisation cohort = Normalisation.of(drawn(halves[0], random), random);
      shifts.add(cohort.shift());
      double[] best = new double[Method.values().length];
      double[] excess = new double[fingers];
      for (int candidate = 0; candidate < people; candidate++) {
        for (int f = 0; f < fingers; f++) {
          excess[f] = raised(halves[1][f][random.nextInt(halves[1][f].length)], planted);
        }
        raise(best, excess, cohort);
      }
      add(strangers, best);
      double[] mated = new double[Method.values().length];
      double[] mate = mate(probe, random);
      Arrays.setAll(mate, f -> raised(mate[f], planted));
      raise(mated, mate, cohort);
      add(own, mated);
    }
    Map<String, Object> facts = facts(fingers, people, strangers, own, shifts);
    facts.put("planted", planted);
    return facts;
  }

  private static double raised(double excess, double planted) {
    return excess > 0 ? excess + planted : 0;
  }

  private static Map<Method, Sample> samples() {
    Map<Method, Sample> samples = new LinkedHashMap<>();
    for (Method method : Method.values()) {
      samples.put(method, new Sample());
    }
    return samples;
  }

  private static void add(Map<Method, Sample> samples, double[] values) {
    samples.forEach((method, sample) -> sample.add(values[method.ordinal()]));
  }

  private void raise(double[] best, double[] excess, Normalisation cohort) {
    double sum = Arrays.stream(excess).sum();
    double fitted = evidence.decibans(sum, excess.length);
    double tail = cohort.decibans(sum);
    raise(best, Method.FITTED, fitted);
    raise(best, Method.ALLOWED, Math.max(0, fitted - Evidence.allowance(excess.length)));
    raise(best, Method.SHIFTED_UP, shifted(excess, Math.max(0, cohort.shift())));
    raise(best, Method.SHIFTED, shifted(excess, cohort.shift()));
    raise(best, Method.TAIL, tail);
    raise(best, Method.LEAST, Math.min(fitted, tail));
  }

  private static void raise(double[] best, Method method, double decibans) {
    best[method.ordinal()] = Math.max(best[method.ordinal()], decibans);
  }

  /** A finger without an excess has none, whichever way the search is shifted. */
  private double shifted(double[] excess, double shift) {
    double sum = 0;
    for (double one : excess) {
      sum += one > 0 ? Math.max(0, one - shift) : 0;
    }
    return evidence.decibans(sum, excess.length);
  }

  private long finger(int print) {
    return scores.probes().prints().get(print).finger();
  }

  /** Prints of as many fingers, of each one that has a mate. */
  private int[] probe(int fingers, SplittableRandom random) {
    int[] probe = new int[fingers];
    for (int i = 0; i < fingers; ) {
      int drawn = random.nextInt(mates.length);
      boolean usable = others(mates[drawn]).length > 0;
      for (int j = 0; j < i; j++) {
        usable &= finger(probe[j]) != finger(drawn);
      }
      if (usable) {
        probe[i++] = drawn;
      }
    }
    return probe;
  }

  private static int[] others(float[] row) {
    return java.util.stream.IntStream.range(0, row.length)
        .filter(i -> !Float.isNaN(row[i]))
        .toArray();
  }

  private double excess(int probe, int other, float score) {
    return evidence.curve().excess(score, scores.minutiae(probe), scores.others(other));
  }

  private double[] mate(int[] probe, SplittableRandom random) {
    double[] excess = new double[probe.length];
    for (int f = 0; f < probe.length; f++) {
      int[] own = others(mates[probe[f]]);
      int mate = own[random.nextInt(own.length)];
      excess[f] = excess(probe[f], mate, mates[probe[f]][mate]);
    }
    return excess;
  }

  /**
   * Excesses of each finger of the probe with the cohort's half of other fingers, and with the
   * rest.
   */
  private double[][][] halves(int[] probe, SplittableRandom random) {
    double[][][] halves = new double[2][probe.length][];
    long[] numbers =
        scores.gallery().prints().stream().mapToLong(p -> p.finger()).distinct().toArray();
    for (int f = 0; f < probe.length; f++) {
      List<Long> fingers = new ArrayList<>();
      for (long number : numbers) {
        if (number != finger(probe[f])) {
          fingers.add(number);
        }
      }
      java.util.Collections.shuffle(fingers, new java.util.Random(random.nextLong()));
      List<Long> cohort = fingers.subList(0, fingers.size() / 2);
      float[] row = scores.scores()[probe[f]];
      for (int half = 0; half < 2; half++) {
        boolean ofCohort = half == 0;
        int own = probe[f];
        halves[half][f] =
            java.util.stream.IntStream.range(0, row.length)
                .filter(print -> !Float.isNaN(row[print]))
                .filter(
                    print ->
                        cohort.contains(scores.gallery().prints().get(print).finger()) == ofCohort)
                .mapToDouble(print -> excess(own, print, row[print]))
                .toArray();
      }
    }
    return halves;
  }

  private static double[][] drawn(double[][] half, SplittableRandom random) {
    double[][] cohort = new double[half.length][COHORT];
    for (int f = 0; f < half.length; f++) {
      for (int i = 0; i < COHORT; i++) {
        cohort[f][i] = half[f][random.nextInt(half[f].length)];
      }
    }
    return cohort;
  }

  private Map<String, Object> facts(
      int fingers,
      int people,
      Map<Method, Sample> strangers,
      Map<Method, Sample> own,
      Sample shifts) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("prints", scores.name());
    facts.put("fingers", fingers);
    facts.put("people", people);
    facts.put("searches", shifts.count());
    facts.put("shiftP5", shifts.quantile(0.05));
    facts.put("shiftP50", shifts.quantile(0.5));
    facts.put("shiftP95", shifts.quantile(0.95));
    strangers.forEach(
        (method, sample) -> {
          Map<String, Object> said = new LinkedHashMap<>();
          for (double rate : RATES) {
            double threshold = new Thresholds(rate, Math.nextDown(1.0)).matchScore(people);
            Map<String, Object> at = new LinkedHashMap<>();
            at.put("fpir", share(sample.reaching(threshold)));
            at.put("tpir", share(own.get(method).reaching(threshold)));
            said.put("nominal" + rate, at);
          }
          facts.put(method.name(), said);
        });
    return facts;
  }

  private static Map<String, Object> share(Proportion reached) {
    Map<String, Object> share = new LinkedHashMap<>();
    share.put("share", reached.share());
    share.put("low", reached.low());
    share.put("high", reached.high());
    return share;
  }
}
