package org.tenprint.messaging;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.tenprint.events.EarlierSchemas;
import org.tenprint.events.TopicCatalogue;

/**
 * Schemas known without a registry, by CRC-64-AVRO fingerprint: those of the catalogue and the
 * versions that they replaced, so that the oldest record stays readable.
 */
final class ReleasedSchemas {
  private static final Map<Long, Schema> KNOWN = known();

  private ReleasedSchemas() {}

  static Optional<Schema> byFingerprint(long fingerprint) {
    return Optional.ofNullable(KNOWN.get(fingerprint));
  }

  private static Map<Long, Schema> known() {
    Map<Long, Schema> schemas = new TreeMap<>();
    EarlierSchemas.ALL.forEach(schema -> put(schema, schemas));
    TopicCatalogue.ALL.forEach(topic -> put(topic.schema(), schemas));
    return schemas;
  }

  /** With the records within it that are sealed by themselves. */
  private static void put(Schema schema, Map<Long, Schema> into) {
    into.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    schema.getFields().forEach(field -> within(field.schema(), into));
  }

  private static void within(Schema schema, Map<Long, Schema> into) {
    switch (schema.getType()) {
      case ARRAY -> within(schema.getElementType(), into);
      case UNION -> schema.getTypes().forEach(type -> within(type, into));
      case RECORD -> {
        if (Whose.statedBy(schema)) {
          into.putIfAbsent(SchemaNormalization.parsingFingerprint64(schema), schema);
        }
        schema.getFields().forEach(field -> within(field.schema(), into));
      }
      default -> {}
    }
  }
}
