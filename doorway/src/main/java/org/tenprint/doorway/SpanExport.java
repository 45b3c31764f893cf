package org.tenprint.doorway;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tenprint.messaging.TraceContext;
import org.tenprint.messaging.TraceSpan;

/**
 * Sends spans to a collector, by a thread of its own. What does not get there is dropped: at most
 * {@value #MOST_WAITING} spans wait, who tells one never does, and the end of the process waits for
 * {@value #LONGEST_END_MILLIS} ms.
 */
final class SpanExport implements Consumer<TraceSpan>, AutoCloseable {
  static final int MOST_WAITING = 2048;
  static final long LONGEST_END_MILLIS = 2000;

  private static final String PATH = "/v1/traces";
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration LONGEST_SEND = Duration.ofSeconds(5);
  private static final int DIGITS = 12;

  private final GivenIds ids = new GivenIds();
  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final double ratio;

  /**
   * @param service the name of who tells
   * @param endpoint of a collector
   * @param ratio the share of traces that is told
   * @throws IllegalStateException if this is no address, or no share
   */
  SpanExport(String service, URI endpoint, double ratio) {
    require(endpoint, ratio);
    this.ratio = ratio;
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString().replaceAll("/+$", "") + PATH)
            .setConnectTimeout(LONGEST_SEND)
            .setTimeout(LONGEST_SEND)
            .build();
    this.provider =
        SdkTracerProvider.builder()
            .setSampler(Sampler.alwaysOn())
            .setIdGenerator(ids)
            .setResource(
                Resource.getDefault()
                    .merge(
                        Resource.create(Attributes.builder().put("service.name", service).build())))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setMaxQueueSize(MOST_WAITING)
                    .setScheduleDelay(OFTEN)
                    .setExporterTimeout(LONGEST_SEND)
                    .build())
            .build();
    this.tracer = provider.get("org.tenprint");
  }

  private static void require(URI endpoint, double ratio) {
    boolean address =
        endpoint.getScheme() != null
            && Set.of("http", "https").contains(endpoint.getScheme())
            && endpoint.getHost() != null
            && endpoint.getRawUserInfo() == null
            && endpoint.getRawQuery() == null
            && endpoint.getRawFragment() == null;
    if (!address) {
      throw new IllegalStateException(
          "tenprint.tracing.endpoint is http://HOST:PORT or https://HOST:PORT, an OTLP collector's");
    }
    SettingBounds.require("tenprint.tracing.ratio", ratio, 0.0, 1.0);
  }

  /**
   * Whether that trace is told: the same of every service. By its first 48 bits, which are those of
   * a digest; the last 64 of a booking's begin with the two bits that a UUID has there, and
   * OpenTelemetry's own sampler, which looks at them, takes none for a ratio of a half or less.
   */
  static boolean sampled(String traceId, double ratio) {
    long drawn = Long.parseLong(traceId.substring(0, DIGITS), 16);
    return drawn < ratio * (1L << (4 * DIGITS));
  }

  @Override
  public void accept(TraceSpan told) {
    if (!sampled(told.sampledBy().traceId(), ratio)) {
      return;
    }
    SpanBuilder span =
        tracer
            .spanBuilder(told.name())
            .setSpanKind(SpanKind.valueOf(told.kind().name()))
            .setStartTimestamp(told.begun());
    told.parent()
        .ifPresentOrElse(
            id -> span.setParent(below(new TraceContext(told.self().traceId(), id))),
            span::setNoParent);
    told.link().ifPresent(other -> span.addLink(remote(other)));
    told.attributes().forEach(span::setAttribute);
    Span started = ids.with(told.self(), span::startSpan);
    if (told.failed()) {
      started.setStatus(StatusCode.ERROR);
    }
    started.end(told.ended());
  }

  private static Context below(TraceContext parent) {
    return Context.root().with(Span.wrap(remote(parent)));
  }

  private static SpanContext remote(TraceContext said) {
    return SpanContext.createFromRemoteParent(
        said.traceId(), said.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
  }

  @Override
  public void close() {
    provider.shutdown().join(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The ids that a span is to have. */
  private static final class GivenIds implements IdGenerator {
    private final ThreadLocal<TraceContext> given = new ThreadLocal<>();

    private Span with(TraceContext ids, Supplier<Span> start) {
      given.set(ids);
      try {
        return start.get();
      } finally {
        given.remove();
      }
    }

    @Override
    public String generateSpanId() {
      return given.get().spanId();
    }

    @Override
    public String generateTraceId() {
      return given.get().traceId();
    }
  }
}
