package org.tenprint.testkit;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans as a collector does, OTLP in protobuf over HTTP, and keeps them. */
public final class TraceCollector implements AutoCloseable {
  private static final int ACCEPTED = 200;
  private static final int NOT_FOUND = 404;

  private volatile HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

  /**
   * A span as it came.
   *
   * @param service who told it
   * @param parentId empty of the first of its trace
   * @param links trace ids and span ids, with a hyphen between
   */
  public record Told(
      String service,
      String name,
      String kind,
      String traceId,
      String spanId,
      String parentId,
      String traceState,
      long begunNanos,
      long endedNanos,
      boolean failed,
      Map<String, String> attributes,
      List<String> links) {}

  /** One on a free port of loopback. */
  public TraceCollector() throws IOException {
    server = at(0);
  }

  private HttpServer at(int port) throws IOException {
    HttpServer here =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    here.createContext("/", this::take);
    here.start();
    return here;
  }

  /** From now on nobody is there, until {@link #back}. */
  public void away() {
    server.stop(0);
  }

  /** It is there again, at the same address, with what it was told before. */
  public void back() throws IOException {
    server = at(server.getAddress().getPort());
  }

  /** What {@code tenprint.tracing.endpoint} is. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All that came, in the order in which it did. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  /**
   * What came of one trace: of a span that was told again what was told last, and each behind the
   * one that it follows from. Those whose parent did not come are first.
   */
  public List<Told> ofTrace(String traceId) {
    Map<String, Told> last = new LinkedHashMap<>();
    told.stream()
        .filter(span -> span.traceId().equals(traceId))
        .forEach(span -> last.put(span.spanId(), span));
    List<Told> inOrder = new ArrayList<>();
    for (Told span : last.values()) {
      if (!last.containsKey(span.parentId())) {
        below(span, last.values(), inOrder);
      }
    }
    return List.copyOf(inOrder);
  }

  private static void below(Told span, Collection<Told> all, List<Told> inOrder) {
    inOrder.add(span);
    all.stream()
        .filter(child -> child.parentId().equals(span.spanId()))
        .forEach(child -> below(child, all, inOrder));
  }

  /** Whether a text stands in anything that came. */
  public boolean holds(String text) {
    return bodies.stream()
        .anyMatch(body -> new String(body, StandardCharsets.ISO_8859_1).contains(text));
  }

  private void take(HttpExchange request) throws IOException {
    try (request) {
      byte[] body = request.getRequestBody().readAllBytes();
      boolean traces = request.getRequestURI().getPath().equals("/v1/traces");
      if (traces) {
        bodies.add(body);
        for (ResourceSpans of : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
          String service = attributes(of.getResource().getAttributesList()).get("service.name");
          of.getScopeSpansList()
              .forEach(some -> some.getSpansList().forEach(span -> told.add(told(service, span))));
        }
      }
      request.sendResponseHeaders(traces ? ACCEPTED : NOT_FOUND, -1);
    }
  }

  private static Told told(String service, Span span) {
    return new Told(
        service,
        span.getName(),
        span.getKind().name(),
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getTraceState(),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
        attributes(span.getAttributesList()),
        span.getLinksList().stream()
            .map(link -> hex(link.getTraceId()) + "-" + hex(link.getSpanId()))
            .toList());
  }

  private static Map<String, String> attributes(List<KeyValue> of) {
    Map<String, String> attributes = new TreeMap<>();
    of.forEach(one -> attributes.put(one.getKey(), one.getValue().getStringValue()));
    return attributes;
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
