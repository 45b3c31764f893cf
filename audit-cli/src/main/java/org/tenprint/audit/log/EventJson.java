package org.tenprint.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * An event as JSON for a reader: the schema's field names; instants and dates in ISO-8601, enums
 * and UUIDs as text, bytes in base64, unions without a wrapper.
 */
public final class EventJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EventJson() {}

  /** The whole event. */
  public static ObjectNode of(IndexedRecord event) {
    return without(event, Set.of());
  }

  /** The event without the fields of these names, at any depth. */
  public static ObjectNode without(IndexedRecord event, Set<String> left) {
    ObjectNode object = NODES.objectNode();
    for (Schema.Field field : event.getSchema().getFields()) {
      if (!left.contains(field.name())) {
        object.set(field.name(), value(event.get(field.pos()), left));
      }
    }
    return object;
  }

  private static JsonNode value(Object value, Set<String> left) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof IndexedRecord nested) {
      return without(nested, left);
    }
    if (value instanceof Collection<?> items) {
      ArrayNode array = NODES.arrayNode();
      items.forEach(item -> array.add(value(item, left)));
      return array;
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return NODES.binaryNode(copy);
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    return NODES.textNode(value.toString());
  }
}
