package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Galleries;

/**
 * Accuracy on sets of impressions: one to one by the protocol of the competitions, rank-1, the same
 * with several fingers fused by regrouping the pooled fingers as people, and one to many in a
 * gallery padded with synthetic impostors.
 */
final class FvcAccuracy {
  private static final int TIMED = 100;
  private static final int ALL = Integer.MAX_VALUE;

  private final ResultFile results;
  private final Padding padding;
  private final Progress progress;

  /**
   * The gallery of the search one to many.
   *
   * @param people synthetic people in it; 0: there is no such search
   * @param strangers non-mated searches a row
   */
  record Padding(int people, int strangers) {}

  FvcAccuracy(ResultFile results, Padding padding, Progress progress) {
    this.results = results;
    this.padding = padding;
    this.progress = progress;
  }

  void run(List<FvcSet> sets) throws IOException {
    Map<String, Object> single = new LinkedHashMap<>();
    results.put("sets", single);
    for (FvcSet set : sets) {
      single.put(set.name() + " " + name(set.kind()), single(set));
      results.write();
    }
    Map<FvcSet.Kind, PrintTable> pooled = new LinkedHashMap<>();
    for (FvcSet.Kind kind : FvcSet.Kind.values()) {
      List<PrintTable> tables =
          sets.stream().filter(set -> set.kind() == kind).map(FvcSet::prints).toList();
      if (!tables.isEmpty()) {
        pooled.put(kind, PrintTable.pooled(tables));
      }
    }
    for (Map.Entry<FvcSet.Kind, PrintTable> entry : pooled.entrySet()) {
      results.put("fused " + name(entry.getKey()), fused(entry.getKey(), entry.getValue()));
    }
    if (padding.people() > 0) {
      identify(pooled);
    }
  }

  private static String name(FvcSet.Kind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  private Map<String, Object> single(FvcSet set) {
    PrintTable prints = set.prints();
    Comparisons comparisons = Comparisons.of(set.name(), prints, progress);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("fingers", prints.fingers());
    facts.put("impressions", prints.impressions());
    facts.put("failuresToEnrol", prints.failuresToEnrol());
    facts.put("rank1", comparisons.rankOne(1).share());
    facts.put("byProtocol", comparisons.byProtocol().facts());
    facts.put("allPairs", comparisons.ofAllPairs().facts());
    return facts;
  }

  private Map<String, Object> fused(FvcSet.Kind kind, PrintTable prints) {
    Comparisons comparisons = Comparisons.of("all sets, " + name(kind), prints, progress);
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int fingers : counts(new Regrouping(prints).mostFingers())) {
      ErrorRates rates = comparisons.fused(fingers);
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("rank1", comparisons.rankOne(fingers).share());
      values.putAll(rates.facts());
      values.put("det", rates.trade());
      facts.put(String.valueOf(fingers), values);
    }
    return facts;
  }

  private static List<Integer> counts(int most) {
    List<Integer> counts = new ArrayList<>();
    for (int fingers : new int[] {1, 2, 4, FingerPosition.COUNT}) {
      if (fingers <= most) {
        counts.add(fingers);
      }
    }
    return counts;
  }

  private void identify(Map<FvcSet.Kind, PrintTable> pooled) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("syntheticImpostors", padding.people());
    results.put("engine", Galleries.create(1).engineVersion());
    results.put("identification", facts);
    Population population = Population.build(padding.people(), facts, progress);
    BruteForce bruteForce = new BruteForce(padding.people());
    for (Map.Entry<FvcSet.Kind, PrintTable> entry : pooled.entrySet()) {
      RealProbes probes = new RealProbes(entry.getValue());
      BruteForce.Cost scan = bruteForce.measure(probes);
      Map<String, Object> rows = new LinkedHashMap<>();
      facts.put(name(entry.getKey()), rows);
      for (int fingers : counts(new Regrouping(entry.getValue()).mostFingers())) {
        IdentificationRow row = new IdentificationRow(population, probes, fingers, progress);
        row.latency(TIMED, scan);
        row.accuracy(ALL, padding.strangers());
        rows.put(String.valueOf(fingers), row.facts());
        results.write();
      }
    }
  }
}
