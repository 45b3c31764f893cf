package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.tenprint.benchmarks.run.FinishedRows;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * Cards on which the fingers of two people stand, genuine cards beside them, and cards that lie
 * turned: how the engine and the shipped thresholds decide, among synthetic people who are enrolled
 * with ten booking-like fingers each. Every card is made of new impressions.
 */
final class MixedCards {
  /** Degrees by which cards lie turned. */
  static final int[] TURNS = {0, 180, 135};

  /** Fingers of the cards that lie turned. */
  static final int[] FINGERS = {10, 4, 2};

  private static final Map<String, ImpressionQuality> QUALITIES = qualities();
  private static final int PROBE_ENCOUNTER = 1;
  private static final Thresholds SHIPPED = Thresholds.DEFAULT;

  private final Gallery gallery;
  private final ResultFile results;
  private final FinishedRows finished;
  private final Progress progress;
  private boolean hasMeasured;

  /**
   * @param gallery of the people of {@link Population}, the first of them at least
   * @param finished rows of an earlier run, not measured again
   */
  MixedCards(Gallery gallery, ResultFile results, FinishedRows finished, Progress progress) {
    this.gallery = gallery;
    this.results = results;
    this.finished = finished;
    this.progress = progress;
  }

  private static Map<String, ImpressionQuality> qualities() {
    Map<String, ImpressionQuality> qualities = new LinkedHashMap<>();
    qualities.put("booking", ImpressionQuality.BOOKING);
    qualities.put("unattended", ImpressionQuality.FVC_LIKE);
    return qualities;
  }

