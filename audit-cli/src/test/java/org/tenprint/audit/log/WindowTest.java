package org.tenprint.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.audit.answer.Failure;

class WindowTest {
  @Test
  void holdsItsStartAndNotItsEnd() {
    Window window = Window.parse("2011-06-05T00:00:00-04:00", "2011-06-06T00:00:00-04:00");
    assertEquals(Instant.parse("2011-06-05T04:00:00Z"), window.from());
    assertTrue(window.holds(window.from()));
    assertTrue(window.holds(window.to().minusMillis(1)));
    assertFalse(window.holds(window.to()));
    assertFalse(window.holds(window.from().minusMillis(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "2011-06-05T00:00:00, 2011-06-06T00:00:00Z, --from",
    "2011-06-05T00:00:00Z, tomorrow, --to",
    "+12011-06-05T00:00:00Z, +12012-06-05T00:00:00Z, --from",
    "2011-06-06T00:00:00Z, 2011-06-05T00:00:00Z, after",
    "2011-06-05T00:00:00Z, 2011-06-04T20:00:00-04:00, after"
  })
  void refusesWhatIsNoWindow(String from, String to, String named) {
    Failure failure = assertThrows(Failure.class, () -> Window.parse(from, to));
    assertTrue(failure.getMessage().contains(named), failure.getMessage());
  }

  @Test
  void allThereIsHoldsEvenARecordWithoutATimestamp() {
    assertTrue(Window.ALL.holds(Instant.ofEpochMilli(-1)));
  }
}
