package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
  private static final Path PAGE =
      Path.of(System.getProperty("tenprint.root", "..")).resolve("docs/topics.md");

  /** Bytes that are drawn by chance, or ciphertext: all others may be of a finger. */
  private static final Set<String> CHANCE = Set.of("CaseStep.messageKey", "Sealed.bytes");

  @Test
  void thePageIsGeneratedFromTheCatalogue() throws IOException {
    String generated = TopicTable.markdown();
    if (Boolean.getBoolean("tenprint.generate")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, generated);
    }
    assertEquals(
        generated,
        Files.readString(PAGE, StandardCharsets.UTF_8),
        "docs/topics.md is stale: ./mvnw -pl events test -Dtenprint.generate=true writes it");
  }

  @Test
  void namesAreDotSeparatedVersionedAndUnique() {
    Set<String> names = new HashSet<>();
    for (TopicSpec topic : TopicCatalogue.ALL) {
      assertTrue(names.add(topic.name()), topic.name());
      assertTrue(
          topic.name().matches("[a-z-]+\\.(<[A-Z]+>\\.)?[a-z-]+(\\.<[A-Z]+>)?\\.v\\d+"),
          topic.name());
      assertFalse(topic.writers().isEmpty(), topic.name());
      assertFalse(topic.readers().isEmpty(), topic.name());
    }
  }

  @Test
  void onlyTopicsMarkedSoCarryBiometrics() {
    for (TopicSpec topic : TopicCatalogue.ALL) {
      assertEquals(topic.biometrics(), carriesBytes(topic.schema(), new HashSet<>()), topic.name());
    }
  }

  @Test
  void aFamilyTakesOneParameter() {
    assertEquals("field-office.BOS.matches.v1", TopicCatalogue.FIELD_OFFICE_MATCHES.of("BOS"));
    assertThrows(
        IllegalArgumentException.class, () -> TopicCatalogue.FIELD_OFFICE_MATCHES.of("B.S"));
    assertThrows(IllegalArgumentException.class, () -> TopicCatalogue.RECEIPTS.of("BOS"));
  }

  private static boolean carriesBytes(Schema schema, Set<String> seen) {
    switch (schema.getType()) {
      case BYTES, FIXED:
        return true;
      case ARRAY:
        return carriesBytes(schema.getElementType(), seen);
      case MAP:
        return carriesBytes(schema.getValueType(), seen);
      case UNION:
        return schema.getTypes().stream().anyMatch(type -> carriesBytes(type, seen));
      case RECORD:
        return seen.add(schema.getFullName())
            && schema.getFields().stream()
                .filter(field -> !CHANCE.contains(schema.getName() + "." + field.name()))
                .anyMatch(field -> carriesBytes(field.schema(), seen));
      default:
        return false;
    }
  }
}
