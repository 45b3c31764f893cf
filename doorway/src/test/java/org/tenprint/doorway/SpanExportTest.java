package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.BookingIds;
import org.tenprint.messaging.TraceContext;
import org.tenprint.messaging.TraceSpan;
import org.tenprint.testkit.TraceCollector;

class SpanExportTest {
  private static final String TRACE = "4bf92f3577b35da6a3ce929d0e0e4736";
  private static final TraceContext OTHER =
      new TraceContext("5bf92f3577b35da6a3ce929d0e0e4736", "10f067aa0ba902b7");
  private static final Instant TIME = Instant.parse("2026-11-01T10:00:00.123456Z");
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static TraceSpan span(Optional<String> parent, boolean failed) {
    TraceContext self = new TraceContext(TRACE, "00f067aa0ba902b7");
    return new TraceSpan(
        "process x",
        TraceSpan.Kind.CONSUMER,
        self,
        parent,
        Optional.of(OTHER),
        self,
        failed,
        TIME,
        TIME.plusMillis(5),
        Map.of("messaging.system", "kafka"));
  }

  @Test
  void aSpanArrivesAsItWasTold() throws IOException {
    try (TraceCollector collector = new TraceCollector()) {
      SpanExport export = new SpanExport("a-service", collector.endpoint(), 1);
      export.accept(span(Optional.of("20f067aa0ba902b7"), true));
      export.accept(span(Optional.empty(), false));
      export.close();
      List<TraceCollector.Told> told =
          Awaitility.await().atMost(LONGEST).until(collector::told, spans -> spans.size() == 2);
      TraceCollector.Told first = told.get(0);
      assertEquals("a-service", first.service());
      assertEquals("process x", first.name());
      assertEquals("SPAN_KIND_CONSUMER", first.kind());
      assertEquals(TRACE, first.traceId());
      assertEquals("00f067aa0ba902b7", first.spanId());
      assertEquals("20f067aa0ba902b7", first.parentId());
      assertEquals("", first.traceState());
      assertEquals(TIME.getEpochSecond() * 1_000_000_000 + 100_000_000, first.begunNanos());
      assertEquals(100_000_000, first.endedNanos() - first.begunNanos());
      assertEquals(Map.of("messaging.system", "kafka"), first.attributes());
      assertTrue(first.failed());
      assertFalse(told.get(1).failed());
      assertEquals(List.of(OTHER.traceId() + "-" + OTHER.spanId()), first.links());
      assertEquals(TRACE, told.get(1).traceId());
      assertEquals("", told.get(1).parentId());
    }
  }

  /** A collector that takes connections and never answers. */
  @Test
  void nobodyWaitsForACollectorThatDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      assertTimeoutPreemptively(LONGEST, () -> tellMuch(endpoint));
    }
  }

  @Test
  void nobodyWaitsForACollectorThatIsNotThere() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    assertTimeoutPreemptively(LONGEST, () -> tellMuch(endpoint));
  }

  private static void tellMuch(URI endpoint) {
    SpanExport export = new SpanExport("a-service", endpoint, 1);
    for (int i = 0; i < 50 * SpanExport.MOST_WAITING; i++) {
      export.accept(span(Optional.empty(), false));
    }
    export.close();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 1})
  void thatShareOfBookingsIsToldWhoeverTells(double ratio) {
    int all = 20_000;
    long sampled =
        IntStream.range(0, all)
            .mapToObj(i -> BookingIds.of("MA0130100", "TCN-" + i).toString().replace("-", ""))
            .filter(trace -> SpanExport.sampled(trace, ratio))
            .count();
    assertEquals(ratio * all, sampled, 0.02 * all);
  }

  @Test
  void whatIsNotDrawnIsNotSent() throws IOException {
    try (TraceCollector collector = new TraceCollector()) {
      SpanExport export = new SpanExport("a-service", collector.endpoint(), 0);
      export.accept(span(Optional.empty(), false));
      export.close();
      assertEquals(List.of(), collector.told());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:4318",
        "ftp://localhost",
        "http:///v1",
        "file:///tmp/x",
        "grpc://localhost:4317",
        "http://user:secret@localhost:4318",
        "http://localhost:4318?key=secret"
      })
  void whatIsNoCollectorsAddressStopsTheStart(String endpoint) {
    var thrown =
        assertThrows(
            IllegalStateException.class,
            () -> new SpanExport("a-service", URI.create(endpoint), 1));
    assertTrue(thrown.getMessage().contains("tenprint.tracing.endpoint"));
    assertTrue(!thrown.getMessage().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void whatIsNoShareStopsTheStart(double ratio) {
    URI endpoint = URI.create("http://localhost:4318");
    assertThrows(IllegalStateException.class, () -> new SpanExport("a-service", endpoint, ratio));
  }
}
