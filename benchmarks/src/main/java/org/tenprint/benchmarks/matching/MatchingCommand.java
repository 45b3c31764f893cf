package org.tenprint.benchmarks.matching;

import java.util.List;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench matching}: the series that belongs to the normal run. */
@Command(
    name = "matching",
    mixinStandardHelpOptions = true,
    description = {
      "Search time, throughput, size, updates, restart and 1:N accuracy among 10,000 and 100,000"
          + " synthetic people, beside SourceAFIS in the same run; heap 3 GiB, about 15 minutes on"
          + " two free cores.",
      "Writes matching-series.json row by row."
    })
public final class MatchingCommand implements Callable<Integer> {
  static final String DATA =
      "synthetic people (generator SyntheticPeople, population 1 enrolled with booking-like"
          + " fingers, population 2 strangers); real: minutiae records of FVC2002 DB1-3 B"
          + " regrouped as 30 people";

  @Mixin private RunOptions run;
  @Mixin private PlanOptions plan;

  @Option(
      names = "--people",
      split = ",",
      defaultValue = "10000,100000",
      paramLabel = "N",
      description = "Sizes of the gallery (${DEFAULT-VALUE}).")
  private List<Integer> people;

  @Override
  public Integer call() throws Exception {
    new MatchingBenchmark(
            plan.plan(Double.MAX_VALUE), run.open("matching-series.json", DATA), run.progress())
        .run(people);
    MatchingReport.write(run);
    return 0;
  }
}
