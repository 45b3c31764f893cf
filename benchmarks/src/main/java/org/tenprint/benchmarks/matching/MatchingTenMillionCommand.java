package org.tenprint.benchmarks.matching;

import java.io.IOException;
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
import org.tenprint.matching.GallerySize;
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
      "Writes matching-ten-million.json when it is built, and again when it was searched. With"
          + " --lanes, which gives fewer people the lanes of more, matching-lanes.json: eight"
          + " minutes a million."
    })
public final class MatchingTenMillionCommand implements Callable<Integer> {
  private static final int WARM_UP = 60;

  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "10000000",
      split = ",",
      paramLabel = "N",
      description =
          "Size of the gallery (${DEFAULT-VALUE}); where there are several, it is searched at each"
              + " while it grows.")
  private List<Integer> people;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Its lanes; as many as the service has for the last size by default.")
  private Integer lanes;

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
    GallerySize size = size();
    ResultFile results =
        run.open(
            lanes == null ? "matching-ten-million.json" : "matching-lanes.json",
            MatchingCommand.DATA);
    List<Map<String, Object>> series = new ArrayList<>();
    results.put("minutiae", minutiae.name().toLowerCase(Locale.ROOT));
    results.put("series", series);
    try (MinutiaRoom room = minutiae.open()) {
      Population population = Population.empty(size, room);
      results.put("engine", population.gallery.engineVersion());
      for (int count : people) {
        Map<String, Object> facts = new LinkedHashMap<>();
        series.add(facts);
        facts.put("people", count);
        population = population.grown(count, facts, run.progress());
        results.write();
        search(population, facts);
        results.write();
      }
    }
    return 0;
  }

  private GallerySize size() {
    int before = 0;
    for (int count : people) {
      if (count <= before) {
        throw new InputRefused("--people is at least 1, and each size larger than the one before");
      }
      before = count;
    }
    if (mated < 1 || strangers < 1) {
      throw new InputRefused("--mated and --strangers are at least 1");
    }
    GallerySize size = GallerySize.of(before);
    try {
      return lanes == null ? size : size.withLanes(lanes);
    } catch (IllegalArgumentException e) {
      throw new InputRefused("--lanes: " + e.getMessage());
    }
  }

  private void search(Population population, Map<String, Object> facts) throws IOException {
    WholeAnswers answers =
        new WholeAnswers(
            population,
            new SyntheticProbes("booking", ImpressionQuality.BOOKING, population.people),
            run.progress());
    answers.timed(Math.min(WARM_UP, mated), Math.min(WARM_UP, strangers));
    facts.put("wholeAnswers", answers.timed(mated, strangers));
    facts.put("memoryWhenSearched", Machine.memory());
  }
}
