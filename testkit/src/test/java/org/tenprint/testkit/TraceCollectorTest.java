package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.TraceCollector.Told;

class TraceCollectorTest {
  private static final String TRACE = "4bf92f3577b35da6a3ce929d0e0e4736";
  private static final String FIRST = "00f067aa0ba902b1";
  private static final String SECOND = "00f067aa0ba902b2";
  private static final String THIRD = "00f067aa0ba902b3";

  /** Services tell when they please, and again what they did again. */
  @Test
  void aTraceIsInTheOrderOfItsSpansEachOnce() throws Exception {
    try (TraceCollector collector = new TraceCollector()) {
      tell(collector, THIRD, SECOND, 1);
      tell(collector, SECOND, FIRST, 1);
      assertEquals(List.of(SECOND, THIRD), ids(collector));
      tell(collector, FIRST, "", 3);
      tell(collector, SECOND, FIRST, 2);
      assertEquals(List.of(FIRST, SECOND, THIRD), ids(collector));
      assertEquals(2, collector.ofTrace(TRACE).get(1).begunNanos());
      assertEquals(4, collector.told().size());
    }
  }

  @Test
  void whoIsAwayComesBackAtTheSameAddress() throws Exception {
    try (TraceCollector collector = new TraceCollector()) {
      tell(collector, FIRST, "", 1);
      collector.away();
      assertThrows(ConnectException.class, () -> tell(collector, SECOND, FIRST, 1));
      collector.back();
      tell(collector, THIRD, FIRST, 1);
      assertEquals(List.of(FIRST, THIRD), ids(collector));
    }
  }

  private static List<String> ids(TraceCollector collector) {
    return collector.ofTrace(TRACE).stream().map(Told::spanId).toList();
  }

  private static void tell(TraceCollector collector, String id, String parent, long begun)
      throws IOException, InterruptedException {
    Span span =
        Span.newBuilder()
            .setTraceId(bytes(TRACE))
            .setSpanId(bytes(id))
            .setParentSpanId(bytes(parent))
            .setStartTimeUnixNano(begun)
            .build();
    ExportTraceServiceRequest request =
        ExportTraceServiceRequest.newBuilder()
            .addResourceSpans(
                ResourceSpans.newBuilder().addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
            .build();
    HttpRequest post =
        HttpRequest.newBuilder(collector.endpoint().resolve("/v1/traces"))
            .POST(BodyPublishers.ofByteArray(request.toByteArray()))
            .build();
    assertEquals(
        200, HttpClient.newHttpClient().send(post, BodyHandlers.discarding()).statusCode());
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
