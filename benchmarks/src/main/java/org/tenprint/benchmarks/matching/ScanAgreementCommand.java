package org.tenprint.benchmarks.matching;

import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench scan-agreement}. */
@Command(
    name = "scan-agreement",
    mixinStandardHelpOptions = true,
    description = {
      "How often the engine answers otherwise than the exhaustive SourceAFIS scan, ten fingers:"
          + " whole scans of a small gallery, and among 100,000 people the mate compared on all"
          + " fingers. Each difference is listed with its cause; 10 minutes on two free cores.",
      "Writes matching-agreement.json."
    })
public final class ScanAgreementCommand implements Callable<Integer> {
  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "100000",
      paramLabel = "N",
      description = "Size of the gallery (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--mated",
      defaultValue = "3000",
      paramLabel = "N",
      description =
          "Mated searches of each kind of synthetic people (${DEFAULT-VALUE}); real: all.")
  private int mated;

  @Override
  public Integer call() throws Exception {
    new ScanAgreement(run.open("matching-agreement.json", MatchingCommand.DATA), run.progress())
        .run(people, mated);
    MatchingReport.write(run);
    return 0;
  }
}
