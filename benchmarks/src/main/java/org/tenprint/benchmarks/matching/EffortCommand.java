package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench effort}. */
@Command(
    name = "effort",
    mixinStandardHelpOptions = true,
    description = {
      "What the index tries, beside what two-stage-7 tried, on the same people and probes in the"
          + " same run: searches with one and two fingers (CPU, rank-1, TPIR and FPIR), whole"
          + " answers for strangers with ten, cards under wrong labels, and cards with two labels"
          + " exchanged by both rules for these. About 15 minutes on two"
          + " free cores.",
      "Writes matching-effort.json row by row."
    })
public final class EffortCommand implements Callable<Integer> {
  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Size of the gallery (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--mated",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Mated searches a row of synthetic people (${DEFAULT-VALUE}).")
  private int mated;

  @Option(
      names = "--strangers",
      defaultValue = "3000",
      paramLabel = "N",
      description = "Non-mated searches a row (${DEFAULT-VALUE}).")
  private int strangers;

  @Option(
      names = "--timed",
      defaultValue = "150",
      paramLabel = "N",
      description =
          "Searches a row, strangers and mislabelled cards of each kind: CPU by one thread"
              + " (${DEFAULT-VALUE}).")
  private int timed;

  @Option(
      names = "--rounds",
      defaultValue = "8",
      paramLabel = "N",
      description = "Of real people, impressions that are enrolled in turn (${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    if (people < 1 || mated < 1 || strangers < 1 || timed < 1 || rounds < 1) {
      throw new InputRefused("--people, --mated, --strangers, --timed and --rounds are at least 1");
    }
    ResultFile results = run.open("matching-effort.json", MatchingCommand.DATA);
    Map<String, Object> gallery = new LinkedHashMap<>();
    Population population = Population.build(people, gallery, run.progress());
    results.put("engine", population.gallery.engineVersion());
    results.put("people", people);
    List<ProbeSource> sources = new ArrayList<>();
    sources.add(new SyntheticProbes("booking", ImpressionQuality.BOOKING, people));
    sources.add(new SyntheticProbes("fvcLike", ImpressionQuality.FVC_LIKE, people));
    RealPrints.find().ifPresent(real -> sources.add(new RealProbes(real.prints(), rounds)));
    EffortComparison comparison = new EffortComparison(population, results, run.progress());
    comparison.strangers(timed);
    comparison.mislabelled(timed);
    comparison.exchanged(timed);
    comparison.fewFingers(sources, timed, mated, strangers);
    MatchingReport.write(run);
    return 0;
  }
}
