package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.Machine;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.matching.pages.MinutiaRoom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench matching-ten-million}: memory and whole answers of a gallery as large as fits. */
@Command(
    name = "matching-ten-million",
    mixinStandardHelpOptions = true,
    description = {
      "Builds a gallery of ten million people in as many lanes as the service would, its minutiae in"
          + " a sealed file of the temporary folder, and measures memory and whole answers. No"
          + " snapshot is written. 20 GiB of heap (TENPRINT_BENCH_HEAP), 22 GB in the temporary"
          + " folder, eighty minutes on two free cores.",
      "Writes matching-ten-million.json when it is built, and again when it was searched."
    })
public final class MatchingTenMillionCommand implements Callable<Integer> {
  private static final int WARM_UP = 60;

  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "10000000",
      paramLabel = "N",
      description = "Size of the gallery (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--mated",
      defaultValue = "300",
      paramLabel = "N",
      description = "Answers to enrolled people (${DEFAULT-VALUE}).")
  private int mated;

  @Option(
      names = "--strangers",
      defaultValue = "200",
      paramLabel = "N",
      description = "Answers to strangers (${DEFAULT-VALUE}).")
  private int strangers;

  @Option(
      names = "--minutiae",
      defaultValue = "file",
      paramLabel = "heap|file",
      description = "Where the gallery's minutiae are (${DEFAULT-VALUE}).")
  private Minutiae minutiae;

  @Override
  public Integer call() throws Exception {
    if (people < 1 || mated < 1 || strangers < 1) {
      throw new InputRefused("--people, --mated and --strangers are at least 1");
    }
    ResultFile results = run.open("matching-ten-million.json", MatchingCommand.DATA);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("people", people);
    results.put("minutiae", minutiae.name().toLowerCase(Locale.ROOT));
    results.put("series", new ArrayList<>(List.of(facts)));
    try (MinutiaRoom room = minutiae.open()) {
      Population population = Population.build(people, room, facts, run.progress());
      results.put("engine", population.gallery.engineVersion());
      facts.put("lanes", population.gallery.lanes());
      results.write();
      WholeAnswers answers =
          new WholeAnswers(
              population,
              new SyntheticProbes("booking", ImpressionQuality.BOOKING, people),
              run.progress());
      answers.timed(Math.min(WARM_UP, mated), Math.min(WARM_UP, strangers));
      facts.put("wholeAnswers", answers.timed(mated, strangers));
      facts.put("memoryWhenSearched", Machine.memory());
      results.write();
    }
    return 0;
  }
}
