package org.tenprint.benchmarks.policy;

import java.util.concurrent.Callable;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench policy}. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = {
      "Disclosure decisions a second with 5,000 instruments in force, beside a scan of all"
          + " instruments; 3 minutes.",
      "Writes policy-decisions.json."
    })
public final class PolicyCommand implements Callable<Integer> {
  @Mixin private RunOptions run;

  @Override
  public Integer call() throws Exception {
    PolicyBenchmarkRun.main(new String[] {run.results().toString()});
    return 0;
  }
}
