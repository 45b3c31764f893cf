package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Fingers under each other's labels are the person's; a stranger's finger is so under no label. */
class MisplacedFingersTest {
  private static final int PEOPLE = 24;
  private static final int STRANGER = 900;
  private static final int CLEAR_MINUTIAE = 45;
  private static final int POOR_MINUTIAE = 10;

  /** Whose card has four clear fingers. */
  private static final int PERSON = 3;

  private static Gallery filled(Gallery gallery) {
    for (int person = 0; person < PEOPLE; person++) {
      gallery.put(Subject.of("person-" + person, InventedPeople.encounter(person, 0, 10)));
    }
    return gallery;
  }

  static Stream<Gallery> galleries() {
    return Stream.of(Galleries.create(100), Galleries.exhaustive(), ShardedGallery.empty(4, 100))
        .map(MisplacedFingersTest::filled);
  }

  private static Map<FingerPosition, FingerTemplate> card() {
    return new EnumMap<>(InventedPeople.encounter(PERSON, 1, 10).fingers());
  }

  /** Fingers that would be held against a card under another's label. */
  private static List<FingerPosition> clear() {
    Map<FingerPosition, FingerTemplate> record = InventedPeople.encounter(PERSON, 0, 10).fingers();
    List<FingerPosition> clear =
        card().entrySet().stream()
            .filter(finger -> finger.getValue().size() >= CLEAR_MINUTIAE)
            .map(Map.Entry::getKey)
            .filter(finger -> record.get(finger).size() >= CLEAR_MINUTIAE)
            .toList();
    assertTrue(clear.size() >= 3, "fewer clear fingers than the tests need: " + clear);
    return clear;
  }

  /** Each of these fingers under the next one's label. */
  private static Map<FingerPosition, FingerTemplate> exchanged(List<FingerPosition> fingers) {
    Map<FingerPosition, FingerTemplate> own = card();
    Map<FingerPosition, FingerTemplate> card = card();
    for (int i = 0; i < fingers.size(); i++) {
      card.put(fingers.get((i + 1) % fingers.size()), own.get(fingers.get(i)));
    }
    return card;
  }

  private static FingerTemplate stranger(FingerPosition position) {
    return IntStream.range(STRANGER, STRANGER + 50)
        .mapToObj(person -> InventedPeople.encounter(person, 0, 10).finger(position).orElseThrow())
        .filter(finger -> finger.size() >= CLEAR_MINUTIAE)
        .findFirst()
        .orElseThrow();
  }

  private static FingerAgreement said(SearchResult result) {
    Candidate best = result.best().orElseThrow();
    assertEquals("person-" + PERSON, best.subjectId());
    return best.agreement();
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void two_or_three_under_each_others_labels_are_a_match_and_told(Gallery gallery) {
    for (int fingers : new int[] {2, 3}) {
      List<FingerPosition> some = clear().subList(0, fingers);
      SearchResult result = gallery.search(new TenPrint(exchanged(some)));
      assertEquals(Optional.empty(), Thresholds.DEFAULT.doubt(result));
      assertEquals(new TreeSet<>(some), said(result).misplaced());
      assertEquals(10 - fingers, said(result).agreeing().size());
      some.forEach(
          finger -> assertTrue(said(result).comparisons().get(finger).score() >= 30, "" + finger));
    }
  }

  /** So is one who was enrolled so: which of the two is wrong nobody can tell. */
  @ParameterizedTest
  @MethodSource("galleries")
  void a_record_with_exchanged_labels_is_found_by_the_right_card(Gallery gallery) {
    List<FingerPosition> some = clear().subList(0, 2);
    gallery.put(Subject.of("person-" + PERSON, new TenPrint(exchanged(some))));
    SearchResult result = gallery.search(InventedPeople.encounter(PERSON, 0, 10));
    assertEquals(Optional.empty(), Thresholds.DEFAULT.doubt(result));
    assertEquals(new TreeSet<>(some), said(result).misplaced());
  }

  /** The finger that was driven from its label is nowhere on the card: a stranger's is there. */
  @ParameterizedTest
  @MethodSource("galleries")
  void a_strangers_finger_hides_behind_no_misplaced_one(Gallery gallery) {
    List<FingerPosition> some = clear().subList(0, 2);
    Map<FingerPosition, FingerTemplate> card = exchanged(some);
    card.put(some.get(1), stranger(some.get(1)));
    SearchResult result = gallery.search(new TenPrint(card));
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(result));
    assertEquals(Set.of(some.get(1)), said(result).fingers(FingerVerdict.CONTRADICTS));
    assertEquals(Set.of(some.get(0)), said(result).misplaced());
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void nor_beside_two_that_are_exchanged(Gallery gallery) {
    List<FingerPosition> some = clear().subList(0, 2);
    Map<FingerPosition, FingerTemplate> card = exchanged(some);
    FingerPosition third = clear().get(2);
    card.put(third, stranger(third));
    SearchResult result = gallery.search(new TenPrint(card));
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(result));
    assertEquals(Set.of(third), said(result).fingers(FingerVerdict.CONTRADICTS));
    assertEquals(new TreeSet<>(some), said(result).misplaced());
  }

  private static FingerTemplate print(int minutiae) {
    int[] packed =
        IntStream.range(0, minutiae)
            .map(i -> FingerTemplate.pack(20 + 7 * i, 30 + 5 * i, i, MinutiaKind.ENDING))
            .toArray();
    return FingerTemplate.of(500, 500, 100, packed);
  }

