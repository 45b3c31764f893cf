package org.tenprint.immigration.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;

class StatementTest {
  private static final Instant FROM = Instant.parse("2009-03-01T00:00:00Z");
  private static final StatedConviction CONVICTION = conviction("1399", Optional.of("P2Y"));

  @Test
  void aStatementWithinBoundsIsTaken() {
    assertDoesNotThrow(() -> statement("S", FROM, Optional.of(FROM.plusSeconds(1)), 200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b"})
  void anIdThatNamesNothingIsRefused(String id) {
    assertEquals("subjectId", refused(() -> statement(id, FROM, Optional.empty(), 0)));
  }

  @Test
  void lengthsAreBounded() {
    assertEquals("subjectId", refused(() -> statement("x".repeat(129), FROM, Optional.empty(), 0)));
    assertEquals("convictions", refused(() -> statement("S", FROM, Optional.empty(), 201)));
  }

  @Test
  void anIntervalEndsAfterItBegins() {
    assertEquals("validTo", refused(() -> statement("S", FROM, Optional.of(FROM), 0)));
  }

  @Test
  void timesAreOfOurEra() {
    assertEquals("validFrom", refused(() -> statement("S", Instant.MIN, Optional.empty(), 0)));
    assertEquals("validTo", refused(() -> statement("S", FROM, Optional.of(Instant.MAX), 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "13991,P2Y,ncic",
    "x399,P2Y,ncic",
    "1399,two,sentence",
    "1399,-P1Y,sentence",
    "1399,P999999999Y,sentence",
    "1399,P10000Y,sentence",
    "1399,P2147483647W,sentence",
    "1399,P2147483647Y2147483647M,sentence"
  })
  void aConvictionOutOfBoundsIsRefused(String ncic, String sentence, String what) {
    assertEquals(what, refused(() -> conviction(ncic, Optional.of(sentence))));
  }

  @Test
  void aReleaseIsOfOurEraAndMayBeBeforeTheConviction() {
    StatedConviction before = released(LocalDate.EPOCH.minusDays(1));
    assertEquals(Optional.of(LocalDate.EPOCH.minusDays(1)), before.released());
    assertEquals("released", refused(() -> released(LocalDate.of(0, 12, 31))));
    assertEquals("released", refused(() -> released(LocalDate.of(10_000, 1, 1))));
  }

  private static StatedConviction released(LocalDate day) {
    return new StatedConviction(
        "1399", LocalDate.EPOCH, OffenceClass.FELONY, Optional.empty(), Optional.of(day));
  }

  private static String refused(org.junit.jupiter.api.function.Executable making) {
    return assertThrows(IllegalArgumentException.class, making).getMessage();
  }

  private static Statement statement(
      String subject, Instant from, Optional<Instant> to, int convictions) {
    List<StatedConviction> many = Collections.nCopies(convictions, CONVICTION);
    return new Statement(subject, "R", Status.PENDING, from, to, many);
  }

  private static StatedConviction conviction(String ncic, Optional<String> sentence) {
    return new StatedConviction(ncic, LocalDate.EPOCH, OffenceClass.FELONY, sentence);
  }
}
