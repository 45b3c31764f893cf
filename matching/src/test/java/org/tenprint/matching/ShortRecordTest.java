package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** A card of more fingers than the record has: what was not compared speaks for nobody. */
class ShortRecordTest {
  private static final int PERSON = 3;
  private static final int STRANGER = 900;

  private static Set<FingerPosition> first(int fingers) {
    Set<FingerPosition> first = new LinkedHashSet<>();
    for (int i = 0; i < fingers; i++) {
      first.add(FingerPosition.at(i));
    }
    return first;
  }

  private static TenPrint own(int encounter, int fingers) {
    return InventedPeople.encounter(PERSON, encounter, 10).only(first(fingers)).orElseThrow();
  }

  private static Gallery gallery(int fingersHeld) {
    Gallery gallery = Galleries.create(100);
    gallery.put(Subject.of("short", own(0, fingersHeld)));
    return gallery;
  }

  /** The first of the person, the others of a stranger. */
  private static TenPrint mixed(int ofPerson) {
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    card.putAll(InventedPeople.encounter(STRANGER, 0, 10).fingers());
    card.putAll(own(1, ofPerson).fingers());
    return new TenPrint(card);
  }

  private static Optional<Doubt> doubt(Gallery gallery, TenPrint card) {
    return Thresholds.DEFAULT.doubt(gallery.search(card));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void a_strangers_card_is_nobodys_for_the_few_fingers_that_the_record_has(int fingers) {
    assertEquals(Optional.of(Doubt.FEW_FINGERS_AGREE), doubt(gallery(fingers), mixed(fingers)));
  }

  /** Where every finger is to be shown, one that the record lacks is shown by nothing. */
  @ParameterizedTest
  @ValueSource(ints = {7, 9, 10})
  void every_finger_is_shown_of_a_whole_record_alone(int fingers) {
    SearchResult result = gallery(fingers).search(own(1, 10));
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    Set<FingerPosition> lacking = new LinkedHashSet<>(first(10));
    lacking.removeAll(first(fingers));
    assertEquals(lacking, result.best().orElseThrow().agreement().notShown());
    assertEquals(
        lacking.isEmpty() ? Optional.empty() : Optional.of(Doubt.FINGER_NOT_SHOWN),
        new Thresholds(0.001, 0.01, true).doubt(result));
  }

  /** The mirror image: what the card lacks takes nothing away. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 9})
  void what_the_card_lacks_need_not_be_shown(int fingers) {
    SearchResult result = gallery(10).search(own(1, fingers));
    assertEquals(Decision.MATCH, new Thresholds(0.001, 0.01, true).decide(result));
  }

  /** The price: nor is the person's own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void nor_is_the_persons_own_card(int fingers) {
    SearchResult result = gallery(fingers).search(own(1, 10));
    assertEquals(Optional.of(Doubt.FEW_FINGERS_AGREE), Thresholds.DEFAULT.doubt(result));
    FingerAgreement said = result.best().orElseThrow().agreement();
    assertEquals(fingers, said.agreeing().size());
    assertEquals(10 - fingers, said.lackingInRecord().size());
  }

  static Stream<int[]> enough() {
    return Stream.of(
        new int[] {6, 10}, new int[] {2, 4}, new int[] {1, 2}, new int[] {1, 1}, new int[] {10, 1});
  }

  @ParameterizedTest
  @MethodSource("enough")
  void where_enough_of_the_card_can_be_compared_it_is_a_match(int[] heldAndSent) {
    TenPrint card = own(1, heldAndSent[1]);
    SearchResult result = gallery(heldAndSent[0]).search(card);
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
  }

  /** One to one as well. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void verification_decides_alike(int fingers) {
    Verification verification = gallery(fingers).verify(mixed(fingers), "short").orElseThrow();
    assertEquals(Optional.of(Doubt.FEW_FINGERS_AGREE), Thresholds.DEFAULT.doubt(verification));
  }
}