  /** What the file says of all rows. */
  static Map<String, Object> facts(Gallery gallery) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("people", gallery.size());
    facts.put("matchDecibans", SHIPPED.matchScore(gallery.size()));
    facts.put("greyDecibans", SHIPPED.greyScore(gallery.size()));
    return facts;
  }

  /**
   * Measures all rows, each written once finished.
   *
   * @param cards of each row of mixed cards
   * @param splits which rows of mixed cards, in their order: fingers of the first, 1 to 9; with
   *     both enrolled to 5
   * @param genuine cards of each quality and impairment
   * @param lying cards of each row of turned ones
   */
  void run(int cards, Set<Integer> splits, int genuine, int lying) {
    List<Map<String, Object>> ofOne = new ArrayList<>();
    List<Map<String, Object>> mixed = new ArrayList<>();
    List<Map<String, Object>> turned = new ArrayList<>();
    List<Map<String, Object>> poisoned = new ArrayList<>();
    QUALITIES.forEach(
        (name, quality) -> {
          for (Impairment impairment : Impairment.values()) {
            ofOne.add(genuine(name, quality, impairment, genuine));
            written("genuine", ofOne);
          }
        });
    QUALITIES.forEach(
        (name, quality) -> {
          for (boolean both : new boolean[] {false, true}) {
            for (int split : splits) {
              if (!both || split <= FingerPosition.COUNT / 2) {
                mixed.add(mixed(name, quality, split, cards, both));
                written("mixed", mixed);
              }
            }
          }
        });
    QUALITIES.forEach(
        (name, quality) -> {
          for (int fingers : FINGERS) {
            for (int turn : TURNS) {
              turned.add(turned(name, quality, fingers, turn, lying, true));
              turned.add(turned(name, quality, fingers, turn, lying, false));
              written("turned", turned);
            }
          }
        });
    int records = Math.min(cards, gallery.size());
    poison(records);
    QUALITIES.forEach(
        (name, quality) -> {
          poisoned.add(poisoned(name, quality, records, true));
          poisoned.add(poisoned(name, quality, records, false));
          written("poisoned", poisoned);
        });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("genuine", ofOne);
    all.put("mixed", mixed);
    all.put("turned", turned);
    all.put("poisoned", poisoned);
    results.putAll(all);
  }

  /** What was taken over stands in the file already, with what comes after it. */
  private void written(String list, List<Map<String, Object>> rows) {
    if (hasMeasured) {
      results.put(list, rows);
    }
  }

  /** From now on one finger of each of these records is a stranger's. */
  private void poison(int records) {
    for (int person = 0; person < records; person++) {
      OwnedCard record =
          OwnedCard.mixed(
              enrolled(Population.ENROLLED, person),
              Population.id(person),
              enrolled(Population.STRANGERS, person),
              stranger(person),
              drawn(1, person));
      gallery.put(Subject.of(Population.id(person), record.print()));
    }
  }

  private static TenPrint enrolled(long population, int person) {
    return new SyntheticPeople(population)
        .encounter(person, 0, ImpressionQuality.BOOKING, FingerPosition.COUNT);
  }

  /** The owner of a poisoned record comes, or the one whose finger stands in it. */
  private Map<String, Object> poisoned(
      String name, ImpressionQuality quality, int records, boolean owner) {
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("prints", name);
    what.put("comes", owner ? "owner" : "stranger");
    return row(
        "poisoned",
        what,
        records,
        i ->
            OwnedCard.of(
                card(owner ? Population.ENROLLED : Population.STRANGERS, i, quality, 10),
                owner ? Population.id(i) : stranger(i)));
  }

  private Map<String, Object> mixed(
      String name, ImpressionQuality quality, int split, int cards, boolean bothEnrolled) {
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("prints", name);
    what.put("fingersOfFirst", split);
    what.put("enrolled", bothEnrolled ? "both" : "first");
    return row(
        "mixed", what, cards, i -> ofTwo((split - 1) * cards + i, split, quality, bothEnrolled));
  }

  /** Pairs of people in turn, so that as few cards as can be share a person. */
  private OwnedCard ofTwo(int pair, int split, ImpressionQuality quality, boolean bothEnrolled) {
    int first = (int) (2L * pair % gallery.size());
    int second = bothEnrolled ? (first + 1) % gallery.size() : pair;
    return OwnedCard.mixed(
        card(Population.ENROLLED, first, quality, FingerPosition.COUNT),
        Population.id(first),
        card(bothEnrolled ? Population.ENROLLED : Population.STRANGERS, second, quality, 10),
        bothEnrolled ? Population.id(second) : stranger(second),
        drawn(FingerPosition.COUNT - split, pair));
  }

  /** So many positions, drawn by that number. */
  static Set<FingerPosition> drawn(int fingers, int number) {
    SeededRandom random = new SeededRandom(SeededRandom.seed(number, fingers));
    List<FingerPosition> left = new ArrayList<>(List.of(FingerPosition.values()));
    Set<FingerPosition> drawn = EnumSet.noneOf(FingerPosition.class);
    while (drawn.size() < fingers) {
      drawn.add(left.remove(random.below(left.size())));
    }
    return drawn;
  }

  private Map<String, Object> genuine(
      String name, ImpressionQuality quality, Impairment impairment, int cards) {
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("prints", name);
    what.put("impairment", impairment.text());
    return row(
        "genuine",
        what,
        cards,
        i -> {
          int person = i % gallery.size();
          TenPrint card = impairment.card(person, PROBE_ENCOUNTER, quality);
          return OwnedCard.of(card, Population.id(person));
        });
  }

  private Map<String, Object> turned(
      String name, ImpressionQuality quality, int fingers, int turn, int cards, boolean enrolled) {
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("prints", name);
    what.put("fingers", fingers);
    what.put("degrees", turn);
    what.put("enrolled", enrolled);
    return row(
        "turned",
        what,
        cards,
        i -> {
          int person = enrolled ? i % gallery.size() : i;
          TenPrint upright =
              card(enrolled ? Population.ENROLLED : Population.STRANGERS, person, quality, fingers);
          return OwnedCard.of(
              TurnedCard.of(upright, turn), enrolled ? Population.id(person) : stranger(person));
        });
  }

  private static TenPrint card(
      long population, int person, ImpressionQuality quality, int fingers) {
    return new SyntheticPeople(population).encounter(person, PROBE_ENCOUNTER, quality, fingers);
  }

  private static String stranger(int person) {
    return "stranger-" + person;
  }

  /** What is held of the first candidate: one encounter of everybody. */
  private Optional<TenPrint> record(SearchResult result) {
    return result
        .best()
        .flatMap(best -> gallery.find(best.subjectId()))
        .map(subject -> subject.encounters().get(0));
  }

  private Map<String, Object> row(
      String list, Map<String, Object> what, int cards, IntFunction<OwnedCard> card) {
    Map<String, Object> sought = new LinkedHashMap<>(what);
    sought.put("cards", cards);
    return finished.find(list, sought).orElseGet(() -> measured(what, cards, card));
  }

  private Map<String, Object> measured(
      Map<String, Object> what, int cards, IntFunction<OwnedCard> card) {
    hasMeasured = true;
    CardTally tally = new CardTally(SHIPPED);
    Workers.each(
        progress,
        "cards of " + what,
        cards,
        i -> {
          OwnedCard owned = card.apply(i);
          SearchResult result = gallery.search(owned.print());
          tally.add(owned, result, record(result));
        });
    Map<String, Object> row = new LinkedHashMap<>(what);
    row.putAll(tally.facts());
    return row;
  }
}
