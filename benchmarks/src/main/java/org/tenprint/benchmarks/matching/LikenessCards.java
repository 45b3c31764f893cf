package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Contradiction;
import org.tenprint.matching.LikenessCurve;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.TenPrint;

/**
 * Cards of one kind of prints, each finger compared with the same person's and with strangers'.
 *
 * @param name of the kind
 * @param genuine pairs of one finger: each card's ten, or each finger's
 * @param strangers pairs of different fingers, in the same order
 * @param cards how many cards there are
 */
record LikenessCards(
    String name, List<List<LikenessPair>> genuine, List<List<LikenessPair>> strangers, int cards) {
  /** How many strangers' cards there are to one of the same person's. */
  private static final int STRANGERS_ONE_IN = 2;

  /**
   * Synthetic people, enrolled as booked and coming again; strangers' fingers are of another
   * population, compared with every second card.
   */
  static LikenessCards synthetic(
      Impairment impairment,
      String quality,
      ImpressionQuality coming,
      long population,
      int people,
      Progress progress) {
    String name = quality + ", " + impairment.text();
    List<List<LikenessPair>> genuine = rows(people);
    List<List<LikenessPair>> strangers = rows(people);
    Workers.each(
        progress,
        "comparing fingers, " + name,
        people,
        person -> {
          TenPrint own = enrolled(population, person);
          TenPrint others = enrolled(population + 1, person);
          impairment
              .card(population, person, 1, coming)
              .fingers()
              .forEach(
                  (position, finger) -> {
                    FingerprintMatcher matcher =
                        new FingerprintMatcher(SourceAfis.template(finger));
                    genuine
                        .get(person)
                        .add(LikenessPair.of(finger, matcher, own.finger(position).orElseThrow()));
                    if (person % STRANGERS_ONE_IN == 0) {
                      strangers
                          .get(person)
                          .add(
                              LikenessPair.of(
                                  finger, matcher, others.finger(position).orElseThrow()));
                    }
                  });
        });
    return new LikenessCards(name, genuine, strangers, people);
  }

  private static TenPrint enrolled(long population, int person) {
    return new SyntheticPeople(population)
        .encounter(person, 0, ImpressionQuality.BOOKING, FingerPosition.COUNT);
  }

  /**
   * The fingers of a table, a card's fingers ten of them, every pair drawn for itself. Of another
   * finger one impression is compared, in turn.
   */
  static LikenessCards ofTable(String name, PrintTable table, int cards, Progress progress) {
    List<List<LikenessPair>> genuine = rows(table.fingers());
    List<List<LikenessPair>> strangers = rows(table.fingers());
    Workers.each(
        progress,
        "comparing fingers, " + name,
        table.fingers(),
        finger -> {
          for (int impression = 0; impression < table.impressions(); impression++) {
            Optional<FingerTemplate> print = table.finger(finger, impression);
            if (print.isPresent()) {
              compare(table, finger, impression, print.get(), genuine, strangers);
            }
          }
        });
    return new LikenessCards(name, genuine, strangers, cards);
  }

  private static void compare(
      PrintTable table,
      int finger,
      int impression,
      FingerTemplate print,
      List<List<LikenessPair>> genuine,
      List<List<LikenessPair>> strangers) {
    FingerprintMatcher matcher = new FingerprintMatcher(SourceAfis.template(print));
    for (int other = 0; other < table.fingers(); other++) {
      List<LikenessPair> row = (other == finger ? genuine : strangers).get(finger);
      for (int mate = 0; mate < table.impressions(); mate++) {
        boolean wanted =
            other == finger
                ? mate != impression
                : mate == (finger + other + impression) % table.impressions();
        if (wanted) {
          table.finger(other, mate).ifPresent(t -> row.add(LikenessPair.of(print, matcher, t)));
        }
      }
    }
  }

  private static List<List<LikenessPair>> rows(int count) {
    return IntStream.range(0, count).<List<LikenessPair>>mapToObj(i -> new ArrayList<>()).toList();
  }

  List<LikenessPair> allGenuine() {
    return genuine.stream().flatMap(List::stream).toList();
  }

  List<LikenessPair> allStrangers() {
    return strangers.stream().flatMap(List::stream).toList();
  }

  /** A genuine card of ten fingers. */
  private List<LikenessPair> card(int number) {
    if (genuine.size() == cards) {
      return genuine.get(number);
    }
    SeededRandom random = new SeededRandom(SeededRandom.seed(number, 7));
    int first = random.below(genuine.size());
    List<LikenessPair> card = new ArrayList<>();
    for (int i = 0; i < FingerPosition.COUNT; i++) {
      List<LikenessPair> row = genuine.get((first + i) % genuine.size());
      card.add(row.get(random.below(row.size())));
    }
    return card;
  }

  /** The share of genuine cards that fingers contradict by their scores. */
  double heldBefore() {
    return share(LikenessCards::isContradicted);
  }

  /** The share of genuine cards that is held by the second look alone. */
  double added(LikenessCurve curve, double bar) {
    return share(
        card ->
            !isContradicted(card) && card.stream().anyMatch(pair -> pair.isForeign(curve, bar)));
  }

  /** The share of genuine cards whose every finger is shown, by its score or the second look. */
  double everyShown(LikenessCurve curve, double bar) {
    return share(card -> card.stream().allMatch(pair -> pair.isShown(curve, bar)));
  }

  private interface Rule {
    boolean holds(List<LikenessPair> card);
  }

  private double share(Rule rule) {
    return IntStream.range(0, cards).filter(i -> rule.holds(card(i))).count() / (double) cards;
  }

  private static boolean isContradicted(List<LikenessPair> card) {
    return Contradiction.holds(card.stream().map(LikenessPair::against).toList());
  }

  /** The share of strangers' fingers, one on a card, that goes by: by their scores alone. */
  double throughBefore() {
    List<LikenessPair> all = allStrangers();
    return 1 - all.stream().filter(LikenessCards::isContradicting).count() / (double) all.size();
  }

  /** The share that goes by the second look as well. */
  double through(LikenessCurve curve, double bar) {
    List<LikenessPair> all = allStrangers();
    return 1
        - all.stream().filter(pair -> isContradicting(pair) || pair.isForeign(curve, bar)).count()
            / (double) all.size();
  }

  private static boolean isContradicting(LikenessPair pair) {
    return isContradicted(List.of(pair));
  }
}