  /** Nothing of it lies where those of the other do. */
  private static FingerTemplate elsewhere(int minutiae) {
    int[] packed =
        IntStream.range(0, minutiae)
            .map(
                i ->
                    FingerTemplate.pack(20 + 7 * i, 480 - 5 * i, 37 * i & 0xff, MinutiaKind.ENDING))
            .toArray();
    return FingerTemplate.of(500, 500, 100, packed);
  }

  private static FingerPair pair(int minutiae, double score) {
    return new FingerPair(print(minutiae), elsewhere(minutiae), score);
  }

  /** As a search looks for them. */
  private static Map<FingerPosition, FingerPair> among(
      Map<FingerPosition, FingerPair> pairs, MisplacedFingers.Comparer comparer) {
    return MisplacedFingers.among(pairs, SecondOpinion.of(pairs, List.of(), comparer), comparer);
  }

  /** Clear fingers, the first of them unlike. */
  private static Map<FingerPosition, FingerPair> compared(int unlike, int alike) {
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < unlike + alike; i++) {
      pairs.put(FingerPosition.at(i), pair(50, i < unlike ? 1 : 200));
    }
    return pairs;
  }

  private static double scoreOf(double decibans) {
    double score = 0;
    while (pair(50, score).decibans() < decibans) {
      score += 0.01;
    }
    return score;
  }

  /** Chance has more comparisons to be alike in, the more fingers are unlike. */
  @Test
  void what_is_alike_elsewhere_must_be_more_so_the_more_was_tried() {
    FingerPair once = pair(50, scoreOf(34));
    assertEquals(2, among(compared(2, 6), (f, other) -> once).size());
    assertEquals(Map.of(), among(compared(3, 6), (f, other) -> once));
    FingerPair less = pair(50, scoreOf(32));
    assertEquals(Map.of(), among(compared(2, 6), (f, other) -> less));
  }

  /** What nobody contradicts, and what is half another's card, is not looked at any further. */
  @Test
  void fingers_are_tried_elsewhere_only_where_enough_agree_and_others_contradict() {
    AtomicInteger tried = new AtomicInteger();
    MisplacedFingers.Comparer counting =
        (finger, other) -> {
          tried.incrementAndGet();
          return pair(50, 200);
        };
    assertEquals(Map.of(), among(compared(5, 5), counting));
    assertEquals(Map.of(), among(compared(1, 9), counting));
    assertEquals(Map.of(), among(compared(0, 10), counting));
    Map<FingerPosition, FingerPair> poor = compared(0, 8);
    poor.put(FingerPosition.at(8), pair(POOR_MINUTIAE, 1));
    poor.put(FingerPosition.at(9), pair(POOR_MINUTIAE, 1));
    assertEquals(Map.of(), among(poor, counting));
    assertEquals(0, tried.get());
    assertEquals(4, among(compared(4, 6), counting).size());
    assertEquals(12, tried.get());
  }

  /**
   * Of ten fingers eight agree, five of them weakly: enough of the card agrees to look where the
   * two belong that lie as a stranger's do.
   */
  @Test
  void fingers_that_agree_weakly_count_among_those_that_agree() {
    Map<FingerPosition, FingerPair> pairs = compared(0, 10);
    Set<FingerPosition> foreign = Set.of(at(0), at(1));
    foreign.forEach(finger -> pairs.put(finger, pair(POOR_MINUTIAE, 1)));
    Map<FingerPosition, Double> likeness = new EnumMap<>(FingerPosition.class);
    foreign.forEach(finger -> likeness.put(finger, Likeness.BAR - 1));
    for (int i = 2; i < 7; i++) {
      pairs.put(at(i), pair(50, scoreOf(20)));
      likeness.put(at(i), Likeness.SHOWN - 1);
    }
    FingerPair alike = pair(50, 200);
    MisplacedFingers.Comparer crosswise =
        (finger, other) ->
            finger == at(0) && other == pairs.get(at(1)).other()
                    || finger == at(1) && other == pairs.get(at(0)).other()
                ? alike
                : pair(POOR_MINUTIAE, 1);
    SecondOpinion opinion = new SecondOpinion(likeness, foreign, 0);
    assertEquals(
        Map.of(at(0), alike, at(1), alike), MisplacedFingers.among(pairs, opinion, crosswise));
    for (int i = 2; i < 5; i++) {
      pairs.put(at(i), pair(POOR_MINUTIAE, 1));
    }
    assertEquals(Map.of(), MisplacedFingers.among(pairs, opinion, crosswise));
  }

  /** Its place is the one that is left, and there it is judged. */
  @Test
  void who_is_driven_from_a_label_is_compared_with_the_one_that_is_left() {
    Map<FingerPosition, FingerPair> pairs = compared(3, 7);
    FingerPair alike = pair(50, 200);
    FingerPair unlike = pair(50, 2);
    Map<FingerPosition, FingerPair> placed =
        among(
            pairs,
            (finger, other) -> {
              boolean first = finger.ordinal() == 0 && other == pairs.get(at(1)).other();
              boolean second = finger.ordinal() == 1 && other == pairs.get(at(2)).other();
              boolean last = finger.ordinal() == 2 && other == pairs.get(at(0)).other();
              return first || second ? alike : last ? unlike : pair(50, 1);
            });
    assertEquals(Map.of(at(0), alike, at(1), alike, at(2), unlike), placed);
  }

  private static FingerPosition at(int ordinal) {
    return FingerPosition.at(ordinal);
  }
}
