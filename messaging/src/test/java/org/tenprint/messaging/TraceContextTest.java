package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String GOOD = "00-" + TRACE + "-" + SPAN + "-01";

  @Test
  void whatIsWellFormedIsBelieved() {
    Optional<TraceContext> said = Optional.of(new TraceContext(TRACE, SPAN));
    assertEquals(said, TraceContext.of(GOOD));
    assertEquals(said, TraceContext.of("00-" + TRACE + "-" + SPAN + "-00"));
    assertEquals(said, TraceContext.only(List.of(GOOD)));
    assertEquals(said, TraceContext.only(headers(GOOD, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
        "00 4bf92f3577b34da6a3ce929d0e0e4736 00f067aa0ba902b7 01",
        " 00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e47\u0661\u0662-00f067aa0ba902b7-01"
      })
  void whatIsNotIsAsGoodAsAbsent(String said) {
    assertEquals(Optional.empty(), TraceContext.of(said));
    assertEquals(Optional.empty(), TraceContext.only(headers(said, 1)));
  }

  @Test
  void neitherAnEndlessOneNorOneOfManyIsBelieved() {
    assertEquals(Optional.empty(), TraceContext.of(GOOD + "0".repeat(1_000_000)));
    assertEquals(Optional.empty(), TraceContext.only(List.of()));
    assertEquals(Optional.empty(), TraceContext.only(Collections.nCopies(1000, GOOD)));
    assertEquals(Optional.empty(), TraceContext.only(headers(GOOD, 1000)));
    assertEquals(Optional.empty(), TraceContext.only(new RecordHeaders()));
    assertEquals(
        Optional.empty(), TraceContext.only(new RecordHeaders().add(TraceContext.HEADER, null)));
  }

  @Test
  void whatIsSaidOfATraceCanBeTakenAwayAndNothingElse() {
    RecordHeaders headers = headers(GOOD, 3);
    List.of("tracestate", "Baggage", "TRACEPARENT", "own", "traceparents", "")
        .forEach(name -> headers.add(name, null));
    TraceContext.removeFrom(headers);
    assertEquals(
        List.of("own", "traceparents", ""),
        Arrays.stream(headers.toArray()).map(Header::key).toList());
  }

  private static RecordHeaders headers(String value, int times) {
    RecordHeaders headers = new RecordHeaders();
    for (int i = 0; i < times; i++) {
      headers.add(TraceContext.HEADER, value.getBytes(StandardCharsets.UTF_8));
    }
    return headers;
  }
}
