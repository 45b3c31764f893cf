package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

/** House rules of the schemas, and compatibility with every released one. */
class SchemaStyleTest {
  private static final Path COMPAT =
      Path.of(System.getProperty("tenprint.root", ".."))
          .resolve("events/src/test/resources/compat");

  @Test
  void everySchemaAndFieldIsDocumentedAndEveryEnumHasADefault() {
    Map<String, Schema> all = new TreeMap<>();
    TopicCatalogue.ALL.forEach(topic -> collect(topic.schema(), all));
    assertTrue(all.size() > 40, "the walk found only " + all.keySet());
    for (Schema schema : all.values()) {
      assertNotNull(schema.getDoc(), schema.getFullName());
      if (schema.getType() == Schema.Type.ENUM) {
        assertNotNull(schema.getEnumDefault(), schema.getFullName());
      } else {
        schema
            .getFields()
            .forEach(f -> assertFalse(f.doc() == null || f.doc().isBlank(), f.toString()));
      }
    }
  }

  /** FULL_TRANSITIVE: audits read the oldest record with the newest schema, and the other way. */
  @Test
  void everyReleasedSchemaReadsTheCurrentOneAndTheOtherWay() throws IOException {
    List<Path> released = new ArrayList<>();
    if (Boolean.getBoolean("tenprint.generate")) {
      ReleasedSchemas.addTo(COMPAT);
    }
    try (Stream<Path> files = Files.walk(COMPAT)) {
      files.filter(file -> file.toString().endsWith(".avsc")).forEach(released::add);
    }
    Set<String> current = new HashSet<>();
    TopicCatalogue.ALL.forEach(topic -> current.add(topic.schema().getFullName()));
    assertFalse(released.size() < current.size(), "a schema has no released copy under " + COMPAT);
    for (Path file : released) {
      Schema old = new Schema.Parser().parse(Files.readString(file));
      Schema now =
          TopicCatalogue.ALL.stream()
              .map(TopicSpec::schema)
              .filter(schema -> schema.getFullName().equals(old.getFullName()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(old.getFullName() + " is gone"));
      assertCompatible(now, old, file);
      assertCompatible(old, now, file);
    }
  }

  /** Without a registry a record is read by the schema that its header names, or not at all. */
  @Test
  void everyReleasedSchemaIsKnownByItsFingerprint() throws IOException {
    Set<Long> known = new HashSet<>();
    EarlierSchemas.ALL.forEach(s -> known.add(SchemaNormalization.parsingFingerprint64(s)));
    TopicCatalogue.ALL.forEach(
        topic -> known.add(SchemaNormalization.parsingFingerprint64(topic.schema())));
    List<Path> unknown = new ArrayList<>();
    try (Stream<Path> files = Files.walk(COMPAT)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".avsc")).toList()) {
        Schema released = new Schema.Parser().parse(Files.readString(file));
        if (!known.contains(SchemaNormalization.parsingFingerprint64(released))) {
          unknown.add(file);
        }
      }
    }
    assertEquals(List.of(), unknown, "copy these to EarlierSchemas");
  }

  /** A schema that embeds one that changed has changed too: its form of now is released as well. */
  @Test
  void everyCurrentSchemaHasAReleasedCopy() throws IOException {
    Set<Long> released = new HashSet<>();
    try (Stream<Path> files = Files.walk(COMPAT)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".avsc")).toList()) {
        released.add(
            SchemaNormalization.parsingFingerprint64(
                new Schema.Parser().parse(Files.readString(file))));
      }
    }
    List<String> absent =
        TopicCatalogue.ALL.stream()
            .map(TopicSpec::schema)
            .filter(s -> !released.contains(SchemaNormalization.parsingFingerprint64(s)))
            .map(Schema::getFullName)
            .distinct()
            .toList();
    assertEquals(List.of(), absent, "put their next version under " + COMPAT);
  }

  private static void assertCompatible(Schema reader, Schema writer, Path file) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertEquals(
        SchemaCompatibilityType.COMPATIBLE,
        result.getType(),
        file + ": " + result.getDescription());
  }

  private static void collect(Schema schema, Map<String, Schema> found) {
    switch (schema.getType()) {
      case ARRAY -> collect(schema.getElementType(), found);
      case UNION -> schema.getTypes().forEach(type -> collect(type, found));
      case ENUM -> found.put(schema.getFullName(), schema);
      case RECORD -> {
        if (found.put(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      default -> {}
    }
  }
}
