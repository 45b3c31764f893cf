package org.tenprint.audit.prints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.audit.SampleCase;
import org.tenprint.events.biometric.Doubt;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;

class ScoreWordsTest {
  private static String of(Said.Verdict verdict, double score) {
    return ScoreWords.of(new Said(verdict, OptionalDouble.of(score)));
  }

  @ParameterizedTest
  @CsvSource({"11.8, '20'", "20, '100'", "29.9, '1,000'", "33.1, '2,000'", "39.9, '10,000'"})
  void aScoreIsAShareOfStrangersFingers(double score, String number) {
    String words = of(Said.Verdict.AGREES, score);
    assertTrue(words.contains("about one in " + number + " fingers of other people"), words);
  }

  /** No number is made of a score that lies beyond what was measured. */
  @ParameterizedTest
  @CsvSource({"40", "63.7", "412", "1e300"})
  void beyondWhatWasMeasuredNoShareIsTold(double score) {
    String words = of(Said.Verdict.CONFIRMS, score);
    assertTrue(words.contains("fewer than one in 10,000"), words);
    assertTrue(words.endsWith("how many fewer has not been measured."), words);
  }

  @Test
  void whatDoesNotAgreeIsNoShare() {
    for (Said.Verdict verdict : Said.Verdict.values()) {
      boolean alike = verdict == Said.Verdict.AGREES || verdict == Said.Verdict.CONFIRMS;
      assertEquals(alike, of(verdict, 21).contains("one in"), verdict.name());
    }
    assertEquals(
        "How alike was not told.",
        ScoreWords.of(new Said(Said.Verdict.AGREES, OptionalDouble.empty())));
  }

  /** It cannot be unlike what it is alike to: it is the record that is of two people. */
  @Test
  void whatContradictsAndIsAlikeTellsOfARecordOfTwoPeople() {
    assertTrue(
        of(Said.Verdict.CONTRADICTS, 60).contains("the record holds the prints of two people"));
    assertFalse(of(Said.Verdict.CONTRADICTS, 29.9).contains("two people"));
  }

  @Test
  void theWholeScoreIsSaidBesideItsThresholdAndItsLimits() {
    Identification found = new SampleCase("WORDS00001").identification();
    found.put("falsePositiveRate", 0.001);
    found.put("gallerySize", 1_234_567L);
    List<String> words = ScoreWords.of(found);
    assertEquals(
        "MATCH. Score 61.5, of all fingers that made it together; a MATCH asked for 40.0.",
        words.get(0));
    found.put("outcome", IdentificationOutcome.GREY);
    found.put("doubt", Doubt.FINGER_CONTRADICTS);
    assertTrue(
        ScoreWords.of(found).get(0).startsWith("GREY, in doubt: finger contradicts. Score 61.5"));
    assertTrue(words.get(1).contains("of 1,000 searches"), words.get(1));
    assertTrue(words.get(1).contains("among the 1,234,567 then enrolled"), words.get(1));
    String all = String.join(" ", words);
    assertTrue(all.contains("not the probability that the prints are of one person"), all);
    assertTrue(all.contains("trained examiner"), all);
    for (String certain : List.of("certain", "proves", "proof", "identical", "infallible")) {
      assertFalse(all.contains(certain), certain);
    }
  }
}
