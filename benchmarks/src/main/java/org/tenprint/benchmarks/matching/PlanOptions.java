package org.tenprint.benchmarks.matching;

import java.util.List;
import picocli.CommandLine.Option;

/** How many searches a row of an identification benchmark makes. */
final class PlanOptions {
  @Option(
      names = "--mated",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Mated searches a row of synthetic people (${DEFAULT-VALUE}); real: all.")
  private int mated;

  @Option(
      names = "--strangers",
      defaultValue = "3000",
      paramLabel = "N",
      description = "Non-mated searches a row (${DEFAULT-VALUE}).")
  private int strangers;

  @Option(
      names = "--timed",
      defaultValue = "300",
      paramLabel = "N",
      description = "Searches a row whose CPU time is taken, on one thread (${DEFAULT-VALUE}).")
  private int timed;

  @Option(
      names = "--probes",
      split = ",",
      defaultValue = "booking,fvcLike,real",
      paramLabel = "KIND",
      description = "Which probes: ${DEFAULT-VALUE}; real ones need shared/data/prints.")
  private List<String> probes;

  @Option(
      names = "--minutiae",
      defaultValue = "heap",
      paramLabel = "heap|file",
      description = "Where the gallery's minutiae are (${DEFAULT-VALUE}).")
  private Minutiae minutiae;

  MatchingBenchmark.Plan plan(double minutes) {
    return new MatchingBenchmark.Plan(mated, strangers, timed, minutes, probes, minutiae);
  }
}
