package org.tenprint.benchmarks.report;

import java.util.concurrent.Callable;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Draws matching-latency.svg, matching-det.svg and matching-identification-det.svg and fills"
          + " the tables of matching.md, and curves and tables of overload.md, all from the result"
          + " files in the folder. Measures nothing; every command of theirs does it at its end."
    })
public final class ReportCommand implements Callable<Integer> {
  @Mixin private RunOptions run;

  @Override
  public Integer call() throws Exception {
    MatchingReport.write(run);
    OverloadReport.write(run);
    return 0;
  }
}
