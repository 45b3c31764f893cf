package org.tenprint.messaging;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * What the fields of an event may hold. A schema says it by properties of a field: {@code maxItems}
 * of an array or map, {@code maxBytes} of a text or of bytes; what says nothing has the usual
 * bounds. They are those of the present schema, whichever version an event was written with.
 */
final class EventBounds {
  /** Values of one event: texts, byte strings, records and entries, nested ones too. */
  static final int MOST_VALUES = 100_000;

  /** Records and arrays within each other. */
  static final int DEEPEST = 16;

  private static final int ITEMS = 10_000;
  private static final int TEXT = 64 * 1024;

  private final Map<Schema.Field, Bound> byField = new IdentityHashMap<>();

  /**
   * Bounds of a field.
   *
   * @param where the field, for an operator
   * @param items entries of an array or map
   * @param text bytes of a text
   * @param bytes of a byte string
   */
  record Bound(String where, int items, int text, int bytes) {}

  private EventBounds() {}

  /**
   * The bounds of what was written with one schema.
   *
   * @param stated the schema that states them
   */
  static EventBounds of(Schema writer, Schema stated) {
    Map<String, Bound> bounds = new HashMap<>();
    statedBy(stated, bounds);
    EventBounds found = new EventBounds();
    found.collect(writer, bounds);
    return found;
  }

  /** Bounds of a field of the writer's schema. */
  Bound of(Schema.Field field) {
    return byField.get(field);
  }

  /** The usual bounds. */
  static Bound usual(String where) {
    return new Bound(where, ITEMS, TEXT, EventCodec.LARGEST);
  }

  private void collect(Schema schema, Map<String, Bound> bounds) {
    switch (schema.getType()) {
      case ARRAY -> collect(schema.getElementType(), bounds);
      case MAP -> collect(schema.getValueType(), bounds);
      case UNION -> schema.getTypes().forEach(type -> collect(type, bounds));
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          String name = name(schema, field);
          Bound bound = bounds.containsKey(name) ? bounds.get(name) : usual(name);
          if (byField.put(field, bound) == null) {
            collect(field.schema(), bounds);
          }
        }
      }
      default -> {}
    }
  }

  private static void statedBy(Schema schema, Map<String, Bound> bounds) {
    switch (schema.getType()) {
      case ARRAY -> statedBy(schema.getElementType(), bounds);
      case MAP -> statedBy(schema.getValueType(), bounds);
      case UNION -> schema.getTypes().forEach(type -> statedBy(type, bounds));
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          String name = name(schema, field);
          Bound bound =
              new Bound(
                  name,
                  stated(field, "maxItems", ITEMS),
                  stated(field, "maxBytes", TEXT),
                  stated(field, "maxBytes", EventCodec.LARGEST));
          if (bounds.put(name, bound) == null) {
            statedBy(field.schema(), bounds);
          }
        }
      }
      default -> {}
    }
  }

  private static String name(Schema record, Schema.Field field) {
    return record.getFullName() + "#" + field.name();
  }

  private static int stated(Schema.Field field, String property, int otherwise) {
    return field.getObjectProp(property) instanceof Integer bound ? bound : otherwise;
  }
}
