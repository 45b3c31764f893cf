package org.tenprint.benchmarks.matching;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench enrolment}. */
@Command(
    name = "enrolment",
    mixinStandardHelpOptions = true,
    description = {
      "How a record grows: a second card enrolled whole, only with the fingers that confirm, or not"
          + " at all, and a third card searched for with ten, four and two fingers at 70 decibans;"
          + " genuine cards held because few fingers agree; what a stranger's finger among a"
          + " person's says. People of synthetic minutiae, and of FVC2002 regrouped where it lies"
          + " beside the checkout.",
      "Writes matching-enrolment.json."
    })
public final class EnrolmentCommand implements Callable<Integer> {
  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "1000",
      paramLabel = "N",
      description = "People of each kind who come three times (${DEFAULT-VALUE}).")
  private int people;

  @Override
  public Integer call() throws Exception {
    if (people < 1) {
      throw new InputRefused("--people is at least 1");
    }
    Map<String, Cards> kinds = new LinkedHashMap<>();
    kinds.put("booking", Cards.synthetic(ImpressionQuality.BOOKING));
    kinds.put("unattended", Cards.synthetic(ImpressionQuality.FVC_LIKE));
    RealPrints.find().ifPresent(real -> kinds.put("FVC2002", Cards.regrouped(real.prints())));
    ResultFile results = run.open("matching-enrolment.json", MatchingCommand.DATA);
    for (Map.Entry<String, Cards> kind : kinds.entrySet()) {
      results.put(
          kind.getKey(),
          new EnrolmentGrowth(kind.getValue()).measure(kind.getKey(), people, run.progress()));
    }
    MatchingReport.write(run);
    return 0;
  }
}
