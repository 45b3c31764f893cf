package org.tenprint.messaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * What the fields of an event may hold. A schema says it by properties of a field: {@code maxItems}
 * of an array or map, {@code maxBytes} of a text or of bytes; what says nothing has the usual
 * bounds. They are those of the present schema, whichever version an event was written with. So are
 * the constants of its enums: one that a later version added is not known here, though Avro would
 * read its default for it, and decide by that.
 */
final class EventBounds {
  /** Values of one event: texts, byte strings, records and entries, nested ones too. */
  static final int MOST_VALUES = 100_000;

  /** Records and arrays within each other. */
  static final int DEEPEST = 16;

  private static final int ITEMS = 10_000;
  private static final int TEXT = 64 * 1024;

  private final Map<Schema.Field, Bound> byField = new IdentityHashMap<>();
  private final Map<Schema, Set<String>> later = new IdentityHashMap<>();

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
    Stated of = new Stated(new HashMap<>(), new HashMap<>());
    of.collect(stated);
    EventBounds found = new EventBounds();
    found.collect(writer, of);
    return found;
  }

  /** Bounds of a field of the writer's schema. */
  Bound of(Schema.Field field) {
    return byField.get(field);
  }

  /** Whether the present schema does not have that constant of the writer's enum. */
  boolean later(Schema constants, int index) {
    return later.getOrDefault(constants, Set.of()).contains(constants.getEnumSymbols().get(index));
  }

  /** The usual bounds. */
  static Bound usual(String where) {
    return new Bound(where, ITEMS, TEXT, EventCodec.LARGEST);
  }

  private void collect(Schema schema, Stated stated) {
    switch (schema.getType()) {
      case ARRAY -> collect(schema.getElementType(), stated);
      case MAP -> collect(schema.getValueType(), stated);
      case UNION -> schema.getTypes().forEach(type -> collect(type, stated));
      case ENUM -> {
        Set<String> more = new HashSet<>(schema.getEnumSymbols());
        more.removeAll(stated.constants().getOrDefault(schema.getFullName(), List.of()));
        later.put(schema, more);
      }
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          String name = name(schema, field);
          Bound bound = stated.bounds().getOrDefault(name, usual(name));
          if (byField.put(field, bound) == null) {
            collect(field.schema(), stated);
          }
        }
      }
      default -> {}
    }
  }

  /** What the present schema states, by full names. */
  private record Stated(Map<String, Bound> bounds, Map<String, List<String>> constants) {
    void collect(Schema schema) {
      switch (schema.getType()) {
        case ARRAY -> collect(schema.getElementType());
        case MAP -> collect(schema.getValueType());
        case UNION -> schema.getTypes().forEach(this::collect);
        case ENUM -> constants.put(schema.getFullName(), schema.getEnumSymbols());
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
              collect(field.schema());
            }
          }
        }
        default -> {}
      }
    }
  }

  private static String name(Schema record, Schema.Field field) {
    return record.getFullName() + "#" + field.name();
  }

  private static int stated(Schema.Field field, String property, int otherwise) {
    return field.getObjectProp(property) instanceof Integer bound ? bound : otherwise;
  }
}
