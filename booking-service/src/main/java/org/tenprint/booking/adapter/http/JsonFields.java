package org.tenprint.booking.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.booking.domain.Given;
import org.tenprint.booking.domain.ProblemCode;

/**
 * The fields of one JSON object. What is of another type than due is noted with its JSON pointer
 * (RFC 6901) and is {@link Given#unreadable} from then on.
 */
final class JsonFields {
  private static final int LONGEST_NAME = 40;

  private final JsonNode object;
  private final String pointer;
  private final Findings findings;

  private JsonFields(JsonNode object, String pointer, Findings findings) {
    this.object = object;
    this.pointer = pointer;
    this.findings = findings;
  }

  /** The object's fields; an unknown field is noted. */
  static JsonFields of(JsonNode node, String pointer, Set<String> known, Findings findings) {
    if (!node.isObject()) {
      findings.add(pointer, ProblemCode.WRONG_TYPE, "give an object");
      return new JsonFields(MissingNode.getInstance(), pointer, findings);
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                findings.add(
                    pointer + "/" + shown(name),
                    ProblemCode.UNKNOWN_FIELD,
                    "remove it; the fields are " + String.join(", ", known));
              }
            });
    return new JsonFields(node, pointer, findings);
  }

  /** Where the object stands. */
  String pointer() {
    return pointer;
  }

  String at(String name) {
    return pointer + "/" + name;
  }

  /** A text; null is absent. */
  Given text(String name) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return none(name);
    }
    return node.isTextual() ? Given.of(at(name), node.textValue()) : wrong(name, "a text");
  }

  /** A whole number, as its digits. */
  Given number(String name) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return none(name);
    }
    return node.isIntegralNumber() && node.canConvertToInt()
        ? Given.of(at(name), Integer.toString(node.intValue()))
        : wrong(name, "a whole number");
  }

  /** A truth value; absent is false. */
  boolean flag(String name) {
    JsonNode node = object.path(name);
    if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
      wrong(name, "true or false");
    }
    return node.booleanValue();
  }

  /** Bytes in base64 (RFC 4648, 4), with or without padding. */
  Draft.Data bytes(String name) {
    Given text = text(name);
    if (text.text().isEmpty() || text.text().get().isEmpty()) {
      return new Draft.Data(text.field(), Optional.empty(), text.readable());
    }
    try {
      return new Draft.Data(
          text.field(), Optional.of(Base64.getDecoder().decode(text.text().get())), true);
    } catch (IllegalArgumentException e) {
      findings.add(
          text.field(), ProblemCode.BAD_BASE64, "encode the bytes in base64 without line ends");
      return new Draft.Data(text.field(), Optional.empty(), false);
    }
  }

  /** The objects of an array, each with these fields; absent is none. */
  List<JsonFields> objects(String name, Set<String> known) {
    JsonNode node = object.path(name);
    List<JsonFields> objects = new ArrayList<>();
    if (!node.isMissingNode() && !node.isNull() && !node.isArray()) {
      wrong(name, "an array");
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        objects.add(of(element, at(name) + "/" + objects.size(), known, findings));
      }
    }
    return objects;
  }

  /** Absent; or unreadable, where there is no object to have the field. */
  private Given none(String name) {
    return object.isObject() ? Given.absent(at(name)) : Given.unreadable(at(name));
  }

  private Given wrong(String name, String due) {
    findings.add(at(name), ProblemCode.WRONG_TYPE, "give " + due);
    return Given.unreadable(at(name));
  }

  /** An unknown field's name as far as it is one; anything else could be a value. */
  private static String shown(String name) {
    return name.length() <= LONGEST_NAME && name.matches("[A-Za-z_-]+") ? name : "?";
  }
}
