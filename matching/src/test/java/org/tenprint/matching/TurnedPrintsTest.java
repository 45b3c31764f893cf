package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.matching.TurnedPrints.turned;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** A card or a sensor upside down: found, told, and nobody else's for it. */
class TurnedPrintsTest {
  private static final int PEOPLE = 40;

  /** Degrees by which two impressions of a finger may lie turned anyway. */
  private static final int PRESSED = 40;

  private static Gallery filled(Gallery gallery) {
    for (int person = 0; person < PEOPLE; person++) {
      gallery.put(Subject.of("person-" + person, InventedPeople.encounter(person, 0, 10)));
    }
    return gallery;
  }

  static Stream<Gallery> galleries() {
    return Stream.of(TwoStageGallery.empty(100), ShardedGallery.empty(2, 100))
        .map(TurnedPrintsTest::filled);
  }

  /** Also between the two gates, where either has all of the votes. */
  @ParameterizedTest
  @ValueSource(ints = {40, 45, 50, 60, 90, 135, 180, 225, 270, 315})
  void a_card_turned_by_any_angle_is_found(int degrees) {
    Gallery gallery = filled(TwoStageGallery.empty(100));
    for (int person = 0; person < PEOPLE; person += 8) {
      TenPrint card = turned(InventedPeople.encounter(person, 1, 10), degrees);
      SearchResult result = gallery.search(card);
      assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
      Candidate best = result.best().orElseThrow();
      assertEquals("person-" + person, best.subjectId());
      assertEquals(10, best.agreement().agreeing().size());
      boolean told = result.correction() == SequenceCorrection.PRINTS_TURNED;
      assertTrue(told || degrees <= 90 || degrees >= 270, result.correction().name());
      best.agreement()
          .comparisons()
          .values()
          .forEach(
              said -> assertEquals(told, said.turn().isPresent() && near(said, degrees, PRESSED)));
    }
  }

  private static boolean near(FingerComparison said, int degrees, int off) {
    return Math.abs(Math.IEEEremainder(said.turn().getAsInt() - degrees, 360)) <= off;
  }

  /** The judge compares under any rotation: the score of the turned card is that of the upright. */
  @ParameterizedTest
  @MethodSource("galleries")
  void what_turned_prints_score_is_not_lowered(Gallery gallery) {
    TenPrint own = InventedPeople.encounter(3, 1, 10);
    SearchResult result = gallery.search(turned(own, 180));
    assertEquals(SequenceCorrection.PRINTS_TURNED, result.correction());
    double upright = gallery.search(own).best().orElseThrow().score();
    assertEquals(upright, result.best().orElseThrow().score(), 0.25 * upright);
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void few_fingers_are_found_turned_too(Gallery gallery) {
    for (int fingers : new int[] {1, 2, 4}) {
      TenPrint own = InventedPeople.encounter(5, 1, fingers);
      SearchResult result = gallery.search(turned(own, 180));
      assertEquals("person-5", result.best().orElseThrow().subjectId());
      assertEquals(SequenceCorrection.PRINTS_TURNED, result.correction());
    }
  }

  /** Nothing that the others say is changed by one that lies otherwise. */
  @ParameterizedTest
  @MethodSource("galleries")
  void single_fingers_turned_agree_as_the_others_do(Gallery gallery) {
    Map<FingerPosition, FingerTemplate> card =
        new EnumMap<>(InventedPeople.encounter(7, 1, 10).fingers());
    for (FingerPosition finger : EnumSet.of(FingerPosition.RIGHT_INDEX, FingerPosition.LEFT_RING)) {
      card.put(finger, turned(card.get(finger), 180));
    }
    SearchResult result = gallery.search(new TenPrint(card));
    assertEquals(SequenceCorrection.NONE, result.correction());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    assertEquals(10, result.best().orElseThrow().agreement().agreeing().size());
  }

  /** The rules of doubt hold for a turned card as for any. */
  @ParameterizedTest
  @MethodSource("galleries")
  void a_turned_card_of_two_people_is_doubtful(Gallery gallery) {
    Map<FingerPosition, FingerTemplate> card =
        new EnumMap<>(InventedPeople.encounter(1, 1, 10).fingers());
    card.replaceAll(
        (position, finger) ->
            position.code() > 5
                ? InventedPeople.encounter(900, 1, 10).finger(position).orElseThrow()
                : finger);
    SearchResult result = gallery.search(turned(new TenPrint(card), 180));
    assertEquals("person-1", result.best().orElseThrow().subjectId());
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(result));
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void a_turned_stranger_stays_one(Gallery gallery) {
    for (int stranger = 900; stranger < 905; stranger++) {
      SearchResult result = gallery.search(turned(InventedPeople.encounter(stranger, 1, 10), 180));
      assertEquals(Decision.NO_MATCH, Thresholds.DEFAULT.decide(result));
    }
  }

  /** What was first enrolled upside down is found by a card that is not. */
  @ParameterizedTest
  @MethodSource("galleries")
  void an_upright_card_finds_a_turned_record(Gallery gallery) {
    gallery.put(Subject.of("turned", turned(InventedPeople.encounter(800, 0, 10), 180)));
    SearchResult result = gallery.search(InventedPeople.encounter(800, 1, 10));
    assertEquals(Optional.of("turned"), result.best().map(Candidate::subjectId));
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
  }

  /** Real prints: each of three sets as one person, four fingers of another impression. */
  @ParameterizedTest
  @ValueSource(ints = {135, 180})
  void real_prints_turned_are_found(int degrees) {
    Gallery gallery = filled(TwoStageGallery.empty(100));
    for (int set = 1; set <= 3; set++) {
      gallery.put(Subject.of("set-" + set, ReferencePrints.fvcPerson(set, 1, 10)));
    }
    for (int set = 1; set <= 3; set++) {
      for (int fingers : new int[] {4, 10}) {
        TenPrint card = turned(ReferencePrints.fvcPerson(set, 3, fingers), degrees);
        SearchResult result = gallery.search(card);
        assertEquals("set-" + set, result.best().orElseThrow().subjectId());
        assertEquals(SequenceCorrection.PRINTS_TURNED, result.correction());
        assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 45, 180, 300})
  void an_unlike_finger_has_no_turn(int degrees) {
    FingerTemplate one =
        InventedPeople.encounter(1, 0, 1).finger(FingerPosition.RIGHT_THUMB).orElseThrow();
    FingerTemplate other =
        InventedPeople.encounter(2, 0, 1).finger(FingerPosition.RIGHT_THUMB).orElseThrow();
    FingerComparison unlike =
        new FingerPair(one, other, 0).comparison(true).turned(turned(one, degrees), other);
    assertEquals(OptionalInt.empty(), unlike.turn());
    FingerComparison alike =
        new FingerPair(one, one, 100).comparison(true).turned(turned(one, degrees), one);
    assertTrue(near(alike, degrees, 1), alike.toString());
    assertEquals(Set.of(FingerVerdict.CONFIRMS), Set.of(alike.verdict()));
  }
}
