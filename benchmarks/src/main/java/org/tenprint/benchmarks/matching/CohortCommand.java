package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.formats.FingerPosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench cohort}. */
@Command(
    name = "cohort",
    mixinStandardHelpOptions = true,
    description = {
      "Calibration on a kind of prints that the evidence was not fitted to: fits to three kinds"
          + " (FVC2002 DB1, DB2, DB3 part B, records and images each; synthetic prints) and searches"
          + " with the fourth, every kind once. Rates by the fit, and normalised by a cohort of the"
          + " gallery. Needs shared/data/prints; about 5 minutes on one free core.",
      "Writes matching-cohort.json row by row."
    })
public final class CohortCommand implements Callable<Integer> {
  private static final long SEEDS = 930_000;
  private static final int PPI = 500;
  private static final int FEWEST = 10;
  private static final int[] FINGERS = {1, 2, 4, 6, 8, 10};

  /** Points that a sensor of which nothing is known adds to each of ten fingers. */
  private static final int[] PLANTED = {1, 2, 3};

  /** More than a set has fingers, so that each finger has a number of its own. */
  private static final int A_SET = 100;

  @Mixin private RunOptions run;

  @Option(
      names = "--fingers",
      defaultValue = "60",
      paramLabel = "N",
      description = "Fingers grown (${DEFAULT-VALUE}).")
  private int fingers;

  @Option(
      names = "--people",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Size of the gallery (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--searches",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Searches for strangers, and for mates, a row (${DEFAULT-VALUE}).")
  private int searches;

  /** A pool and the kind that is left out with it. */
  private record Kept(String kind, PrintPool pool) {}

  @Override
  public Integer call() throws Exception {
    if (fingers < FEWEST || searches < 1 || people < 1) {
      throw new InputRefused("--fingers is at least " + FEWEST + ", the others at least 1");
    }
    Path folder =
        RealPrints.folder()
            .orElseThrow(() -> new InputRefused("no shared/data/prints/fvc2002 to calibrate on"));
    ResultFile results =
        run.open(
            "matching-cohort.json",
            "FVC2002 DB1-3 B, records and images; synthetic fingers, one of each of "
                + fingers
                + " persons from seed "
                + SEEDS);
    List<Kept> kept = kept(folder);
    List<ImpostorScores> scores =
        ImpostorScores.ofAll(kept.stream().map(Kept::pool).toList(), run.progress());
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("people", people);
    document.put("cohort", CohortCheck.COHORT);
    document.put("rows", rows);
    results.put("check", document);
    for (Kept tested : kept) {
      List<PrintPool> out =
          kept.stream().filter(k -> k.kind().equals(tested.kind())).map(Kept::pool).toList();
      FittedEvidence evidence =
          FittedEvidence.of(
              scores.stream()
                  .filter(s -> !out.contains(s.probes()) && !out.contains(s.gallery()))
                  .toList());
      ImpostorScores own =
          scores.stream()
              .filter(s -> s.probes().equals(tested.pool()) && s.gallery().equals(tested.pool()))
              .findFirst()
              .orElseThrow();
      CohortCheck check = new CohortCheck(own, mates(tested.pool()), evidence);
      for (int k : FINGERS) {
        rows.add(check.row(k, people, searches, 0));
        results.write();
      }
      for (int points : PLANTED) {
        rows.add(check.row(FingerPosition.COUNT, people, searches, points));
        results.write();
      }
    }
    MatchingReport.write(run);
    return 0;
  }

  private List<Kept> kept(Path folder) throws IOException {
    List<Kept> kept = new ArrayList<>();
    int sets = 0;
    for (FvcSet set : FvcSet.read(folder, EnumSet.allOf(FvcSet.Kind.class), PPI, run.progress())) {
      String kind = set.name();
      int number = (kept.stream().anyMatch(k -> k.kind().equals(kind)) ? sets : ++sets) * A_SET;
      List<PrintPool.Item> items = new ArrayList<>();
      for (int finger = 0; finger < set.prints().fingers(); finger++) {
        for (int impression = 0; impression < set.prints().impressions(); impression++) {
          long own = number + finger;
          set.prints()
              .finger(finger, impression)
              .ifPresent(print -> items.add(new PrintPool.Item(own, print)));
        }
      }
      String what = set.kind() == FvcSet.Kind.IMAGES ? " images" : " records";
      kept.add(new Kept(kind, new PrintPool(kind + what, items)));
    }
    for (PrintPool grown :
        PrintPool.plain(List.of("booking", "unattended"), SEEDS, fingers, run.progress())) {
      kept.add(new Kept("synthetic", grown));
    }
    return kept;
  }

  private static float[][] mates(PrintPool pool) {
    List<FingerprintTemplate> templates = pool.sourceAfis();
    float[][] mates = new float[templates.size()][templates.size()];
    for (int i = 0; i < mates.length; i++) {
      Arrays.fill(mates[i], Float.NaN);
      FingerprintMatcher matcher = new FingerprintMatcher(templates.get(i));
      for (int j = 0; j < mates.length; j++) {
        if (i != j && pool.prints().get(i).finger() == pool.prints().get(j).finger()) {
          mates[i][j] = (float) matcher.match(templates.get(j));
        }
      }
    }
    return mates;
  }
}
