package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.TenPrint;

/**
 * The same people with their minutiae in the heap and in a file. Each probe is searched in both, in
 * the one and then the other first by turns, so that neither has the caches that the other warmed
 * and both share what else the machine does.
 */
final class MinutiaComparison {
  private static final int CANDIDATES = 10;
  private static final int UPDATES = 1000;
  private static final int[] FINGERS = {10, 4, 2, 1};

  private final int people;
  private final int searches;
  private final ResultFile results;
  private final Progress progress;
  private final Map<Minutiae, Population> populations = new EnumMap<>(Minutiae.class);
  private final Map<String, Object> stores = new LinkedHashMap<>();
  private final Map<String, Object> rows = new LinkedHashMap<>();

  MinutiaComparison(int people, int searches, ResultFile results, Progress progress) {
    this.people = people;
    this.searches = searches;
    this.results = results;
    this.progress = progress;
  }

  void run() throws IOException {
    results.put("engine", TwoStageGallery.empty(GallerySize.of(people)).engineVersion());
    results.put("people", people);
    results.put("stores", stores);
    results.put("searches", rows);
    try (MinutiaRoom heap = Minutiae.HEAP.open();
        MinutiaRoom file = Minutiae.FILE.open()) {
      build(Minutiae.HEAP, heap);
      build(Minutiae.FILE, file);
      warmUp();
      for (int fingers : FINGERS) {
        mated(fingers);
      }
      strangers();
      finds();
      for (Minutiae store : Minutiae.values()) {
        upkeep(store);
      }
    }
  }

  private void build(Minutiae store, MinutiaRoom room) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    stores.put(name(store), facts);
    populations.put(store, Population.build(people, room, facts, progress));
    results.write();
  }

  private static String name(Minutiae store) {
    return store == Minutiae.HEAP ? "heap" : "file";
  }

  private void warmUp() {
    for (Population population : populations.values()) {
      for (int i = 0; i < Math.min(searches, people); i++) {
        rank(population.gallery, mate(i, FingerPosition.COUNT));
      }
    }
  }

  private static TenPrint mate(int person, int fingers) {
    return probe(Population.ENROLLED, person, fingers);
  }

  private static TenPrint probe(long population, int person, int fingers) {
    return new SyntheticPeople(population).encounter(person, 1, ImpressionQuality.BOOKING, fingers);
  }

  private static Object rank(TwoStageGallery gallery, TenPrint probe) {
    return gallery.rank(probe, SequenceCorrection.NONE, CANDIDATES);
  }

  private void mated(int fingers) {
    int stride = Math.max(1, people / searches);
    inBoth(
        "mated" + fingers,
        Math.min(searches, people),
        i -> {
          TenPrint probe = mate(i * stride, fingers);
          return gallery -> rank(gallery, probe);
        });
  }

  private void strangers() {
    inBoth(
        "stranger10",
        searches,
        i -> {
          TenPrint probe = probe(Population.STRANGERS, i, FingerPosition.COUNT);
          return gallery -> gallery.search(probe);
        });
  }

  /** A record copied and read: what opening one costs is the difference. */
  private void finds() {
    int times = 100;
    int stride = Math.max(1, people / (searches * times));
    inBoth(
        "hundredFinds",
        Math.max(1, Math.min(searches, people / times)),
        i ->
            gallery -> {
              int found = 0;
              for (int j = 0; j < times; j++) {
                int person = (int) ((i * (long) times + j) * stride % people);
                found += gallery.find(Population.id(person)).isPresent() ? 1 : 0;
              }
              return found;
            });
  }

  /** Something asked of a gallery. */
  private interface Question extends Function<TwoStageGallery, Object> {}

  private void inBoth(String name, int count, Function<Integer, Question> questions) {
    Progress.Phase phase = progress.begin(name + " in both", count);
    Map<Minutiae, Sample> cpu = new EnumMap<>(Minutiae.class);
    Map<Minutiae, Sample> wall = new EnumMap<>(Minutiae.class);
    for (Minutiae store : Minutiae.values()) {
      cpu.put(store, new Sample());
      wall.put(store, new Sample());
    }
    int same = 0;
    for (int i = 0; i < count; i++) {
      Question question = questions.apply(i);
      Map<Minutiae, Object> answers = new EnumMap<>(Minutiae.class);
      for (int turn = 0; turn < 2; turn++) {
        Minutiae store = Minutiae.values()[(i + turn) % 2];
        TwoStageGallery gallery = populations.get(store).gallery;
        double began = progress.seconds();
        cpu.get(store)
            .add(CpuClock.milliseconds(() -> answers.put(store, question.apply(gallery))));
        wall.get(store).add(1000 * (progress.seconds() - began));
      }
      same += answers.get(Minutiae.HEAP).equals(answers.get(Minutiae.FILE)) ? 1 : 0;
      phase.step();
    }
    phase.end();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("answersCompared", count);
    facts.put("sameAnswers", same);
    for (Minutiae store : Minutiae.values()) {
      facts.put(name(store) + "CpuMillisP50", cpu.get(store).quantile(0.5));
      facts.put(name(store) + "CpuMillisP99", cpu.get(store).quantile(0.99));
      facts.put(name(store) + "CpuMillisMean", cpu.get(store).mean());
      facts.put(name(store) + "WallMillisP50", wall.get(store).quantile(0.5));
      facts.put(name(store) + "WallMillisP99", wall.get(store).quantile(0.99));
    }
    facts.put("fileToHeapCpu", cpu.get(Minutiae.FILE).mean() / cpu.get(Minutiae.HEAP).mean());
    rows.put(name, facts);
    results.write();
  }

  @SuppressWarnings("unchecked")
  private void upkeep(Minutiae store) throws IOException {
    Population population = populations.get(store);
    Map<String, Object> facts = (Map<String, Object>) stores.get(name(store));
    facts.put("updates", population.measureUpdates(Math.min(UPDATES, people)));
    Upkeep upkeep = new Upkeep(population, progress);
    facts.put(
        "throughput",
        upkeep.throughput(
            new SyntheticProbes("booking", ImpressionQuality.BOOKING, people),
            Math.min(2 * searches, people)));
    facts.put("restart", upkeep.restart());
    results.write();
  }
}
