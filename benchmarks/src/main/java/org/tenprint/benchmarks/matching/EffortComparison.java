package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.prints.TenPrint;

/**
 * The engine's effort beside that of {@link EarlierEffort}, on the same people and the same probes
 * in the same run: searches with few fingers, whole answers for strangers, and mislabelled cards.
 */
final class EffortComparison {
  private static final int[] FEW = {1, 2};
  private static final int TEN = 10;
  private static final List<ImpressionQuality> QUALITIES =
      List.of(ImpressionQuality.BOOKING, ImpressionQuality.FVC_LIKE);
  private static final int PROBE_ENCOUNTER = 1;

  private final Population population;
  private final Map<String, TwoStageGallery> galleries = new LinkedHashMap<>();
  private final ResultFile results;
  private final Progress progress;

  EffortComparison(Population population, ResultFile results, Progress progress) {
    this.population = population;
    this.results = results;
    this.progress = progress;
    galleries.put("earlier", population.gallery.searched(EarlierEffort::of));
    galleries.put("now", population.gallery);
  }

  /**
   * Searches with one and two fingers, mated and not.
   *
   * @param timed searches whose CPU time is taken, the same by both
   */
  void fewFingers(List<ProbeSource> sources, int timed, int mated, int strangers) {
    List<Map<String, Object>> rows = new ArrayList<>();
    results.put("few", rows);
    for (int fingers : FEW) {
      for (ProbeSource source : sources) {
        galleries.forEach(
            (name, gallery) -> {
              IdentificationRow row =
                  new IdentificationRow(population.with(gallery), source, fingers, progress);
              row.latency(timed);
              row.accuracy(mated, strangers);
              Map<String, Object> facts = new LinkedHashMap<>();
              facts.put("effort", name);
              facts.putAll(row.facts());
              rows.add(facts);
              results.write();
            });
      }
    }
  }

  /** CPU of whole answers for strangers with ten fingers, every assumption tried, one thread. */
  void strangers(int searches) {
    Map<String, Sample> millis = new LinkedHashMap<>();
    galleries.keySet().forEach(name -> millis.put(name, new Sample()));
    SyntheticPeople strangers = new SyntheticPeople(Population.STRANGERS);
    Progress.Phase phase = progress.begin("strangers", searches);
    for (int i = 0; i < searches; i++) {
      TenPrint probe = strangers.encounter(i, PROBE_ENCOUNTER, ImpressionQuality.BOOKING, TEN);
      boolean first = i % 2 == 0;
      for (String name : first ? List.of("earlier", "now") : List.of("now", "earlier")) {
        TwoStageGallery gallery = galleries.get(name);
        millis.get(name).add(CpuClock.milliseconds(() -> gallery.search(probe)));
      }
      phase.step();
    }
    phase.end();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("searches", searches);
    millis.forEach(
        (name, sample) -> {
          facts.put(name + "CpuMillisP50", sample.quantile(0.5));
          facts.put(name + "CpuMillisP99", sample.quantile(0.99));
        });
    results.put("strangers", facts);
  }

  /** Cards under wrong labels, found by both efforts. */
  void mislabelled(int cards) {
    List<Map<String, Object>> rows = new ArrayList<>();
    results.put("mislabelled", rows);
    for (ImpressionQuality quality : QUALITIES) {
      for (SequenceCorrection mistake : SequenceCorrection.values()) {
        if (mistake.isOfLabels()) {
          Map<String, Object> facts = new LinkedHashMap<>();
          facts.put("prints", name(quality));
          facts.put("mistake", mistake.name());
          facts.put("cards", cards);
          galleries.forEach(
              (name, gallery) -> facts.put(name, found(gallery, quality, mistake, cards)));
          rows.add(facts);
          results.write();
        }
      }
    }
  }

  /** Cards with two labels exchanged: decided now, and held by the rule of two-stage-7. */
  void exchanged(int cards) {
    List<Map<String, Object>> rows = new ArrayList<>();
    results.put("exchanged", rows);
    for (ImpressionQuality quality : QUALITIES) {
      CardTally tally = new CardTally(Thresholds.DEFAULT);
      Workers.each(
          progress,
          "cards with two labels exchanged",
          cards,
          i -> {
            int person = i % population.people;
            TenPrint card = Impairment.LABELS_EXCHANGED.card(person, PROBE_ENCOUNTER, quality);
            SearchResult result = population.gallery.search(card);
            Optional<TenPrint> record =
                result
                    .best()
                    .flatMap(best -> population.gallery.find(best.subjectId()))
                    .map(subject -> subject.encounters().get(0));
            tally.add(OwnedCard.of(card, Population.id(person)), result, record);
          });
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("prints", name(quality));
      facts.putAll(tally.facts());
      rows.add(facts);
      results.write();
    }
  }

  private static String name(ImpressionQuality quality) {
    return quality == ImpressionQuality.BOOKING ? "booking" : "fvcLike";
  }

  private int found(
      TwoStageGallery gallery, ImpressionQuality quality, SequenceCorrection mistake, int cards) {
    AtomicIntegerArray found = new AtomicIntegerArray(cards);
    Workers.each(
        progress,
        "cards with " + mistake,
        cards,
        i -> {
          int person = i % population.people;
          TenPrint card =
              new SyntheticPeople(Population.ENROLLED)
                  .encounter(person, PROBE_ENCOUNTER, quality, TEN)
                  .moved(mistake::apply);
          Optional<String> first = gallery.search(card).best().map(Candidate::subjectId);
          found.set(i, first.equals(Optional.of(Population.id(person))) ? 1 : 0);
        });
    int sum = 0;
    for (int i = 0; i < cards; i++) {
      sum += found.get(i);
    }
    return sum;
  }
}
