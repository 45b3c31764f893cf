package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.matching.FingerVerdict.AGREES;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Cards that are not one person's: an answer rests on every finger that was sent, or says so. */
class MixedCardTest {
  private static final int ENROLLED = 40;
  private static final int CLEAR_MINUTIAE = 45;

  /** Their left little fingers are clear: nine fingers of one and one of the other is told. */
  private static final int PERSON = clearFrom(0, 0);

  private static final int STRANGER = clearFrom(900, 1);

  private static int clearFrom(int first, int encounter) {
    int person = first;
    while (InventedPeople.encounter(person, encounter, 10)
            .fingers()
            .get(FingerPosition.LEFT_LITTLE)
            .size()
        < CLEAR_MINUTIAE) {
      person++;
    }
    return person;
  }

  private static Gallery filled(Gallery gallery) {
    for (int person = 0; person < ENROLLED; person++) {
      gallery.put(Subject.of("person-" + person, InventedPeople.encounter(person, 0, 10)));
    }
    return gallery;
  }

  static Stream<Gallery> galleries() {
    ShardedGallery sharded = ShardedGallery.empty(2, 100);
    return Stream.of(Galleries.create(100), Galleries.exhaustive(), sharded);
  }

  static Stream<Arguments> galleriesAndFingers() {
    return galleries().flatMap(g -> Stream.of(1, 2, 5, 8, 9).map(n -> Arguments.of(g, n)));
  }

  /** The first fingers of one person, the others of another. */
  private static TenPrint card(int first, int fingers, int then) {
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    TenPrint one = InventedPeople.encounter(first, 1, 10);
    TenPrint other = InventedPeople.encounter(then, 1, 10);
    for (FingerPosition position : FingerPosition.values()) {
      TenPrint from = position.ordinal() < fingers ? one : other;
      card.put(position, from.finger(position).orElseThrow());
    }
    return new TenPrint(card);
  }

