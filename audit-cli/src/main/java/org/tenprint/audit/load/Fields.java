package org.tenprint.audit.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields of a JSON object, of which none may be unknown, stand twice or be of another type. */
final class Fields {
  private static final int DEEPEST = 8;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(GalleryLines.LONGEST)
                .build());
  }

  private final JsonNode object;
  private final String path;

  private Fields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /** The object that a line is. */
  static Fields of(LineFile.Line line) throws RefusedLine {
    if (line.tooLong()) {
      throw new RefusedLine("TOO_LONG", "");
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes()));
      JsonNode read = JSON.readTree(line.bytes());
      if (!read.isObject()) {
        throw new RefusedLine("WRONG_TYPE", "");
      }
      return new Fields(read, "");
    } catch (CharacterCodingException e) {
      throw new RefusedLine("NOT_UTF8", "");
    } catch (JsonProcessingException e) {
      throw new RefusedLine("NOT_JSON", "column " + e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw new RefusedLine("NOT_JSON", "");
    }
  }

  /** These, where there are no others. */
  Fields only(Set<String> names) throws RefusedLine {
    Iterator<String> stated = object.fieldNames();
    while (stated.hasNext()) {
      if (!names.contains(stated.next())) {
        // its name could be anything
        throw new RefusedLine("UNKNOWN_FIELD", path.isEmpty() ? "" : path + "?");
      }
    }
    return this;
  }

  String where(String name) {
    return path + name;
  }

  RefusedLine bad(String name) {
    return new RefusedLine("BAD_VALUE", where(name));
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private JsonNode needed(String name) throws RefusedLine {
    return value(name).orElseThrow(() -> new RefusedLine("MISSING_FIELD", where(name)));
  }

  String text(String name) throws RefusedLine {
    JsonNode value = needed(name);
    if (!value.isTextual()) {
      throw new RefusedLine("WRONG_TYPE", where(name));
    }
    return value.textValue();
  }

  Optional<String> optionalText(String name) throws RefusedLine {
    return value(name).isPresent() ? Optional.of(text(name)) : Optional.empty();
  }

  /** A text that something is made of. */
  <T> T parsed(String name, Function<String, T> parser) throws RefusedLine {
    String text = text(name);
    try {
      return parser.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw bad(name);
    }
  }

  Optional<Instant> optionalInstant(String name) throws RefusedLine {
    return value(name).isPresent() ? Optional.of(instant(name)) : Optional.empty();
  }

  Instant instant(String name) throws RefusedLine {
    return parsed(name, Instant::parse);
  }

  LocalDate date(String name) throws RefusedLine {
    return parsed(name, LocalDate::parse);
  }

  boolean flag(String name) throws RefusedLine {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw new RefusedLine("WRONG_TYPE", where(name));
    }
    return value.isPresent() && value.get().booleanValue();
  }

  /**
   * A whole number.
   *
   * @param otherwise where there is none
   */
  int number(String name, int otherwise) throws RefusedLine {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().canConvertToInt()
        || value.filter(v -> !v.isInt()).isPresent()) {
      throw new RefusedLine("WRONG_TYPE", where(name));
    }
    return value.map(JsonNode::intValue).orElse(otherwise);
  }

  /** The objects of a list; none where there is no list. */
  List<Fields> objects(String name, int most) throws RefusedLine {
    Optional<JsonNode> list = value(name);
    List<Fields> objects = new ArrayList<>();
    if (list.isPresent()) {
      if (!list.get().isArray()) {
        throw new RefusedLine("WRONG_TYPE", where(name));
      }
      if (list.get().size() > most) {
        throw new RefusedLine("TOO_MANY", where(name));
      }
      for (JsonNode one : list.get()) {
        String at = "%s[%d]".formatted(where(name), objects.size());
        if (!one.isObject()) {
          throw new RefusedLine("WRONG_TYPE", at);
        }
        objects.add(new Fields(one, at + "."));
      }
    }
    return objects;
  }
}
