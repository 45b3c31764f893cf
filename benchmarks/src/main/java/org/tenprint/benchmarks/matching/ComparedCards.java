package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/**
 * Cards of one kind of prints, each finger of them compared with the same person's and with a
 * stranger's.
 *
 * @param name of the kind
 * @param genuine pairs of one finger: each card's ten, or each finger's
 * @param strangers pairs of different fingers, in the same order
 * @param cards how many cards there are; a card's finger is a pair of its own row, or drawn from
 *     the finger's
 */
record ComparedCards(
    String name, List<List<ComparedPair>> genuine, List<List<ComparedPair>> strangers, int cards) {
  static final int FINGERS = FingerPosition.COUNT;

  /** Synthetic people, enrolled and coming again; the strangers are of another population. */
  static ComparedCards synthetic(
      String name,
      ImpressionQuality enrolled,
      ImpressionQuality coming,
      long population,
      int people,
      Progress progress) {
    List<List<ComparedPair>> genuine = rows(people);
    List<List<ComparedPair>> strangers = rows(people);
    Workers.each(
        progress,
        "comparing fingers, " + name,
        people,
        person -> {
          SyntheticPeople own = new SyntheticPeople(population);
          SyntheticPeople others = new SyntheticPeople(population + 1);
          for (FingerPosition position : FingerPosition.values()) {
            FingerTemplate finger = own.impression(person, position, 1, coming).template();
            FingerprintMatcher matcher = new FingerprintMatcher(SourceAfis.template(finger));
            FingerTemplate mate = own.impression(person, position, 0, enrolled).template();
            FingerTemplate stranger = others.impression(person, position, 0, enrolled).template();
            genuine.get(person).add(ComparedPair.of(finger, matcher, mate));
            strangers.get(person).add(ComparedPair.of(finger, matcher, stranger));
          }
        });
    return new ComparedCards(name, genuine, strangers, people);
  }

  /** The fingers of a table: a card's fingers are ten of them, every pair drawn for itself. */
  static ComparedCards ofTable(String name, PrintTable table, int cards, Progress progress) {
    List<List<ComparedPair>> genuine = rows(table.fingers());
    List<List<ComparedPair>> strangers = rows(table.fingers());
    Workers.each(
        progress,
        "comparing fingers, " + name,
        table.fingers(),
        finger -> {
          for (int impression = 0; impression < table.impressions(); impression++) {
            Optional<FingerTemplate> print = table.finger(finger, impression);
            if (print.isPresent()) {
              FingerprintMatcher matcher = new FingerprintMatcher(SourceAfis.template(print.get()));
              for (int other = 0; other < table.fingers(); other++) {
                List<ComparedPair> row = (other == finger ? genuine : strangers).get(finger);
                for (int mate = 0; mate < table.impressions(); mate++) {
                  if (other != finger || mate != impression) {
                    table
                        .finger(other, mate)
                        .ifPresent(t -> row.add(ComparedPair.of(print.get(), matcher, t)));
                  }
                }
              }
            }
          }
        });
    return new ComparedCards(name, genuine, strangers, cards);
  }

  private static List<List<ComparedPair>> rows(int count) {
    return IntStream.range(0, count).<List<ComparedPair>>mapToObj(i -> new ArrayList<>()).toList();
  }

  /** All pairs of one finger. */
  List<ComparedPair> allGenuine() {
    return genuine.stream().flatMap(List::stream).toList();
  }

  /** All pairs of different fingers. */
  List<ComparedPair> allStrangers() {
    return strangers.stream().flatMap(List::stream).toList();
  }

  /**
   * A card.
   *
   * @param number 0 to {@code cards - 1}
   * @param others how many of its fingers are strangers'
   */
  List<ComparedPair> card(int number, int others) {
    boolean drawn = genuine.size() != cards;
    SeededRandom random = new SeededRandom(SeededRandom.seed(number, 7));
    int from = random.below(FINGERS);
    int first = drawn ? random.below(genuine.size()) : 0;
    List<ComparedPair> card = new ArrayList<>();
    for (int i = 0; i < FINGERS; i++) {
      boolean strange = (i + from) % FINGERS < others;
      List<List<ComparedPair>> pairs = strange ? strangers : genuine;
      List<ComparedPair> row = pairs.get(drawn ? (first + i) % genuine.size() : number);
      card.add(row.get(drawn ? random.below(row.size()) : i));
    }
    return card;
  }
}
