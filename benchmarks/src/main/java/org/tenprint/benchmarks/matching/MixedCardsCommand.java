package org.tenprint.benchmarks.matching;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.FinishedRows;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.formats.FingerPosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench mixed-cards}. */
@Command(
    name = "mixed-cards",
    mixinStandardHelpOptions = true,
    description = {
      "Cards with the fingers of two people, one to nine of the one, both enrolled or one of them:"
          + " MATCH, GREY and NO_MATCH as the service decides, by the rule of today and by that of"
          + " two-stage-8 on the same cards, and how many fingers would be enrolled with the"
          + " wrong person; a person's own cards, whole, badly pressed, scarred, bandaged and"
          + " mislabelled; records with a stranger's finger; cards that lie turned by 180 and 135"
          + " degrees, and strangers'. 40 minutes on two free cores.",
      "Writes matching-mixed.json row by row; --resume goes on where a run was cut off."
    })
public final class MixedCardsCommand implements Callable<Integer> {
  private static final String FILE = "matching-mixed.json";

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
      defaultValue = "1000",
      paramLabel = "N",
      description = "Cards of each row of mixed ones (${DEFAULT-VALUE}).")
  private int cards;

  @Option(
      names = "--splits",
      split = ",",
      defaultValue = "1,2,3,4,5,6,7,8,9",
      paramLabel = "N",
      description =
          "Of the mixed ones those with so many fingers of the first, in this order"
              + " (${DEFAULT-VALUE}).")
  private Set<Integer> splits;

  @Option(
      names = "--genuine",
      defaultValue = "1000",
      paramLabel = "N",
      description = "A person's own cards of each row (${DEFAULT-VALUE}).")
  private int genuine;

  @Option(
      names = "--turned",
      defaultValue = "50",
      paramLabel = "N",
      description = "Cards of each row of turned ones (${DEFAULT-VALUE}).")
  private int turned;

  @Option(
      names = "--resume",
      description = {
        "Take over the rows of the file that have as many cards, of the same commit without changes,"
            + " people and thresholds, and measure the others."
      })
  private boolean resume;

  @Override
  public Integer call() throws Exception {
    if (splits.stream().anyMatch(split -> split < 1 || split >= FingerPosition.COUNT)) {
      throw new InputRefused("--splits are numbers from 1 to 9, not " + splits);
    }
    if (people < 2 || cards < 1 || genuine < 1 || turned < 1) {
      throw new InputRefused("--people is at least 2, --cards, --genuine, --turned at least 1");
    }
    ResultFile results = run.open(FILE, DATA);
    Map<String, Object> gallery = new LinkedHashMap<>();
    Population population = Population.build(people, gallery, run.progress());
    Map<String, Object> same = new LinkedHashMap<>();
    same.put("engine", population.gallery.engineVersion());
    same.putAll(MixedCards.facts(population.gallery));
    FinishedRows finished =
        resume
            ? FinishedRows.read(run.results().resolve(FILE), results.get("commit"), same)
            : FinishedRows.none();
    finished.into(results, same);
    new MixedCards(population.gallery, results, finished, run.progress())
        .run(cards, splits, genuine, turned);
    MatchingReport.write(run);
    return 0;
  }
}
