package org.tenprint.biometric.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tenprint.biometric.application.AbisRefusal;
import org.tenprint.biometric.application.AbisRefused;

/**
 * One object of a request's JSON, read strictly: what the published interface does not name is an
 * error, and what is refused is named by where it stands, never by what it is.
 */
final class AbisJson {
  /** Of a body, as the door lets it in: what a text in it may have. */
  private static final int LARGEST = 8 << 20;

  /** 40 prints of 27 keys are some 2,300; the rest is for what is dropped. A tree is 1 MB or so. */
  private static final int MOST_TOKENS = 10_000;

  private static final int DEEPEST = 16;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NUMBER = 40;
  private static final ObjectMapper JSON = mapper();
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  private final JsonNode object;
  private final String at;

  private static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxTokenCount(MOST_TOKENS)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LARGEST)
                    .maxDocumentLength(LARGEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private AbisJson(JsonNode object, String at) {
    this.object = object;
    this.at = at;
  }

  /** The JSON of a body. */
  static JsonNode read(byte[] body) throws AbisRefused {
    if (body == null || body.length == 0) {
      throw malformed("", "send JSON");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw malformed("", "it is no JSON, has a key twice, or more parts than the interface needs");
    } catch (CharacterCodingException e) {
      throw malformed("", "it is not in UTF-8");
    }
  }

  /** An object that has no keys but these. */
  static AbisJson of(JsonNode node, String at, Set<String> keys) throws AbisRefused {
    if (node == null || !node.isObject()) {
      throw malformed(at, "give an object");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      if (!keys.contains(names.next())) {
        throw malformed(at, "it has a key that the interface does not have");
      }
    }
    return new AbisJson(node, at);
  }

  static AbisRefused malformed(String at, String what) {
    return new AbisRefused(AbisRefusal.MALFORMED, (at.isEmpty() ? "the body" : at) + ": " + what);
  }

  static AbisRefused unsupported(String at, String what) {
    return new AbisRefused(AbisRefusal.NOT_SUPPORTED, at + ": " + what);
  }

  /** Whether there is something under a key. */
  boolean has(String key) {
    JsonNode value = object.path(key);
    return !value.isMissingNode() && !value.isNull();
  }

  String at(String key) {
    return at + "/" + key;
  }

  /** Refuses what stands under one of these keys. */
  void without(String why, String... keys) throws AbisRefused {
    for (String key : keys) {
      if (has(key)) {
        throw unsupported(at(key), why);
      }
    }
  }

  Optional<String> text(String key) throws AbisRefused {
    if (!has(key)) {
      return Optional.empty();
    }
    if (!object.get(key).isTextual()) {
      throw malformed(at(key), "give a text");
    }
    return Optional.of(object.get(key).textValue());
  }

  String required(String key) throws AbisRefused {
    return text(key).orElseThrow(() -> malformed(at(key), "it is wanted"));
  }

  /** A whole number of at least 1; 0 where there is none. */
  int number(String key) throws AbisRefused {
    if (!has(key)) {
      return 0;
    }
    JsonNode value = object.get(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
      throw malformed(at(key), "give a whole number from 1 on");
    }
    return value.intValue();
  }

  /** Bytes in base64 (RFC 4648, 4). */
  byte[] bytes(String key) throws AbisRefused {
    try {
      return Base64.getDecoder().decode(required(key));
    } catch (IllegalArgumentException e) {
      throw malformed(at(key), "encode the bytes in base64 without line ends");
    }
  }

  /** The objects of an array, each with these keys. */
  List<AbisJson> objects(String key, int most, Set<String> keys) throws AbisRefused {
    JsonNode array = object.path(key);
    if (!array.isArray() || array.isEmpty() || array.size() > most) {
      throw malformed(at(key), "give an array of 1 to " + most);
    }
    List<AbisJson> objects = new ArrayList<>();
    for (JsonNode element : array) {
      objects.add(of(element, at(key) + "/" + objects.size(), keys));
    }
    return objects;
  }

  /** The texts of an array. */
  List<String> texts(String key, int most) throws AbisRefused {
    return texts(object.path(key), at(key), most);
  }

  private static List<String> texts(JsonNode array, String at, int most) throws AbisRefused {
    if (!array.isArray() || array.isEmpty() || array.size() > most) {
      throw malformed(at, "give an array of 1 to " + most);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array) {
      if (!element.isTextual()) {
        throw malformed(at, "give texts");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** The names of an array, none twice. */
  static SortedSet<String> names(JsonNode array, String at, int most) throws AbisRefused {
    SortedSet<String> names = new TreeSet<>();
    for (String text : texts(array, at, most)) {
      if (!names.add(name(text, at))) {
        throw malformed(at, "it has a name twice");
      }
    }
    return names;
  }

  SortedSet<String> names(String key, int most) throws AbisRefused {
    return names(object.path(key), at(key), most);
  }

  /** A name: an id of a person, an encounter or a gallery, or a type. */
  static String name(String text, String at) throws AbisRefused {
    if (!NAME.matcher(text).matches()) {
      throw malformed(
          at, "a name has 1 to 64 of A to Z, a to z, 0 to 9, and behind the first of . _ : -");
    }
    return text;
  }
}
