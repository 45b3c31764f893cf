package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.SampleInstruments;

/** What is brought in from another register counts from when it came, whatever that says. */
class ImportedTest {
  private static final OffsetDateTime CAME = SampleInstruments.START.plusYears(5);

  private static Instrument imported(OffsetDateTime recordedThere, String register) {
    Instrument law = SampleInstruments.permit("A").instrument();
    Filing filing = Filing.proposed(Optional.of(new Imported(recordedThere, register)));
    return law.as(new Provenance(CAME, "author", List.of("one", "two"), "", filing));
  }

  @Test
  void itIsNotKnownBeforeItCame() {
    Instrument old = imported(SampleInstruments.START, "a register");
    RuleBook book = RuleBook.of(List.of(old));
    var at = SampleInstruments.START.plusYears(1).toInstant();
    assertFalse(book.inForce(old, at, CAME.toInstant().minusNanos(1)));
    assertTrue(book.inForce(old, at, CAME.toInstant()), "from then on it was law then");
    assertFalse(book.recordedBetween(at.minusSeconds(1), CAME.toInstant().minusNanos(1)));
  }

  @Test
  void noRegisterHadItAfterItCame() {
    assertEquals(Optional.empty(), Admission.refusal(imported(CAME, "a register")));
    Instrument ahead = imported(CAME.plusNanos(1000), "a register");
    assertEquals(Optional.of(Admission.IMPORTED_AHEAD), Admission.refusal(ahead));
    assertEquals(Optional.empty(), Admission.inTheLog(ahead), "it decides nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nregister", "a\u202eregister"})
  void aRegisterHasAPlainName(String register) {
    assertEquals(
        Optional.of(Admission.OUT_OF_BOUNDS),
        Admission.inTheLog(imported(SampleInstruments.START, register)));
  }

  @Test
  void timesAndNamesHaveBounds() {
    String longest = "r".repeat(InstrumentBounds.LONGEST_NAME);
    OffsetDateTime first = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    assertEquals(Optional.empty(), Admission.inTheLog(imported(first, longest)));
    assertEquals(
        Optional.of(Admission.OUT_OF_BOUNDS), Admission.inTheLog(imported(first, longest + "r")));
    assertEquals(
        Optional.of(Admission.OUT_OF_BOUNDS),
        Admission.inTheLog(imported(first.minusNanos(1), longest)));
  }
}
