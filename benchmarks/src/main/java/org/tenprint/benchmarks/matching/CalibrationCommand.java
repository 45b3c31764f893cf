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
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.MasterFinger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench calibration}. */
@Command(
    name = "calibration",
    mixinStandardHelpOptions = true,
    description = {
      "Fits the table of Evidence to SourceAFIS scores between different fingers: FVC2002 DB1-3 B"
          + " (minutiae records and images, every second finger), synthetic prints pressed as at a"
          + " booking and as at an unattended sensor, and rolled ones; prints of each kind against"
          + " their own and against every other kind's.",
      "Then searches for strangers made of the other fingers and of other seeds among people made"
          + " of such prints, judged by the table as it is in the program: the rates achieved"
          + " beside the nominal ones. Needs shared/data/prints; about 10 minutes on one free core.",
      "Writes matching-calibration.json row by row and prints the table."
    })
public final class CalibrationCommand implements Callable<Integer> {
  private static final long FITTED = 910_000;
  private static final long HELD_OUT = 920_000;
  private static final int PPI = 500;
  private static final int FEWEST = 10;

  @Mixin private RunOptions run;

  @Option(
      names = "--fingers",
      defaultValue = "100",
      paramLabel = "N",
      description = "Fingers grown for the fit, and again for the check (${DEFAULT-VALUE}).")
  private int fingers;

  @Option(
      names = "--people",
      split = ",",
      defaultValue = "1000,10000",
      paramLabel = "N",
      description = "Sizes of the galleries of the check, ascending (${DEFAULT-VALUE}).")
  private List<Integer> people;

  @Option(
      names = "--searches",
      defaultValue = "3000",
      paramLabel = "N",
      description = "Searches for strangers a row; 0: fit only (${DEFAULT-VALUE}).")
  private int searches;

  @Override
  public Integer call() throws Exception {
    if (fingers < FEWEST || searches < 0) {
      throw new InputRefused("--fingers is at least " + FEWEST + ", --searches at least 0");
    }
    Path folder =
        RealPrints.folder()
            .orElseThrow(() -> new InputRefused("no shared/data/prints/fvc2002 to calibrate on"));
    PrintTable records = read(folder, FvcSet.Kind.MINUTIAE);
    PrintTable images = read(folder, FvcSet.Kind.IMAGES);
    String data =
        "FVC2002 DB1-3 B, odd fingers fitted, even ones held out; synthetic fingers, one of each of "
            + fingers
            + " persons from seed "
            + FITTED
            + " (fitted) and "
            + HELD_OUT
            + " (held out)";
    ResultFile results = run.open("matching-calibration.json", data);
    Map<String, Object> fit =
        new EvidenceFit(ImpostorScores.ofAll(pools(records, images, 0, FITTED), run.progress()))
            .facts();
    results.put("fit", fit);
    table(fit);
    if (searches > 0) {
      check(pools(records, images, 1, HELD_OUT), results);
    }
    MatchingReport.write(run);
    return 0;
  }

  private PrintTable read(Path folder, FvcSet.Kind kind) throws IOException {
    return PrintTable.pooled(
        FvcSet.read(folder, EnumSet.of(kind), PPI, run.progress()).stream()
            .map(FvcSet::prints)
            .toList());
  }

  private List<PrintPool> pools(PrintTable records, PrintTable images, int first, long seeds) {
    List<PrintPool> pools = new ArrayList<>();
    pools.add(PrintPool.every("FVC2002 records", records, first));
    pools.add(PrintPool.every("FVC2002 images", images, first));
    pools.addAll(
        PrintPool.grown(
            List.of("booking", "unattended"),
            List.of(ImpressionQuality.BOOKING, ImpressionQuality.UNATTENDED),
            MasterFinger.Size.FULL,
            seeds,
            fingers,
            run.progress()));
    pools.addAll(
        PrintPool.grown(
            List.of("rolled"),
            List.of(ImpressionQuality.BOOKING),
            MasterFinger.Size.ROLLED,
            seeds + fingers,
            fingers,
            run.progress()));
    return pools;
  }

  private void table(Map<String, Object> fit) {
    for (String name : List.of("size", "chance", "pointsADecade", "lines")) {
      run.say(name + ": " + Json.write(fit.get(name)).strip());
    }
  }

  private void check(List<PrintPool> pools, ResultFile results) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("people", people);
    check.put("rows", rows);
    results.put("check", check);
    for (ImpostorScores scores : ImpostorScores.ofAll(pools, run.progress())) {
      CalibrationCheck strangers = new CalibrationCheck(scores, run.progress());
      for (int k : new int[] {1, 2, 4, 10}) {
        rows.add(strangers.row(k, people, searches));
        results.write();
      }
    }
  }
}
