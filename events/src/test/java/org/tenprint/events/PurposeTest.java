package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "hold-review", "own-key", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst"})
  void aWordIsAPurpose(String word) {
    int most = Math.min(word.length(), 40);
    assertDoesNotThrow(() -> Purpose.of(word.substring(0, most)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "Ann Lee",
        "born-1980",
        "-abc",
        "abc-",
        "naïve",
        "a\nb",
        "hold review",
        "a\u0000b",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"
      })
  void whatIsNoWordIsNone(String word) {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> Purpose.of(word));
    assertFalse(word.length() > 2 && refused.getMessage().contains(word), "it is not said again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "2026-CV-1042", "A.1/2-B", "1234567890123456789012345678901234567890"})
  void aFilesNumberIsACaseReference(String reference) {
    assertDoesNotThrow(() -> new Purpose("audit", Optional.of(reference)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SMITH",
        "2026 CV 1042",
        "cv-1",
        "-1",
        "1980-04-01",
        "19800401",
        "4/1/1980",
        "1\r\nX: 2",
        "12345678901234567890123456789012345678901"
      })
  void aNameADateOrMoreIsNone(String reference) {
    Optional<String> stated = Optional.of(reference);
    assertThrows(IllegalArgumentException.class, () -> new Purpose("audit", stated));
  }
}
