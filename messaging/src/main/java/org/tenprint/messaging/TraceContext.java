package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A span's place in a trace, as a W3C {@code traceparent} of version 00 says it.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param spanId 16 hexadecimal digits, not all zero
 */
public record TraceContext(String traceId, String spanId) {
  /** The header's name, on Kafka and over HTTP. */
  public static final String HEADER = "traceparent";

  /** What W3C's trace context and baggage are carried by. */
  private static final Set<String> CARRIERS = Set.of(HEADER, "tracestate", "baggage");

  private static final int LENGTH = 55;
  private static final Pattern FORM =
      Pattern.compile("00-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-[0-9a-f]{2}");

  /** What the text says; empty where it has not exactly this form. */
  public static Optional<TraceContext> of(String traceparent) {
    if (traceparent.length() != LENGTH) {
      return Optional.empty();
    }
    Matcher said = FORM.matcher(traceparent);
    return said.matches()
        ? Optional.of(new TraceContext(said.group(1), said.group(2)))
        : Optional.empty();
  }

  /** What a caller said who said one; of several none is believed. */
  public static Optional<TraceContext> only(List<String> traceparents) {
    return traceparents.size() == 1 ? of(traceparents.get(0)) : Optional.empty();
  }

  /** What a record's headers say, as {@link #only}. */
  public static Optional<TraceContext> only(Headers headers) {
    List<String> said = new ArrayList<>();
    for (Header header : headers.headers(HEADER)) {
      byte[] value = header.value();
      if (value == null || value.length != LENGTH || !said.isEmpty()) {
        return Optional.empty();
      }
      said.add(new String(value, StandardCharsets.ISO_8859_1));
    }
    return only(said);
  }

  /** Takes away whatever the headers say of a trace, however its name is written. */
  public static void removeFrom(Headers headers) {
    for (Header header : headers.toArray()) {
      if (CARRIERS.contains(header.key().toLowerCase(Locale.ROOT))) {
        headers.remove(header.key());
      }
    }
  }
}
