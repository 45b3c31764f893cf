package org.tenprint.audit.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tenprint.audit.log.EventJson;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.LogRecord.RecordHeader;
import org.tenprint.audit.log.TopicName;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.SealedLetters;

/**
 * A record as a line of a copy, and back without loss.
 *
 * <p>Fields in this order: {@code topic}, {@code partition}, {@code offset}, {@code timestamp}
 * (ISO-8601, UTC, milliseconds), {@code key} (text), {@code headers} (list of {@code name}, {@code
 * value}), {@code value} (the event, for a reader, sealed as it lies), {@code valueBase64} (its
 * bytes; null is a tombstone). Where a key or header is no UTF-8 text, {@code keyBase64} or {@code
 * valueBase64} stands in its place. Where the value cannot be decoded, {@code value} is null and
 * {@code problem} says why. Biometric values have no {@code value}.
 */
public final class RecordJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Events events;
  private final boolean opensLetters;

  /**
   * @param events decodes the values
   */
  public RecordJson(Events events) {
    this(events, false);
  }

  /**
   * @param opensLetters whether a sealed dead letter has a field {@code opened} too: what came, in
   *     base64
   */
  public RecordJson(Events events, boolean opensLetters) {
    this.events = events;
    this.opensLetters = opensLetters;
  }

  /** The line, without its end. */
  public String line(LogRecord record, TopicName topic) {
    ObjectNode line = JSON.createObjectNode();
    line.put("topic", record.topic());
    line.put("partition", record.partition());
    line.put("offset", record.offset());
    line.put("timestamp", record.recorded().toString());
    put(line, "key", "keyBase64", record.key());
    ArrayNode headers = line.putArray("headers");
    for (RecordHeader header : record.headers()) {
      put(headers.addObject().put("name", header.name()), "value", "valueBase64", header.value());
    }
    if (!topic.biometrics()) {
      putValue(line, record, topic);
    }
    line.put("valueBase64", record.value());
    if (opensLetters && topic.deadLetters() && record.header(SealedLetters.FORM).isPresent()) {
      putOpened(line, record);
    }
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void putValue(ObjectNode line, LogRecord record, TopicName topic) {
    line.putNull("value");
    if (record.value() == null) {
      return;
    }
    try {
      line.set("value", EventJson.of(events.decodeOutside(topic.spec(), record)));
    } catch (PoisonEvent poison) {
      line.put("problem", poison.reason().name());
    }
  }

  private void putOpened(ObjectNode line, LogRecord record) {
    try {
      line.put("opened", events.letter(record));
    } catch (PoisonEvent poison) {
      line.put("problem", poison.reason().name());
    }
  }

  private static void put(ObjectNode object, String text, String base64, byte[] bytes) {
    if (bytes == null) {
      object.putNull(text);
      return;
    }
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    if (Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), bytes)) {
      object.put(text, decoded);
    } else {
      object.put(base64, bytes);
    }
  }

  /**
   * The record of a line; empty if it is none.
   *
   * @param line a line of a copy
   */
  public static Optional<LogRecord> record(String line) {
    try {
      JsonNode object = JSON.readTree(line);
      if (!object.path("topic").isTextual() || !object.has("valueBase64")) {
        return Optional.empty();
      }
      List<RecordHeader> headers = new ArrayList<>();
      for (JsonNode header : object.path("headers")) {
        headers.add(
            new RecordHeader(header.path("name").asText(), bytes(header, "value", "valueBase64")));
      }
      return Optional.of(
          new LogRecord(
              object.get("topic").asText(),
              object.path("partition").asInt(-1),
              object.path("offset").asLong(-1),
              Instant.parse(object.path("timestamp").asText()),
              bytes(object, "key", "keyBase64"),
              List.copyOf(headers),
              object.get("valueBase64").binaryValue()));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(JsonNode object, String text, String base64) throws IOException {
    if (object.path(text).isTextual()) {
      return object.get(text).asText().getBytes(StandardCharsets.UTF_8);
    }
    return object.has(base64) ? object.get(base64).binaryValue() : null;
  }
}
