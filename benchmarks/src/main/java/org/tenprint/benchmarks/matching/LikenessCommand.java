package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.Json;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.matching.LikenessCurve;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench likeness}. */
@Command(
    name = "likeness",
    mixinStandardHelpOptions = true,
    description = {
      "Fits how the second look tells a stranger's finger among somebody's own (Likeness): to"
          + " synthetic people as booked and as at an unattended sensor, their cards whole, with"
          + " six fingers badly pressed and with three scarred. The sets of FVC2002, records and"
          + " images, and grown prints are held out: what the rule costs their genuine cards, and"
          + " how many strangers' fingers go by.",
      "Needs shared/data/prints; about 10 minutes on two free cores. Writes matching-likeness.json"
          + " and prints the numbers of the program."
    })
public final class LikenessCommand implements Callable<Integer> {
  private static final int PPI = 500;
  private static final int FEWEST = 10;
  private static final long POPULATION = 7;
  private static final long GROWN = 930_000;

  /** What the curve and the bar are fitted to, of each quality. */
  private static final List<Impairment> FITTED =
      List.of(Impairment.NONE, Impairment.SIX_BAD, Impairment.SCARRED);

  /** Bars about the one that is taken, to show what another would cost. */
  private static final double[] OTHER_BARS = {-30, -25, -20, -15, -10, -5, 0};

  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Synthetic people of each kind (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--cards",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Cards drawn of each kind held out (${DEFAULT-VALUE}).")
  private int cards;

  @Option(
      names = "--grown",
      defaultValue = "60",
      paramLabel = "N",
      description = "Fingers grown for the check (${DEFAULT-VALUE}).")
  private int grown;

  @Override
  public Integer call() throws Exception {
    if (people < FEWEST || cards < FEWEST || grown < FEWEST) {
      throw new InputRefused("--people, --cards and --grown are at least " + FEWEST);
    }
    Path folder =
        RealPrints.folder()
            .orElseThrow(() -> new InputRefused("no shared/data/prints/fvc2002 to hold out"));
    ResultFile results =
        run.open(
            "matching-likeness.json",
            "fitted to synthetic people (generator SyntheticPeople, population "
                + POPULATION
                + ", strangers of the next); held out FVC2002 DB1-3 B and one finger of each of "
                + grown
                + " persons grown from seed "
                + GROWN);
    List<LikenessCards> fitted = fitted();
    LikenessCurve curve = LikenessFit.curve(fitted);
    double bar = LikenessFit.bar(fitted, curve);
    double shown = LikenessFit.shownBar(fitted, curve);
    results.put("curve", facts(curve));
    results.put("bar", bar);
    results.put("shown", shown);
    run.say("curve: " + Json.write(facts(curve)).strip());
    run.say("bar: " + bar + ", shown: " + shown);
    List<Map<String, Object>> rows = new ArrayList<>();
    results.put("kinds", rows);
    for (LikenessCards kind : fitted) {
      rows.add(row(kind, curve, bar, shown));
      results.write();
    }
    List<Map<String, Object>> checks = new ArrayList<>();
    results.put("checks", checks);
    for (LikenessCards kind : heldOut(folder)) {
      checks.add(row(kind, curve, bar, shown));
      results.write();
    }
    MatchingReport.write(run);
    return 0;
  }

  private List<LikenessCards> fitted() {
    Map<String, ImpressionQuality> qualities = new LinkedHashMap<>();
    qualities.put("booking", ImpressionQuality.BOOKING);
    qualities.put("unattended", ImpressionQuality.FVC_LIKE);
    List<LikenessCards> cards = new ArrayList<>();
    qualities.forEach(
        (name, quality) -> {
          for (Impairment impairment : FITTED) {
            cards.add(
                LikenessCards.synthetic(
                    impairment, name, quality, POPULATION, people, run.progress()));
          }
        });
    return cards;
  }

  private List<LikenessCards> heldOut(Path folder) throws IOException {
    List<LikenessCards> kinds = new ArrayList<>();
    for (FvcSet set : FvcSet.read(folder, EnumSet.allOf(FvcSet.Kind.class), PPI, run.progress())) {
      String of = set.kind() == FvcSet.Kind.IMAGES ? " images" : " records";
      kinds.add(LikenessCards.ofTable(set.name() + of, set.prints(), cards, run.progress()));
    }
    for (PrintPool pool :
        PrintPool.plain(
            List.of("grown, booking", "grown, unattended"), GROWN, grown, run.progress())) {
      kinds.add(LikenessCards.ofTable(pool.name(), pool.table(), cards, run.progress()));
    }
    return kinds;
  }

  private static Map<String, Object> facts(LikenessCurve curve) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("constant", curve.constant());
    facts.put("aligned", curve.aligned());
    facts.put("fewer", curve.fewer());
    facts.put("more", curve.more());
    facts.put("score", curve.score());
    return facts;
  }

  private static Map<String, Object> row(
      LikenessCards kind, LikenessCurve curve, double bar, double shown) {
    List<LikenessPair> genuine = kind.allGenuine();
    List<LikenessPair> strangers = kind.allStrangers();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("prints", kind.name());
    row.put("genuinePairs", genuine.size());
    row.put("unconfirmed", LikenessFit.unconfirmed(genuine).size());
    row.put("told", genuine.stream().filter(LikenessPair::told).count());
    row.put("unconfirmedAndTold", LikenessFit.fitted(genuine).size());
    row.put("genuineForeign", LikenessFit.foreign(genuine, curve, bar));
    row.put("strangersPairs", strangers.size());
    row.put("strangersShown", LikenessFit.shown(strangers, curve, shown));
    row.put("cards", kind.cards());
    row.put("heldBefore", kind.heldBefore());
    row.put("added", kind.added(curve, bar));
    row.put("everyShown", kind.everyShown(curve, shown));
    row.put("throughBefore", kind.throughBefore());
    row.put("through", kind.through(curve, bar));
    List<Map<String, Object>> bars = new ArrayList<>();
    for (double other : OTHER_BARS) {
      Map<String, Object> at = new LinkedHashMap<>();
      at.put("bar", other);
      at.put("added", kind.added(curve, other));
      at.put("through", kind.through(curve, other));
      bars.add(at);
    }
    row.put("bars", bars);
    return row;
  }
}
