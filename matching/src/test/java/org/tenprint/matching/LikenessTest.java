package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** A poor print is told from a stranger's poor print by how its minutiae lie. */
class LikenessTest {
  private static final int PEOPLE = 24;
  private static final int PERSON = 3;
  private static final int STRANGER = 900;
  private static final FingerPosition FINGER = FingerPosition.LEFT_LITTLE;

  /** So few minutiae that their score says nothing against anybody. */
  private static final int POOR = 20;

  private static final int NEXT_TO_NOTHING = 9;

  private static FingerTemplate finger(int person, int encounter, FingerPosition position) {
    return InventedPeople.encounter(person, encounter, 10).finger(position).orElseThrow();
  }

  /** The minutiae about the middle alone, as of a print that was hardly pressed. */
  private static FingerTemplate poor(FingerTemplate print, int minutiae) {
    int[] middle =
        IntStream.range(0, print.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i ->
                        Math.hypot(
                            print.x(i) - print.width() / 2.0, print.y(i) - print.height() / 2.0)))
            .limit(minutiae)
            .mapToInt(print::packed)
            .toArray();
    return FingerTemplate.of(print.width(), print.height(), 2 * minutiae, middle);
  }

  /**
   * The person's own print, hardly pressed and smeared: the first of some whose score confirms
   * nothing, though its minutiae lie where they should.
   */
  private static FingerTemplate ownPoor(double degrees) {
    FingerTemplate record = finger(PERSON, 0, FINGER);
    FingerTemplate small = poor(finger(PERSON, 1, FINGER), 22);
    return IntStream.range(0, 200)
        .mapToObj(seed -> TurnedPrints.turned(smeared(small, new Random(seed)), degrees))
        .filter(
            print -> {
              FingerPair pair = pair(print, record);
              return pair.excess() <= 0
                  && pair.likeness((int) degrees) >= Likeness.SHOWN
                  && !Contradiction.holds(List.of(pair.against()));
            })
        .findFirst()
        .orElseThrow();
  }

  private static FingerTemplate smeared(FingerTemplate print, Random random) {
    int[] minutiae =
        IntStream.range(0, print.size())
            .map(
                i ->
                    FingerTemplate.pack(
                        print.x(i) + (int) (4 * random.nextGaussian()),
                        print.y(i) + (int) (4 * random.nextGaussian()),
                        print.direction(i) + (int) (7 * random.nextGaussian()) & 0xff,
                        print.kind(i)))
            .toArray();
    return FingerTemplate.of(print.width(), print.height(), print.quality(), minutiae);
  }

  private static FingerPair pair(FingerTemplate one, FingerTemplate other) {
    double score =
        new FingerprintMatcher(SourceAfis.template(one)).match(SourceAfis.template(other));
    return new FingerPair(one, other, score);
  }

  static Stream<Gallery> galleries() {
    return Stream.of(Galleries.create(100), Galleries.exhaustive(), ShardedGallery.empty(4, 100))
        .map(
            gallery -> {
              for (int person = 0; person < PEOPLE; person++) {
                gallery.put(
                    Subject.of("person-" + person, InventedPeople.encounter(person, 0, 10)));
              }
              return gallery;
            });
  }

  private static Map<FingerPosition, FingerTemplate> card() {
    return new EnumMap<>(InventedPeople.encounter(PERSON, 1, 10).fingers());
  }

  private static FingerAgreement said(SearchResult result) {
    Candidate best = result.best().orElseThrow();
    assertEquals("person-" + PERSON, best.subjectId());
    return best.agreement();
  }

  /** A stranger's print that by its score says nothing. */
  private static FingerTemplate strangersPoor(double degrees) {
    FingerTemplate print = TurnedPrints.turned(poor(finger(STRANGER, 0, FINGER), POOR), degrees);
    FingerPair pair = pair(print, finger(PERSON, 0, FINGER));
    assertTrue(pair.excess() <= 0 && !Contradiction.holds(List.of(pair.against())));
    return print;
  }

  private static SecondOpinion opinion(Map<FingerPosition, FingerPair> pairs) {
    return SecondOpinion.of(
        pairs, List.of(), (finger, other) -> pair(pairs.get(finger).one(), other));
  }

  /** The person's next card against the record, turned, and another print in a finger's place. */
  private static Map<FingerPosition, FingerPair> pairs(FingerTemplate instead, double degrees) {
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    for (FingerPosition at : FingerPosition.values()) {
      FingerTemplate own = TurnedPrints.turned(finger(PERSON, 1, at), degrees);
      pairs.put(at, pair(at == FINGER ? instead : own, finger(PERSON, 0, at)));
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void a_strangers_poor_print_among_nine_own_contradicts(Gallery gallery) {
    Map<FingerPosition, FingerTemplate> card = card();
    card.put(FINGER, strangersPoor(0));
    SearchResult result = gallery.search(new TenPrint(card));
    assertEquals(Set.of(FINGER), said(result).fingers(FingerVerdict.CONTRADICTS));
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(result));
  }

  /** The mirror image: the person's own print, as poor, holds nobody. */
  @ParameterizedTest
  @MethodSource("galleries")
  void a_persons_own_poor_print_does_not(Gallery gallery) {
    Map<FingerPosition, FingerTemplate> card = card();
    card.put(FINGER, ownPoor(0));
    SearchResult result = gallery.search(new TenPrint(card));
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    assertEquals(Set.of(FINGER), said(result).fingers(FingerVerdict.UNDECIDED));
    assertEquals(Decision.MATCH, EveryFingerTest.EVERY.decide(result));
  }

  /** What cannot be told is said to be undecided, holds nobody, and confirms nothing. */
  @ParameterizedTest
  @MethodSource("galleries")
  void what_cannot_be_told_is_undecided(Gallery gallery) {
    Map<FingerPosition, FingerTemplate> card = card();
    card.put(FINGER, poor(finger(STRANGER, 0, FINGER), NEXT_TO_NOTHING));
    SearchResult result = gallery.search(new TenPrint(card));
    assertEquals(Set.of(FINGER), said(result).fingers(FingerVerdict.UNDECIDED));
    assertEquals(Set.of(FINGER), said(result).notShown());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    assertEquals(Optional.of(Doubt.FINGER_NOT_SHOWN), EveryFingerTest.EVERY.doubt(result));
  }

  @Test
  void fingers_of_a_card_that_lies_askew_are_looked_for_where_it_lies() {
    assertEquals(Set.of(), opinion(pairs(ownPoor(62), 50)).doubtful());
    assertEquals(Set.of(FINGER), opinion(pairs(strangersPoor(62), 50)).foreign());
  }

  /** Small prints may be of different parts of one finger. */
  @Test
  void two_small_prints_say_nothing_of_each_other() {
    FingerTemplate small = strangersPoor(0);
    FingerTemplate record = finger(PERSON, 0, FINGER);
    assertTrue(Likeness.isTold(small, record) && Likeness.isTold(record, small));
    FingerTemplate half = poor(record, record.size() / 3);
    assertTrue(!Likeness.isTold(small, half));
    Map<FingerPosition, FingerPair> pairs = pairs(small, 0);
    assertEquals(Set.of(FINGER), opinion(pairs).foreign());
    pairs.put(FINGER, pair(small, half));
    assertEquals(Set.of(), opinion(pairs).foreign());
  }

  /** Each print that the candidate has of the finger counts, the best of them. */
  @Test
  void an_earlier_print_of_the_finger_may_show_it() {
    FingerTemplate own = ownPoor(0);
    Map<FingerPosition, FingerPair> pairs = pairs(own, 0);
    pairs.put(FINGER, pair(own, finger(STRANGER, 1, FINGER)));
    assertEquals(Set.of(FINGER), opinion(pairs).foreign());
    List<TenPrint> encounters =
        List.of(InventedPeople.encounter(PERSON, 0, 10), InventedPeople.encounter(STRANGER, 1, 10));
    MisplacedFingers.Comparer comparer = (finger, other) -> pair(pairs.get(finger).one(), other);
    assertEquals(Set.of(), SecondOpinion.of(pairs, encounters, comparer).doubtful());
    assertEquals(
        Set.of(FINGER), SecondOpinion.of(pairs, encounters.subList(1, 2), comparer).foreign());
  }

  /** A card whose every finger must be looked at costs no more for a long record. */
  @Test
  void of_a_long_record_the_newest_prints_are_looked_at() {
    Map<FingerPosition, FingerPair> pairs = pairs(strangersPoor(0), 0);
    List<TenPrint> encounters =
        IntStream.range(0, 32)
            .mapToObj(i -> InventedPeople.encounter(STRANGER + 1 + i, 0, 10))
            .toList();
    List<FingerTemplate> looked = new ArrayList<>();
    SecondOpinion.of(
        pairs,
        encounters,
        (finger, other) -> {
          looked.add(other);
          return pair(pairs.get(finger).one(), other);
        });
    List<FingerTemplate> newest = new ArrayList<>();
    for (int i = 31; i > 24; i--) {
      newest.add(encounters.get(i).finger(FINGER).orElseThrow());
    }
    assertEquals(newest, looked);
  }

  /** Every split between two people, all of the second's prints poor. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void a_split_with_poor_prints_of_the_other_is_no_match(int strangers) {
    Gallery gallery = galleries().findFirst().orElseThrow();
    Map<FingerPosition, FingerTemplate> card = card();
    for (int i = 0; i < strangers; i++) {
      FingerPosition position = FingerPosition.at(i);
      card.put(position, poor(finger(STRANGER + i, 0, position), POOR));
    }
    SearchResult result = gallery.search(new TenPrint(card));
    assertTrue(Thresholds.DEFAULT.decide(result) != Decision.MATCH, result.toString());
  }

  /** One stranger's finger in fifteen is as alike by its score. */
  @Test
  void what_agrees_by_chance_is_looked_at_twice() {
    Map<FingerPosition, FingerPair> pairs = pairs(finger(STRANGER, 0, FINGER), 0);
    FingerPair chance = new FingerPair(finger(STRANGER, 0, FINGER), finger(PERSON, 0, FINGER), 22);
    pairs.put(FINGER, chance);
    assertTrue(chance.excess() > 0 && !chance.confirms());
    assertEquals(FingerVerdict.CONTRADICTS, opinion(pairs).of(FINGER, chance, false).verdict());
    pairs.keySet().retainAll(Set.of(FINGER));
    assertEquals(FingerVerdict.AGREES, opinion(pairs).of(FINGER, chance, false).verdict());
  }

  /** Nobody's card is searched through: a stranger's search pays nothing. */
  @Test
  void where_too_few_agree_nothing_is_looked_at_twice() {
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < 10; i++) {
      FingerPosition at = FingerPosition.at(i);
      FingerTemplate other = finger(i < 5 ? PERSON : STRANGER, 0, at);
      pairs.put(at, pair(finger(PERSON, 1, at), other));
    }
    assertEquals(new SecondOpinion(Map.of(), Set.of(), 0), opinion(pairs));
  }

  /** A card that lies turned is laid on the record as it lies, within as many degrees. */
  @ParameterizedTest
  @ValueSource(ints = {135, 180, 250})
  void on_a_turned_card_the_same_is_told(int degrees) {
    FingerTemplate own = ownPoor(degrees);
    assertTrue(pair(own, finger(PERSON, 0, FINGER)).likeness(0) < Likeness.SHOWN);
    SecondOpinion opinion = opinion(pairs(own, degrees));
    assertTrue(
        Math.abs(opinion.turn() - degrees) < 30 && opinion.doubtful().isEmpty(), "" + opinion);
    assertEquals(Set.of(FINGER), opinion(pairs(strangersPoor(degrees), degrees)).foreign());
  }

  /** Two poor prints under each other's labels are the person's, and told as that. */
  @ParameterizedTest
  @MethodSource("galleries")
  void poor_prints_under_each_others_labels_are_found(Gallery gallery) {
    Map<FingerPosition, FingerTemplate> card = card();
    FingerPosition next = FingerPosition.LEFT_RING;
    card.put(FINGER, poor(finger(PERSON, 1, next), POOR + 2));
    card.put(next, poor(finger(PERSON, 1, FINGER), POOR + 2));
    SearchResult result = gallery.search(new TenPrint(card));
    assertEquals(Set.of(next, FINGER), said(result).misplaced());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    assertEquals(Decision.MATCH, EveryFingerTest.EVERY.decide(result));
  }
}
