package org.tenprint.messaging;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/**
 * What stays of a record for those who have no key: its fields, less those that its schema marks
 * {@code personal} or {@code biometric}, which are null, empty, false or the constant that stands
 * for unknown.
 */
final class Redaction {
  private static final List<String> MARKS = List.of("personal", "biometric");

  private final SpecificData model;
  private final Map<String, Boolean> marked = new ConcurrentHashMap<>();

  Redaction(SpecificData model) {
    this.model = model;
  }

  /** Whether a field is of a person. */
  static boolean marked(Schema.Field field) {
    return MARKS.stream().anyMatch(mark -> Boolean.TRUE.equals(field.getObjectProp(mark)));
  }

  /** A copy without what is of a person. */
  IndexedRecord of(IndexedRecord record) {
    Schema schema = record.getSchema();
    IndexedRecord copy = (IndexedRecord) model.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      Object value = record.get(field.pos());
      copy.put(field.pos(), marked(field) ? blank(field.schema()) : below(value));
    }
    return copy;
  }

  private Object below(Object value) {
    if (value instanceof IndexedRecord record && holdsMarked(record.getSchema())) {
      return of(record);
    }
    if (value instanceof List<?> items
        && items.stream()
            .anyMatch(i -> i instanceof IndexedRecord r && holdsMarked(r.getSchema()))) {
      return items.stream().map(this::below).toList();
    }
    return value;
  }

  private boolean holdsMarked(Schema record) {
    Boolean known = marked.get(record.getFullName());
    if (known == null) {
      known =
          record.getFields().stream()
              .anyMatch(field -> marked(field) || holdsMarkedBelow(field.schema()));
      marked.put(record.getFullName(), known);
    }
    return known;
  }

  private boolean holdsMarkedBelow(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> holdsMarked(schema);
      case ARRAY -> holdsMarkedBelow(schema.getElementType());
      case UNION -> schema.getTypes().stream().anyMatch(this::holdsMarkedBelow);
      default -> false;
    };
  }

  private Object blank(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> {
        if (schema.getTypes().get(0).getType() != Schema.Type.NULL) {
          throw new IllegalStateException("a personal field that may be absent is null first");
        }
        yield null;
      }
      case ARRAY -> List.of();
      case STRING -> "";
      case BYTES -> ByteBuffer.allocate(0);
      case BOOLEAN -> false;
      case ENUM -> model.createEnum(schema.getEnumDefault(), schema);
      default -> throw new IllegalStateException(schema.getType() + " has no blank");
    };
  }
}
