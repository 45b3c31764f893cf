package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which times a span tells: full tenths of a second, whatever was measured. */
class TraceSpanTest {
  private static final TraceContext SELF =
      new TraceContext("4bf92f3577b35da6a3ce929d0e0e4736", "00f067aa0ba902b7");

  @ParameterizedTest
  @CsvSource({
    // within one tenth, however long in it
    "10:00:00.000000001, 10:00:00.000000002, 10:00:00.000, 10:00:00.100",
    "10:00:00.001, 10:00:00.099999999, 10:00:00.000, 10:00:00.100",
    "10:00:00.100, 10:00:00.100, 10:00:00.100, 10:00:00.200",
    "10:00:00.100, 10:00:00.200, 10:00:00.100, 10:00:00.200",
    "10:00:00.150, 10:00:00.200, 10:00:00.100, 10:00:00.200",
    "10:00:00.150, 10:00:00.200000001, 10:00:00.100, 10:00:00.300",
    "10:00:00.999999999, 10:00:01.000000001, 10:00:00.900, 10:00:01.100",
    "10:00:00.050, 10:00:07.250, 10:00:00.000, 10:00:07.300",
    // a clock that was set back
    "10:00:00.150, 09:59:00.150, 10:00:00.100, 10:00:00.200"
  })
  void aSpanTellsTenthsOfASecond(String begun, String ended, String first, String last) {
    TraceSpan span = span(at(begun), at(ended));
    assertEquals(at(first), span.begun());
    assertEquals(at(last), span.ended());
    assertEquals(span, span(span.begun(), span.ended()), "what is rounded stays as it is");
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-01T" + time + "Z");
  }

  private static TraceSpan span(Instant begun, Instant ended) {
    return new TraceSpan(
        "process x",
        TraceSpan.Kind.CONSUMER,
        SELF,
        Optional.empty(),
        Optional.empty(),
        SELF,
        false,
        begun,
        ended,
        Map.of());
  }
}
