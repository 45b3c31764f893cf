package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** A record that holds an encounter of somebody else: whose a card is it does not say. */
class ForeignEncountersTest {
  private static final int PEOPLE = 20;
  private static final int PERSON = 3;
  private static final int STRANGER = 900;

  private static Stream<Gallery> galleries() {
    return InventedPeople.galleries(PEOPLE);
  }

  private static TenPrint first(int person, int encounter, int fingers) {
    return InventedPeople.encounter(person, encounter, fingers);
  }

  private static void put(Gallery gallery, TenPrint... encounters) {
    gallery.put(new Subject("person-" + PERSON, List.of(encounters)));
  }

  /** The stranger's card, and the person's own: two people's record is neither's. */
  @ParameterizedTest
  @MethodSource("galleries")
  void a_card_of_either_is_doubtful(Gallery gallery) {
    put(gallery, first(PERSON, 0, 10), first(PERSON, 1, 10), first(STRANGER, 0, 10));
    for (int fingers : new int[] {2, 4, 10}) {
      for (int who : new int[] {PERSON, STRANGER}) {
        TenPrint card = first(who, 2, fingers);
        SearchResult result = gallery.search(card);
        assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(result));
        Candidate best = result.best().orElseThrow();
        assertEquals("person-" + PERSON, best.subjectId());
        Verification verified = gallery.verify(card, best.subjectId()).orElseThrow();
        assertTrue(verified.conflict());
        assertEquals(against(best), against(verified.candidate()));
        assertAlikeToOneAll(best.agreement(), fingers);
      }
    }
  }

  private static Set<FingerPosition> against(Candidate candidate) {
    return candidate.agreement().fingers(FingerVerdict.CONTRADICTS);
  }

  /** What contradicts has the score that it has with the encounter to which it is alike. */
  private static void assertAlikeToOneAll(FingerAgreement said, int fingers) {
    assertEquals(fingers, said.compared());
    Set<FingerPosition> against = said.fingers(FingerVerdict.CONTRADICTS);
    assertTrue(against.size() >= 2, said.toString());
    for (FingerPosition finger : against) {
      assertTrue(FingerVerdict.confirms(said.comparisons().get(finger).score()), said.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void a_persons_own_encounters_are_no_doubt(Gallery gallery) {
    TenPrint[] eight =
        Stream.iterate(0, e -> e + 1)
            .limit(8)
            .map(e -> first(PERSON, e, 10))
            .toArray(TenPrint[]::new);
    put(gallery, eight);
    for (int fingers : new int[] {1, 2, 4, 10}) {
      SearchResult result = gallery.search(first(PERSON, 9, fingers));
      assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result), result.toString());
    }
  }

  /** Eight fingers of somebody else's, and two of the person's: it is theirs by these. */
  @ParameterizedTest
  @MethodSource("galleries")
  void an_encounter_with_a_finger_that_confirms_is_not_taken_for_anothers(Gallery gallery) {
    Map<FingerPosition, FingerTemplate> mixed = new EnumMap<>(first(STRANGER, 0, 10).fingers());
    mixed.putAll(first(PERSON, 0, 2).fingers());
    put(gallery, first(PERSON, 0, 10), new TenPrint(mixed));
    SearchResult result = gallery.search(first(PERSON, 2, 10));
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result), result.toString());
  }

  /** It has one finger of the card, which says too little, or none. */
  @ParameterizedTest
  @MethodSource("galleries")
  void an_encounter_of_other_fingers_says_nothing(Gallery gallery) {
    TenPrint left =
        first(STRANGER, 0, 10)
            .only(EnumSet.range(FingerPosition.RIGHT_LITTLE, FingerPosition.LEFT_LITTLE))
            .orElseThrow();
    put(gallery, first(PERSON, 0, 10), left);
    SearchResult result = gallery.search(first(PERSON, 2, 5));
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result), result.toString());
  }
}
