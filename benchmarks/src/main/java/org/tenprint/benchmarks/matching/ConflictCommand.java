package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.matching.ContradictionFit.Bars;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.Json;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.matching.ContradictionCurve;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench conflict}. */
@Command(
    name = "conflict",
    mixinStandardHelpOptions = true,
    description = {
      "Fits what a finger that is not alike says against a candidate (Contradiction), and from when"
          + " on a card is held for it: to synthetic people as booked and as at an unattended"
          + " sensor, and to the sets of FVC2002, records and images. Each set is left out in turn"
          + " as well, and grown prints are checked that the fit has not seen.",
      "Needs shared/data/prints; about 10 minutes on one free core. Writes matching-conflict.json"
          + " and prints the numbers of the program."
    })
public final class ConflictCommand implements Callable<Integer> {
  private static final int PPI = 500;
  private static final int FEWEST = 10;
  private static final long POPULATION = 7;
  private static final long GROWN = 930_000;
  private static final int[] STRANGERS = {1, 2, 3, 4};

  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "3000",
      paramLabel = "N",
      description = "Synthetic people of each kind, and cards of each real one (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--grown",
      defaultValue = "60",
      paramLabel = "N",
      description = "Fingers grown for the check (${DEFAULT-VALUE}).")
  private int grown;

  @Override
  public Integer call() throws Exception {
    if (people < FEWEST || grown < FEWEST) {
      throw new InputRefused("--people and --grown are at least " + FEWEST);
    }
    Path folder =
        RealPrints.folder()
            .orElseThrow(() -> new InputRefused("no shared/data/prints/fvc2002 to calibrate on"));
    ResultFile results =
        run.open(
            "matching-conflict.json",
            "synthetic people (generator SyntheticPeople, population "
                + POPULATION
                + ", strangers of the next), FVC2002 DB1-3 B; for the check one finger of each of "
                + grown
                + " persons from seed "
                + GROWN);
    List<ComparedCards> kinds = kinds(folder);
    ContradictionCurve curve = ContradictionFit.curve(kinds);
    Bars bars = ContradictionFit.bars(kinds, curve);
    results.put("curve", facts(curve));
    results.put("bars", Map.of("alone", bars.alone(), "together", bars.together()));
    run.say("curve: " + Json.write(facts(curve)).strip());
    run.say("bars: " + Json.write(Map.of("alone", bars.alone(), "together", bars.together())));
    List<Map<String, Object>> rows = new ArrayList<>();
    results.put("kinds", rows);
    for (ComparedCards kind : kinds) {
      Map<String, Object> row = row(kind, curve, bars);
      List<ComparedCards> others =
          kinds.stream().filter(other -> !sensor(other).equals(sensor(kind))).toList();
      ContradictionCurve without = ContradictionFit.curve(others);
      Bars barsWithout = ContradictionFit.bars(others, without);
      row.put("addedLeftOut", ContradictionFit.added(kind, without, barsWithout));
      row.put("barsLeftOut", List.of(barsWithout.alone(), barsWithout.together()));
      rows.add(row);
      results.write();
    }
    List<Map<String, Object>> checks = new ArrayList<>();
    results.put("checks", checks);
    for (PrintPool pool :
        PrintPool.plain(
            List.of("grown, booking", "grown, unattended"), GROWN, grown, run.progress())) {
      ComparedCards kind = ComparedCards.ofTable(pool.name(), pool.table(), people, run.progress());
      checks.add(row(kind, curve, bars));
      results.write();
    }
    MatchingReport.write(run);
    return 0;
  }

  private List<ComparedCards> kinds(Path folder) throws IOException {
    ImpressionQuality booking = ImpressionQuality.BOOKING;
    ImpressionQuality unattended = ImpressionQuality.FVC_LIKE;
    List<ComparedCards> kinds = new ArrayList<>();
    kinds.add(synthetic("booking", booking, booking));
    kinds.add(synthetic("unattended × booking", booking, unattended));
    kinds.add(synthetic("unattended", unattended, unattended));
    for (FvcSet set : FvcSet.read(folder, EnumSet.allOf(FvcSet.Kind.class), PPI, run.progress())) {
      String of = set.kind() == FvcSet.Kind.IMAGES ? " images" : " records";
      kinds.add(ComparedCards.ofTable(set.name() + of, set.prints(), people, run.progress()));
    }
    return kinds;
  }

  private ComparedCards synthetic(
      String name, ImpressionQuality enrolled, ImpressionQuality coming) {
    return ComparedCards.synthetic(name, enrolled, coming, POPULATION, people, run.progress());
  }

  /** What is left out together: records and images are of the same fingers. */
  private static String sensor(ComparedCards kind) {
    return kind.name().split(" ")[0];
  }

  private static Map<String, Object> facts(ContradictionCurve curve) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("genuine", curve.genuine());
    facts.put("genuineScore", curve.genuineScore());
    facts.put("genuineClarity", curve.genuineClarity());
    facts.put("strangers", curve.strangers());
    facts.put("strangersScore", curve.strangersScore());
    return facts;
  }

  private static Map<String, Object> row(ComparedCards kind, ContradictionCurve curve, Bars bars) {
    List<ComparedPair> genuine = kind.allGenuine();
    List<ComparedPair> strangers = kind.allStrangers();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("prints", kind.name());
    row.put("cards", kind.cards());
    row.put("genuinePairs", genuine.size());
    Sample clarity = new Sample();
    genuine.forEach(pair -> clarity.add(pair.clarity()));
    row.put("clarityP50", clarity.quantile(0.5));
    for (double score : new double[] {2, 8}) {
      String upTo = "UpTo" + (int) score;
      row.put("genuine" + upTo, share(genuine, score));
      row.put(
          "genuineFitted" + upTo,
          genuine.stream()
              .mapToDouble(pair -> curve.genuineShare(score, pair.clarity()))
              .average()
              .orElse(0));
      row.put("strangers" + upTo, share(strangers, score));
    }
    row.put("added", ContradictionFit.added(kind, curve, bars));
    row.put("heldEarlier", ContradictionFit.heldEarlier(kind, 0));
    for (int others : STRANGERS) {
      row.put("through" + others, 1 - ContradictionFit.held(kind, curve, bars, others));
      row.put("throughEarlier" + others, 1 - ContradictionFit.heldEarlier(kind, others));
    }
    return row;
  }

  private static double share(List<ComparedPair> pairs, double score) {
    return pairs.stream().filter(pair -> pair.score() <= score).count()
        / (double) Math.max(1, pairs.size());
  }
}
