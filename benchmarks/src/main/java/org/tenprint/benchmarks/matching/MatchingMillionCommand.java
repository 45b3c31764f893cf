package org.tenprint.benchmarks.matching;

import java.util.List;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench matching-million}: the same in a gallery of a million. */
@Command(
    name = "matching-million",
    mixinStandardHelpOptions = true,
    description = {
      "What bench matching measures, among a million people; heap 8 GiB, 4 GiB free in the"
          + " temporary folder, under 40 minutes on two free cores.",
      "Writes matching-million.json row by row; a row that would end after --minutes is left out"
          + " and says so. Stop it with Ctrl-C: what it had finished is in the file."
    })
public final class MatchingMillionCommand implements Callable<Integer> {
  @Mixin private RunOptions run;
  @Mixin private PlanOptions plan;

  @Option(
      names = "--people",
      defaultValue = "1000000",
      paramLabel = "N",
      description = "Size of the gallery (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--minutes",
      defaultValue = "34",
      paramLabel = "N",
      description = "No row begins that would end later than this (${DEFAULT-VALUE}).")
  private double minutes;

  @Override
  public Integer call() throws Exception {
    new MatchingBenchmark(
            plan.plan(minutes),
            run.open("matching-million.json", MatchingCommand.DATA),
            run.progress())
        .run(List.of(people));
    MatchingReport.write(run);
    return 0;
  }
}
