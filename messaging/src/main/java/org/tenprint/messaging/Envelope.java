package org.tenprint.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.tenprint.events.BookingIds;

/**
 * What stands in the headers of every event: CloudEvents 1.0 in Kafka's binary content mode
 * (headers {@code ce_…}), with {@code correlationid} as an extension and a W3C {@code traceparent}.
 *
 * <p>An event that follows from another gets an id and a span that follow from the other's, so that
 * a replay writes the same bytes.
 *
 * @param id unique within the source
 * @param source who wrote it, a URI reference such as {@code /biometric-service}
 * @param type the schema's full name
 * @param subject the booking, subject or instrument it is about
 * @param time when the fact was recorded
 * @param correlationId the same through a booking's whole way
 * @param traceparent W3C trace context, {@code 00-<32 hex>-<16 hex>-<2 hex>}; empty where the
 *     record carries none
 */
public record Envelope(
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String correlationId,
    String traceparent) {
  private static final String SPEC_VERSION = "1.0";
  private static final String CONTENT_TYPE = "application/avro";
  private static final UUID EVENTS = UUID.fromString("0d4f0d0a-52a5-5c8e-8f5f-2f6b6f0e7a11");
  private static final int LONGEST = 256;
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /**
   * The first event of a chain.
   *
   * @param source who writes it
   * @param type the schema's full name
   * @param subject what it is about
   * @param discriminator makes the id unique among events of this type about this subject
   * @param time when it was recorded
   */
  public static Envelope first(
      String source, String type, String subject, String discriminator, Instant time) {
    UUID id = BookingIds.version5(EVENTS, String.join("|", source, type, subject, discriminator));
    return new Envelope(id.toString(), source, type, subject, time, id.toString(), trace(id, id));
  }

  /**
   * An event that follows from this one.
   *
   * @param newSource who writes it
   * @param newType the schema's full name
   * @param newSubject what it is about
   * @param discriminator makes the id unique among events of this type that follow from this one
   * @param newTime when it was recorded
   */
  public Envelope next(
      String newSource, String newType, String newSubject, String discriminator, Instant newTime) {
    UUID next =
        BookingIds.version5(
            EVENTS, String.join("|", id, newSource, newType, newSubject, discriminator));
    String traceId = traceparent.substring(3, 35);
    return new Envelope(
        next.toString(),
        newSource,
        newType,
        newSubject,
        newTime,
        correlationId,
        "00-" + traceId + "-" + span(next) + "-01");
  }

  /** The same, in no trace: for those outside, who are not to know a booking's. */
  public Envelope untraced() {
    return new Envelope(id, source, type, subject, time, correlationId, "");
  }

  /**
   * The id of a span of what works on this event and writes none that follows from it; the same
   * whenever it does.
   *
   * @param by who works on it
   */
  public String spanOf(String by) {
    return span(BookingIds.version5(EVENTS, "span|" + id + "|" + by));
  }

  /** Adds these headers. */
  public void writeTo(Headers headers) {
    put(headers, "ce_specversion", SPEC_VERSION);
    put(headers, "ce_id", id);
    put(headers, "ce_source", source);
    put(headers, "ce_type", type);
    put(headers, "ce_subject", subject);
    put(headers, "ce_time", time.toString());
    put(headers, "ce_correlationid", correlationId);
    put(headers, "content-type", CONTENT_TYPE);
    if (!traceparent.isEmpty()) {
      put(headers, TraceContext.HEADER, traceparent);
    }
  }

  /**
   * The envelope in these headers; one is made up from {@code fallbackId} where it is absent or not
   * well formed, so that a foreign producer's event still has a chain.
   *
   * @param headers a record's headers
   * @param fallbackId an id that is the same whenever this record is read, such as its address
   * @param recorded the record's timestamp
   */
  public static Envelope readFrom(Headers headers, String fallbackId, Instant recorded) {
    Optional<String> id = text(headers, "ce_id");
    Optional<String> source = source(headers);
    String type = text(headers, "ce_type").orElse("unknown");
    String subject = text(headers, "ce_subject").orElse("");
    if (id.isEmpty() || source.isEmpty()) {
      return first("/unknown", type, subject, fallbackId, recorded);
    }
    return new Envelope(
        id.get(),
        source.get(),
        type,
        subject,
        text(headers, "ce_time").flatMap(Envelope::instant).orElse(recorded),
        text(headers, "ce_correlationid").orElse(id.get()),
        text(headers, TraceContext.HEADER)
            .filter(text -> TraceContext.of(text).isPresent())
            .orElseGet(() -> traceOf(source.get(), id.get())));
  }

  /** Who wrote it, in these headers; empty where that is absent or not well formed. */
  static Optional<String> source(Headers headers) {
    return text(headers, "ce_source");
  }

  /** Of an event that carries none. */
  private static String traceOf(String source, String id) {
    UUID derived = BookingIds.version5(EVENTS, source + "|" + id);
    return trace(derived, derived);
  }

  /** A time that a record can carry: of the years 1970 to 9999. */
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(time -> !time.isBefore(Instant.EPOCH) && time.isBefore(END));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A header's text; what is empty, too long or no UTF-8 is as good as absent. */
  private static Optional<String> text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    byte[] value = header == null ? null : header.value();
    if (value == null || value.length == 0 || value.length > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String trace(UUID trace, UUID spanOf) {
    return "00-" + trace.toString().replace("-", "") + "-" + span(spanOf) + "-01";
  }

  private static String span(UUID id) {
    byte[] low = ByteBuffer.allocate(8).putLong(id.getLeastSignificantBits()).array();
    return HexFormat.of().formatHex(low);
  }
}
