package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Mistakes that are made at the card: the right person is found all the same, and nobody else. */
class MislabelledFingersTest {
  private static final int PEOPLE = 60;

  /** Minutiae of a clear print. */
  private static final int CLEAR = 45;

  private static final Gallery GALLERY = Galleries.create(PEOPLE);

  @BeforeAll
  static void fill() {
    for (int person = 0; person < PEOPLE; person++) {
      GALLERY.put(Subject.of("subject-" + person, InventedPeople.encounter(person, 0, 10)));
    }
  }

  private enum Mistake {
    HANDS_EXCHANGED(SequenceCorrection.HANDS_EXCHANGED, FingerPosition::otherHand),
    /** The thumbs are right, and enough to be found by; the others speak against it. */
    BOTH_HANDS_FROM_THE_WRONG_SIDE(
        SequenceCorrection.NONE, SequenceCorrection.ORDER_REVERSED::apply),
    HANDS_AND_ORDER(
        SequenceCorrection.HANDS_EXCHANGED_AND_ORDER_REVERSED,
        SequenceCorrection.HANDS_EXCHANGED_AND_ORDER_REVERSED::apply),
    NEIGHBOURS_EXCHANGED(SequenceCorrection.NONE, Mistake::neighbours),
    ONE_HAND_OFF_BY_ONE(SequenceCorrection.NONE, Mistake::offByOne),
    ONE_HAND_FROM_THE_WRONG_SIDE(
        SequenceCorrection.NONE,
        position ->
            position.code() <= 5 ? SequenceCorrection.ORDER_REVERSED.apply(position) : position);

    private final SequenceCorrection said;
    private final UnaryOperator<FingerPosition> labels;

    Mistake(SequenceCorrection said, UnaryOperator<FingerPosition> labels) {
      this.said = said;
      this.labels = labels;
    }

    /** Positions whose label is right, or mended by the assumption. */
    private Set<FingerPosition> right() {
      Set<FingerPosition> right = EnumSet.allOf(FingerPosition.class);
      right.removeIf(position -> said.apply(labels.apply(position)) != position);
      return right;
    }

    private static FingerPosition neighbours(FingerPosition position) {
      return switch (position) {
        case RIGHT_INDEX -> FingerPosition.RIGHT_MIDDLE;
        case RIGHT_MIDDLE -> FingerPosition.RIGHT_INDEX;
        default -> position;
      };
    }

    /** The thumb was forgotten and the little finger taken last, under the thumb's label. */
    private static FingerPosition offByOne(FingerPosition position) {
      int code = position.code();
      return code > 5 ? position : FingerPosition.ofCode((code + 3) % 5 + 1).orElseThrow();
    }
  }

  /**
   * Where an assumption mends the labels it is a match by all ten. Else the fingers whose labels
   * are right speak for the person and no other does, so no other can be enrolled as theirs; clear
   * prints under a wrong label are found to be misplaced or contradict, others may together; what
   * contradicts is doubt, as is half of the fingers under a wrong label.
   */
  @ParameterizedTest
  @EnumSource
  void theRightPersonIsFound(Mistake mistake) {
    for (int person = 0; person < PEOPLE; person += 4) {
      TenPrint own = InventedPeople.encounter(person, 1, 10);
      SearchResult result = GALLERY.search(own.moved(mistake.labels));
      Candidate best = result.best().orElseThrow();
      assertEquals("subject-" + person, best.subjectId());
      assertEquals(mistake.said, result.correction());
      Set<FingerPosition> right = mistake.right();
      assertEquals(10, best.agreement().compared());
      assertEquals(right, best.agreement().agreeing());
      Set<FingerPosition> contradicting = contradicting(best);
      Set<FingerPosition> notThere = new HashSet<>(best.agreement().misplaced());
      notThere.addAll(contradicting);
      assertTrue(notThere.containsAll(clear(own.moved(mistake.labels), person, right)));
      assertTrue(Collections.disjoint(notThere, right), "a finger of theirs is not there");
      boolean doubtful = !contradicting.isEmpty() || right.size() <= 5;
      assertEquals(doubtful ? Decision.GREY : Decision.MATCH, Thresholds.DEFAULT.decide(result));
    }
  }

  private static Set<FingerPosition> contradicting(Candidate best) {
    return best.agreement().fingers(FingerVerdict.CONTRADICTS);
  }

  /** Positions with a wrong label where both prints are clear (all here are of quality 80). */
  private static Set<FingerPosition> clear(TenPrint card, int person, Set<FingerPosition> right) {
    TenPrint held = InventedPeople.encounter(person, 0, 10);
    Set<FingerPosition> clear = EnumSet.allOf(FingerPosition.class);
    clear.removeIf(
        position ->
            right.contains(position)
                || card.fingers().get(position).size() < CLEAR
                || held.fingers().get(position).size() < CLEAR);
    return clear;
  }

  @ParameterizedTest
  @EnumSource
  void aStrangerStaysOne(Mistake mistake) {
    TenPrint probe = InventedPeople.encounter(PEOPLE + 5, 1, 10).moved(mistake.labels);
    assertEquals(Decision.NO_MATCH, Thresholds.DEFAULT.decide(GALLERY.search(probe)));
  }

  @Test
  void threeFingersOfTenAreEnough() {
    SearchResult result = GALLERY.search(fingers(3, 6, 9));
    assertEquals("subject-7", result.best().orElseThrow().subjectId());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
  }

  @Test
  void slapsFromTheWrongSideAreFoundWithoutThumbs() {
    TenPrint slaps = fingers(2, 3, 4, 5, 7, 8, 9, 10);
    SearchResult result = GALLERY.search(slaps.moved(SequenceCorrection.ORDER_REVERSED::apply));
    assertEquals("subject-7", result.best().orElseThrow().subjectId());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    assertEquals(SequenceCorrection.ORDER_REVERSED, result.correction());
  }

  private static TenPrint fingers(int... codes) {
    Map<FingerPosition, FingerTemplate> all = InventedPeople.encounter(7, 1, 10).fingers();
    Map<FingerPosition, FingerTemplate> left = new EnumMap<>(FingerPosition.class);
    for (int code : codes) {
      FingerPosition position = FingerPosition.ofCode(code).orElseThrow();
      left.put(position, all.get(position));
    }
    return new TenPrint(left);
  }
}