  @ParameterizedTest
  @MethodSource("galleriesAndFingers")
  void a_card_of_a_person_and_a_stranger_is_never_a_match(Gallery gallery, int fingers) {
    SearchResult result = filled(gallery).search(card(PERSON, fingers, STRANGER));
    Candidate best = result.best().orElseThrow();
    assertEquals("person-" + PERSON, best.subjectId());
    assertEquals(10, best.agreement().compared());
    Set<FingerPosition> own = EnumSet.allOf(FingerPosition.class);
    own.removeIf(finger -> finger.ordinal() >= fingers);
    assertEquals(own, best.agreement().agreeing());
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(result), result.toString());
    if (best.score() >= Thresholds.DEFAULT.matchScore(ENROLLED)) {
      assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(result));
    }
  }

  static Stream<Arguments> galleriesAndFewFingers() {
    return galleries()
        .flatMap(
            g -> Stream.of(Arguments.of(g, 1, 1), Arguments.of(g, 2, 1), Arguments.of(g, 1, 2)));
  }

  /** Of two and three fingers, too: their clear ones say that they are not one person's. */
  @ParameterizedTest
  @MethodSource("galleriesAndFewFingers")
  void a_card_of_few_fingers_of_two_people_is_never_a_match(
      Gallery gallery, int own, int strangers) {
    Set<FingerPosition> sent = EnumSet.noneOf(FingerPosition.class);
    for (int i = 0; i < own + strangers; i++) {
      sent.add(FingerPosition.at(FingerPosition.COUNT - 1 - i));
    }
    TenPrint mixed = card(PERSON, FingerPosition.COUNT - strangers, STRANGER);
    SearchResult result = filled(gallery).search(mixed.only(sent).orElseThrow());
    Candidate best = result.best().orElseThrow();
    assertEquals("person-" + PERSON, best.subjectId());
    assertEquals(own + strangers, best.agreement().compared());
    assertEquals(own, best.agreement().agreeing().size());
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(result), result.toString());
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void a_card_of_two_who_are_enrolled_is_doubtful(Gallery gallery) {
    SearchResult result = filled(gallery).search(card(PERSON, 5, PERSON + 1));
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(result));
    assertEquals(Optional.of(Doubt.SECOND_CANDIDATE), Thresholds.DEFAULT.doubt(result));
  }

  /** Their own card, also with hands exchanged: every finger is compared, under its own label. */
  @ParameterizedTest
  @MethodSource("galleries")
  void a_persons_own_card_matches_on_all_fingers(Gallery gallery) {
    filled(gallery);
    TenPrint own = InventedPeople.encounter(PERSON, 1, 7);
    for (TenPrint card : Set.of(own, own.moved(FingerPosition::otherHand))) {
      SearchResult result = gallery.search(card);
      assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
      assertEquals(card.fingers().keySet(), result.best().orElseThrow().agreement().agreeing());
    }
  }

  /**
   * A finger that the encounter which scored lacks is compared with the newest other that has it:
   * an encounter lacks what was not enrolled with it.
   */
  @ParameterizedTest
  @MethodSource("galleries")
  void a_finger_is_compared_with_whichever_encounter_has_it(Gallery gallery) {
    filled(gallery);
    TenPrint first = InventedPeople.encounter(PERSON, 0, 10);
    TenPrint other = first.only(Set.of(FingerPosition.LEFT_LITTLE)).orElseThrow();
    TenPrint nine = InventedPeople.encounter(PERSON, 1, 9);
    gallery.put(new Subject("person-" + PERSON, List.of(other, nine)));
    SearchResult own = gallery.search(InventedPeople.encounter(PERSON, 1, 10));
    assertEquals(10, own.best().orElseThrow().agreement().agreeing().size());
    SearchResult mixed = gallery.search(card(PERSON, 9, STRANGER));
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(mixed));
  }

  /** Each finger has a score of its own, and what was not compared says why. */
  @ParameterizedTest
  @MethodSource("galleries")
  void each_finger_says_how_alike_it_is_or_why_it_was_not_compared(Gallery gallery) {
    filled(gallery);
    TenPrint known = InventedPeople.encounter(PERSON, 0, 10);
    Set<FingerPosition> held = EnumSet.complementOf(EnumSet.of(FingerPosition.RIGHT_INDEX));
    gallery.put(Subject.of("person-" + PERSON, known.only(held).orElseThrow()));
    TenPrint card = card(PERSON, 9, STRANGER);
    Set<FingerPosition> sent = EnumSet.complementOf(EnumSet.of(FingerPosition.RIGHT_MIDDLE));
    TenPrint own = card.only(sent).orElseThrow();
    for (TenPrint probe : Set.of(own, own.moved(FingerPosition::otherHand))) {
      FingerAgreement said = gallery.search(probe).best().orElseThrow().agreement();
      boolean moved = !probe.equals(own);
      assertEquals(Set.of(label(FingerPosition.RIGHT_INDEX, moved)), said.lackingInRecord());
      assertEquals(Set.of(label(FingerPosition.RIGHT_MIDDLE, moved)), said.lackingInProbe());
      assertEquals(8, said.compared());
      said.comparisons()
          .forEach(
              (finger, compared) ->
                  assertEquals(
                      finger != label(FingerPosition.LEFT_LITTLE, moved),
                      compared.score() > 0,
                      finger + " " + compared));
      assertEquals(
          said.fingers(FingerVerdict.CONFIRMS),
          said.agreeing().stream()
              .filter(finger -> said.comparisons().get(finger).score() >= 30)
              .collect(Collectors.toSet()));
    }
  }

  private static FingerPosition label(FingerPosition finger, boolean moved) {
    return moved ? finger.otherHand() : finger;
  }

  /** What two shards say of their first is not told of a second. */
  @ParameterizedTest
  @MethodSource("galleries")
  void what_fingers_say_is_told_of_the_best_alone(Gallery gallery) {
    SearchResult result = filled(gallery).search(card(PERSON, 5, PERSON + 1));
    assertEquals(10, result.best().orElseThrow().agreement().compared());
    assertEquals(FingerAgreement.NONE, result.runnerUp().orElseThrow().agreement());
  }

  /** Of a poor print it is not said that it is another finger's: but half of them must agree. */
  @Test
  void fewer_than_half_of_the_fingers_are_doubtful() {
    assertEquals(Optional.empty(), doubt(2, 2));
    assertEquals(Optional.of(Doubt.FEW_FINGERS_AGREE), doubt(2, 3));
    assertEquals(Optional.empty(), doubt(1, 0));
  }

  /** Five of one person and five of another are no one's card. */
  @Test
  void half_of_many_fingers_is_doubtful() {
    assertEquals(Optional.of(Doubt.FEW_FINGERS_AGREE), doubt(5, 5));
    assertEquals(Optional.of(Doubt.FEW_FINGERS_AGREE), doubt(3, 3));
    assertEquals(Optional.empty(), doubt(6, 4));
    assertEquals(Optional.empty(), doubt(4, 3));
  }

  private static Optional<Doubt> doubt(int agreeing, int undecided) {
    Map<FingerPosition, FingerComparison> said = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < agreeing + undecided; i++) {
      FingerVerdict verdict = i < agreeing ? AGREES : FingerVerdict.UNDECIDED;
      said.put(FingerPosition.at(i), new FingerComparison(verdict, i < agreeing ? 20 : 0));
    }
    FingerAgreement fingers = new FingerAgreement(said, Set.of(), Set.of());
    Candidate candidate = new Candidate("A", 200, 2, fingers);
    return Thresholds.DEFAULT.doubt(
        new SearchResult(List.of(candidate), 10, 5, 80, SequenceCorrection.NONE, "engine"));
  }
}
