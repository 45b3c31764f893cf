package org.tenprint.audit.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of an answer: named cells in order, and details that only programs get. */
public final class Row {
  private final Map<String, JsonNode> cells = new LinkedHashMap<>();
  private final Map<String, JsonNode> details = new LinkedHashMap<>();

  private Row() {}

  /** A row with a first cell. */
  public static Row of(String name, String value) {
    return new Row().and(name, value);
  }

  /** Adds a cell. */
  public Row and(String name, String value) {
    cells.put(name, JsonNodeFactory.instance.textNode(value));
    return this;
  }

  /** Adds a cell. */
  public Row and(String name, long value) {
    cells.put(name, JsonNodeFactory.instance.numberNode(value));
    return this;
  }

  /** Adds what stands in JSON alone. */
  public Row detail(String name, JsonNode value) {
    details.put(name, value);
    return this;
  }

  /** A text for {@link #detail}. */
  public static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  /** The cells as text, by name, in order. */
  Map<String, String> cells() {
    Map<String, String> texts = new LinkedHashMap<>();
    cells.forEach((name, value) -> texts.put(name, value.asText()));
    return texts;
  }

  /** Cells and details as one object. */
  ObjectNode json() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.setAll(cells);
    object.setAll(details);
    return object;
  }
}
