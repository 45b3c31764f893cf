package org.tenprint.benchmarks.matching;

import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench minutiae}. */
@Command(
    name = "minutiae",
    mixinStandardHelpOptions = true,
    description = {
      "The same people in two galleries of one process, their minutiae in the heap and in a sealed"
          + " file: memory, enrolment, removal, searches by turns, throughput, snapshot and"
          + " restart. About 15 minutes on two free cores.",
      "Writes matching-minutiae.json row by row."
    })
public final class MinutiaeCommand implements Callable<Integer> {
  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "100000",
      paramLabel = "N",
      description = "Size of each gallery (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--searches",
      defaultValue = "300",
      paramLabel = "N",
      description = "Probes of each kind, searched in both (${DEFAULT-VALUE}).")
  private int searches;

  @Override
  public Integer call() throws Exception {
    if (people < 1 || searches < 1) {
      throw new InputRefused("--people and --searches are at least 1");
    }
    ResultFile results = run.open("matching-minutiae.json", MatchingCommand.DATA);
    new MinutiaComparison(people, searches, results, run.progress()).run();
    MatchingReport.write(run);
    return 0;
  }
}
