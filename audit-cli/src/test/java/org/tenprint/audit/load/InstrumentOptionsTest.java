package org.tenprint.audit.load;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.audit.answer.Failure;

/** To whom a token is sent. */
class InstrumentOptionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://notification.example:18084",
        "HTTPS://notification.example",
        "http://127.0.0.1:18084",
        "http://localhost:1",
        "http://[::1]:1"
      })
  void aTokenGoesWhereNobodyReadsIt(String door) {
    assertDoesNotThrow(() -> InstrumentOptions.requireSealed(URI.create(door)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://notification.example:18084",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "ftp://notification.example",
        "notification.example:18084",
        "//notification.example"
      })
  void andNotWhereOthersDo(String door) {
    assertThrows(Failure.class, () -> InstrumentOptions.requireSealed(URI.create(door)));
  }
}
