package org.tenprint.messaging;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.tenprint.events.TopicCatalogue;

/**
 * Schemas known without a registry, by CRC-64-AVRO fingerprint: those of the catalogue. When a
 * schema gets a second version, its first joins them, so that the oldest record stays readable.
 */
final class ReleasedSchemas {
  private static final Map<Long, Schema> KNOWN = known();

  private ReleasedSchemas() {}

  static Optional<Schema> byFingerprint(long fingerprint) {
    return Optional.ofNullable(KNOWN.get(fingerprint));
  }

  private static Map<Long, Schema> known() {
    Map<Long, Schema> schemas = new TreeMap<>();
    TopicCatalogue.ALL.forEach(
        topic ->
            schemas.put(SchemaNormalization.parsingFingerprint64(topic.schema()), topic.schema()));
    return schemas;
  }
}
