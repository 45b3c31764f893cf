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

/** {@code bench mixed-cards}. */
@Command(
    name = "mixed-cards",
    mixinStandardHelpOptions = true,
    description = {
      "Cards with the fingers of two people, one to nine of the one, both enrolled or one of them:"
          + " MATCH, GREY and NO_MATCH as the service decides, and how many fingers would be"
          + " enrolled with the wrong person; genuine cards beside them; cards that lie turned by"
          + " 180 and 135 degrees, and strangers'. 5 minutes on two free cores.",
      "Writes matching-mixed.json row by row."
    })
public final class MixedCardsCommand implements Callable<Integer> {
  private static final String DATA =
      "synthetic people (generator SyntheticPeople, population 1 enrolled with booking-like"
          + " fingers, population 2 strangers)";

  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Size of the gallery, at least 2 (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--cards",
      defaultValue = "100",
      paramLabel = "N",
      description = "Cards of each row, mixed and turned (${DEFAULT-VALUE}).")
  private int cards;

  @Option(
      names = "--genuine",
      defaultValue = "500",
      paramLabel = "N",
      description = "Genuine cards of each quality (${DEFAULT-VALUE}).")
  private int genuine;

  @Override
  public Integer call() throws Exception {
    if (people < 2 || cards < 1 || genuine < 1) {
      throw new InputRefused("--people is at least 2, --cards and --genuine are at least 1");
    }
    ResultFile results = run.open("matching-mixed.json", DATA);
    Map<String, Object> gallery = new LinkedHashMap<>();
    Population population = Population.build(people, gallery, run.progress());
    results.put("engine", population.gallery.engineVersion());
    new MixedCards(population.gallery, results, run.progress()).run(cards, genuine);
    MatchingReport.write(run);
    return 0;
  }
}
