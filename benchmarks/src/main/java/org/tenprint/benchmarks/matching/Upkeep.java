package org.tenprint.benchmarks.matching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.tenprint.benchmarks.run.Machine;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.prints.TenPrint;

/** What a gallery does as a whole: whole answers in parallel, restarting, mended labels. */
final class Upkeep {
  private static final int PROBES_AFTER_RESTART = 20;

  private final Population population;
  private final Progress progress;

  Upkeep(Population population, Progress progress) {
    this.population = population;
    this.progress = progress;
  }

  /** Whole answers to mated ten-prints, which are made before the clock starts. */
  Map<String, Object> throughput(ProbeSource source, int searches) {
    List<ProbeSource.Search> probes = mated(source, searches);
    AtomicInteger found = new AtomicInteger();
    double cpu = CpuClock.processSeconds();
    double wall = progress.seconds();
    Workers.each(
        progress,
        "searches on two threads",
        probes.size(),
        i -> {
          ProbeSource.Search search = probes.get(i);
          Optional<String> first = first(population.gallery.search(search.probe().orElseThrow()));
          if (first.equals(search.mate())) {
            found.incrementAndGet();
          }
        });
    wall = progress.seconds() - wall;
    cpu = CpuClock.processSeconds() - cpu;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("searches", probes.size());
    facts.put("threads", Workers.THREADS);
    facts.put("searchesAWallSecond", probes.size() / wall);
    facts.put("searchesACpuSecondOfTheProcess", probes.size() / cpu);
    facts.put("mateFirst", (double) found.get() / probes.size());
    return facts;
  }

  private static List<ProbeSource.Search> mated(ProbeSource source, int searches) {
    ProbeSource.Round round = source.mated(searches, FingerPosition.COUNT).get(0);
    List<ProbeSource.Search> probes = new ArrayList<>();
    for (int i = 0; i < round.count(); i++) {
      probes.add(round.search().apply(i));
    }
    return probes;
  }

  private static Optional<String> first(SearchResult result) {
    return result.best().map(Candidate::subjectId);
  }

  /**
   * Writes a snapshot, lets the gallery go, and reads it again; the population has the restored
   * gallery then.
   */
  Map<String, Object> restart() throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    Path file = Files.createTempFile("tenprint-gallery", ".bin");
    try {
      progress.say("snapshot and restart");
      List<SearchResult> before = answers();
      double started = progress.seconds();
      population.gallery.snapshot(file, "benchmark");
      facts.put("snapshotWallSeconds", progress.seconds() - started);
      facts.put("snapshotMiB", Files.size(file) >> 20);
      population.gallery.discard();
      population.gallery = null;
      System.gc();
      ObjectNode process = RestartedProcess.run(file, before.size(), Minutiae.of(population.room));
      facts.put(
          "sameAnswersOfNewProcess", lines(before).equals(process.remove("answers").asText()));
      facts.put("newProcess", process);
      started = progress.seconds();
      double cpu = CpuClock.processSeconds();
      population.gallery = TwoStageGallery.restore(file, population.room).gallery();
      facts.put("restartWallSeconds", progress.seconds() - started);
      facts.put("restartCpuSeconds", CpuClock.processSeconds() - cpu);
      facts.put("answersCompared", before.size());
      facts.put("sameAnswers", answers().equals(before));
      facts.put("memory", Machine.memory());
    } finally {
      Files.delete(file);
    }
    return facts;
  }

  private static String lines(List<SearchResult> answers) {
    return answers.stream().map(answer -> answer + "\n").collect(Collectors.joining());
  }

  private List<SearchResult> answers() {
    List<SearchResult> answers = new ArrayList<>();
    for (int person = 0; person < Math.min(PROBES_AFTER_RESTART, population.people); person++) {
      answers.add(population.gallery.search(probeAfterRestart(person)));
    }
    return answers;
  }

  /** What of an enrolled person is searched before and after a restart. */
  static TenPrint probeAfterRestart(int person) {
    return new SyntheticPeople(Population.ENROLLED)
        .encounter(person, 1, ImpressionQuality.FVC_LIKE, FingerPosition.COUNT);
  }

  /**
   * Whole answers for strangers (every labelling tried) and for mated people with exchanged hands.
   */
  Map<String, Object> corrections(int searches) {
    int count = Math.min(searches, population.people);
    double[] millis = new double[count];
    double[] scores = new double[count];
    AtomicInteger found = new AtomicInteger();
    Workers.each(
        progress,
        "strangers and exchanged hands",
        count,
        i -> {
          TenPrint stranger = probe(Population.STRANGERS, i);
          millis[i] =
              CpuClock.milliseconds(() -> scores[i] = score(population.gallery.search(stranger)));
          TenPrint exchanged =
              probe(Population.ENROLLED, i).moved(SequenceCorrection.HANDS_EXCHANGED::apply);
          if (first(population.gallery.search(exchanged)).equals(Optional.of(Population.id(i)))) {
            found.incrementAndGet();
          }
        });
    Sample stranger = Sample.of(millis);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("searches", count);
    facts.put("strangerAllLabellingsCpuMillisP50", stranger.quantile(0.5));
    facts.put("strangerAllLabellingsScoreHighest", Sample.of(scores).highest());
    facts.put("exchangedHandsFound", (double) found.get() / count);
    return facts;
  }

  private static TenPrint probe(long population, int person) {
    return new SyntheticPeople(population)
        .encounter(person, 1, ImpressionQuality.BOOKING, FingerPosition.COUNT);
  }

  private static double score(SearchResult result) {
    return result.best().map(Candidate::score).orElse(0.0);
  }
}
