package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentBoundsTest {

  @ParameterizedTest
  @ValueSource(strings = {"I", "MA-BOS 2011/5", "Ordenanza nº 4", "條例-7", "x\u0301"})
  void anIdIsOfPrintedCharacters(String id) {
    assertTrue(InstrumentBounds.id(id), id);
  }

  /** Two ids that look alike on a screen are two instruments in the book. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " I",
        "I ",
        "I\u2003",
        "I\nJ",
        "I\u0000",
        "I\u200bJ",
        "\ufeffI",
        "I\u202eJ",
        "I\u2028J",
        "I\ue000",
        "I\ud800",
        "I\uffff"
      })
  void anIdHasNothingThatIsNotSeen(String id) {
    assertFalse(InstrumentBounds.id(id), id);
  }

  @Test
  void anIdHas128CharactersAtMostAndANameTwiceAsMany() {
    assertTrue(InstrumentBounds.id("x".repeat(128)));
    assertFalse(InstrumentBounds.id("x".repeat(129)));
    assertTrue(InstrumentBounds.name("x".repeat(256)));
    assertFalse(InstrumentBounds.name("x".repeat(257)));
    assertTrue(InstrumentBounds.name(""), "a person whom nobody named");
    assertFalse(InstrumentBounds.name("A\u202eB"));
  }

  @ParameterizedTest
  @CsvSource({
    "0000-12-31T23:59:59.999999999Z, false",
    "0001-01-01T00:00:00Z, true",
    "9999-12-30T23:59:59.999999999Z, true",
    "9999-12-31T00:00:00Z, false"
  })
  void timesAreOfTheYearsOneTo9999(String instant, boolean within) {
    assertEquals(within, InstrumentBounds.time(Instant.parse(instant)));
  }

  @Test
  void noTimeThereIsIsWithin() {
    assertFalse(InstrumentBounds.time(Instant.MIN));
    assertFalse(InstrumentBounds.time(Instant.MAX));
  }

  @ParameterizedTest
  @CsvSource({
    "P0D, true",
    "P1000Y, true",
    "P999Y11M27D, true",
    "P1000Y1M, false",
    "P1000Y28D, false",
    "P12000M, true",
    "P12001M, false",
    "P2147483647D, false",
    "P2147483647Y, false",
    "P-1D, false",
    "P1Y-1D, false"
  })
  void aPeriodIsOfAThousandYearsAtMost(String period, boolean within) {
    assertEquals(within, InstrumentBounds.period(Period.parse(period)));
  }
}
