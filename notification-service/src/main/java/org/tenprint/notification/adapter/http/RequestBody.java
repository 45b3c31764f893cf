package org.tenprint.notification.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;

/** A request's JSON object, read strictly: an unknown key is an error, and every value is text. */
final class RequestBody {
  private static final int LONGEST = 64 * 1024;
  private static final int LONGEST_TEXT = 4_000;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode fields;

  private RequestBody(ObjectNode fields) {
    this.fields = fields;
  }

  /** A request that has no keys but these. */
  static RequestBody of(byte[] body, String... keys) throws Refused {
    ObjectNode fields = object(body);
    List<String> known = List.of(keys);
    for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
      if (!known.contains(names.next())) {
        throw unreadable("known keys are " + String.join(", ", known) + ".");
      }
    }
    return new RequestBody(fields);
  }

  /** The JSON object that a body is. */
  static ObjectNode object(byte[] body) throws Refused {
    if (absent(body) || body.length > LONGEST) {
      throw unreadable("Send a JSON object of at most 64 KiB.");
    }
    try {
      if (JSON.readTree(text(body)) instanceof ObjectNode object) {
        inOrder(object);
        return object;
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw unreadable(
          at == null
              ? "The body is no JSON, or has a key twice."
              : "The body is no JSON, or has a key twice: line %d, column %d."
                  .formatted(at.getLineNr(), at.getColumnNr()));
    }
    throw unreadable("A JSON object is wanted.");
  }

  /** Whether nothing was sent. */
  static boolean absent(byte[] body) {
    return body == null || body.length == 0 || new String(body, UTF_8).isBlank();
  }

  private static String text(byte[] body) throws Refused {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable("The body is not in UTF-8.");
    }
  }

  /** Texts end in logs, listings and the rule book: no key or value may break a line there. */
  private static void inOrder(JsonNode node) throws Refused {
    if (node.isTextual()) {
      inOrder(node.textValue());
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      inOrder(names.next());
    }
    for (JsonNode below : node) {
      inOrder(below);
    }
  }

  private static void inOrder(String text) throws Refused {
    if (text.length() > LONGEST_TEXT || !text.codePoints().allMatch(RequestBody::printed)) {
      throw unreadable(
          "A text has a line break or another character that is not printed, or more than "
              + LONGEST_TEXT
              + " characters: send it without.");
    }
  }

  private static boolean printed(int point) {
    int type = Character.getType(point);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  /** A field's text; empty where the field is absent. */
  Optional<String> optional(String key) throws Refused {
    JsonNode value = fields.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw unreadable(key + ": text is wanted.");
    }
    return Optional.of(value.asText());
  }

  /** A field's text. */
  String text(String key) throws Refused {
    return optional(key).orElseThrow(() -> unreadable(key + " is wanted."));
  }

  /** A field's text of that form. */
  String text(String key, String form, String what) throws Refused {
    String text = text(key);
    if (!text.matches(form)) {
      throw unreadable(key + ": " + what + " is wanted.");
    }
    return text;
  }

  /** The constant that a field names in lower case with hyphens. */
  <E extends Enum<E>> E word(String key, Class<E> type) throws Refused {
    String text = text(key);
    StringBuilder known = new StringBuilder();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(text)) {
        return constant;
      }
      known.append(known.isEmpty() ? "" : ", ").append(word);
    }
    throw unreadable(key + ": one of " + known + " is wanted.");
  }

  /** The id of a booking. */
  UUID booking() throws Refused {
    String text =
        text("booking", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "the booking's id, a UUID,");
    return UUID.fromString(text);
  }

  static Refused unreadable(String detail) {
    return new Refused(RefusalReason.UNREADABLE, detail);
  }
}
