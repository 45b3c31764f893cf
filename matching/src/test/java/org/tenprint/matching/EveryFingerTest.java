package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.formats.FingerPosition;

/** A MATCH on a card whose every finger is shown, where one is so careful. */
class EveryFingerTest {
  static final Thresholds EVERY = new Thresholds(0.001, 0.01, true);
  private static final FingerPosition LAST = FingerPosition.LEFT_LITTLE;
  private static final FingerComparison CONFIRMED =
      new FingerComparison(FingerVerdict.CONFIRMS, 60);

  /** Nine fingers that confirm, and one of which that is said. */
  private static SearchResult with(FingerComparison last, Set<FingerPosition> lacking) {
    Map<FingerPosition, FingerComparison> said = new EnumMap<>(FingerPosition.class);
    for (FingerPosition finger : FingerPosition.values()) {
      if (!lacking.contains(finger)) {
        said.put(finger, finger == LAST ? last : CONFIRMED);
      }
    }
    Candidate found = new Candidate("A", 300, 4, new FingerAgreement(said, lacking, Set.of()));
    return new SearchResult(List.of(found), 10, 10, 80, SequenceCorrection.NONE, "engine");
  }

  private static FingerComparison said(FingerVerdict verdict, double score, Double likeness) {
    return new FingerComparison(
        verdict,
        score,
        likeness == null ? OptionalDouble.empty() : OptionalDouble.of(likeness),
        OptionalInt.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRMS, 30, , true",
    "AGREES, 29.9, 17, true",
    "AGREES, 29.9, 16.9, false",
    "AGREES, 29.9, , false",
    "UNDECIDED, 0, 17, true",
    "UNDECIDED, 0, 16.9, false",
    "UNDECIDED, 0, , false",
    "UNDECIDED, 0, 0, false",
    // alike to another finger of the record
    "UNDECIDED, 30, , true",
    "UNDECIDED, 13, 17, true",
    "UNDECIDED, 13, , false"
  })
  void aFingerIsShownByItsScoreOrByTheSecondLook(
      FingerVerdict verdict, double score, Double likeness, boolean shown) {
    SearchResult result = with(said(verdict, score, likeness), Set.of());
    FingerAgreement fingers = result.best().orElseThrow().agreement();
    assertEquals(shown ? Set.of() : Set.of(LAST), fingers.notShown());
    assertEquals(
        shown ? Optional.empty() : Optional.of(Doubt.FINGER_NOT_SHOWN), EVERY.doubt(result));
    assertEquals(shown ? Decision.MATCH : Decision.GREY, EVERY.decide(result));
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result), "it is asked for alone");
  }

  /** One that contradicts is not shown, however alike it is: it says more than that. */
  @ParameterizedTest
  @CsvSource({"0,", "29,", "60,", "0, 40"})
  void whatContradictsIsTheReasonBefore(double score, Double likeness) {
    SearchResult result = with(said(FingerVerdict.CONTRADICTS, score, likeness), Set.of());
    assertEquals(Set.of(LAST), result.best().orElseThrow().agreement().notShown());
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), EVERY.doubt(result));
  }

  @ParameterizedTest
  @EnumSource
  void aFingerThatTheRecordLacksIsNotShown(FingerPosition lacking) {
    SearchResult result = with(CONFIRMED, Set.of(lacking));
    assertEquals(Set.of(lacking), result.best().orElseThrow().agreement().notShown());
    assertEquals(Optional.of(Doubt.FINGER_NOT_SHOWN), EVERY.doubt(result));
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
  }

  /** It makes nobody a match who was none. */
  @Test
  void nothingElseIsWeaker() {
    Candidate faint = new Candidate("A", 55, 4, FingerAgreement.NONE);
    Candidate none = new Candidate("A", 300, 4, FingerAgreement.NONE);
    Candidate next = new Candidate("B", 300, 4, FingerAgreement.NONE);
    for (List<Candidate> found :
        List.of(List.<Candidate>of(), List.of(faint), List.of(none), List.of(none, next))) {
      SearchResult result = new SearchResult(found, 10, 10, 80, SequenceCorrection.NONE, "engine");
      assertEquals(Thresholds.DEFAULT.doubt(result), EVERY.doubt(result));
      assertEquals(Thresholds.DEFAULT.decide(result), EVERY.decide(result));
    }
  }
}
