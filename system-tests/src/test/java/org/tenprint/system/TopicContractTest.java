package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.Checkout;

/** The AsyncAPI document and the schemas beside it are those of the catalogue. */
class TopicContractTest {
  private static final Path DOCUMENT = Checkout.root().resolve("docs/asyncapi.json");
  private static final Path SCHEMAS = Checkout.root().resolve("docs/schemas");
  private static final String AGAIN =
      "write it again: ./mvnw -B -pl system-tests -Dtest=TopicContractTest"
          + " -Dtenprint.test.jvm=-Dtenprint.generate=true test";

  @Test
  void theDocumentIsTheCatalogue() throws IOException {
    String generated =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document()) + "\n";
    if (Boolean.getBoolean("tenprint.generate")) {
      Files.writeString(DOCUMENT, generated);
    }
    assertEquals(generated, Files.readString(DOCUMENT), AGAIN);
  }

  @Test
  void eachSchemaStandsByItself() throws IOException {
    Map<String, String> generated = TopicContract.schemas();
    if (Boolean.getBoolean("tenprint.generate")) {
      Files.createDirectories(SCHEMAS.resolve("earlier"));
      for (Map.Entry<String, String> file : generated.entrySet()) {
        Files.writeString(SCHEMAS.resolve(file.getKey()), file.getValue());
      }
    }
    Map<String, String> kept = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SCHEMAS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.put(SCHEMAS.relativize(file).toString(), Files.readString(file));
      }
    }
    assertEquals(generated, kept, AGAIN);
    for (String line : kept.get("fingerprints.tsv").lines().toList()) {
      String file = line.split("\t")[1];
      Schema alone = new Schema.Parser().parse(kept.get(file));
      assertTrue(file.matches("(earlier/)?" + alone.getName() + "(-\\d)?\\.avsc"), file);
    }
  }

  @Test
  void itIsAnAsyncApiDocument() throws IOException {
    assertEquals(List.of(), findings(document()));
    ObjectNode broken = document();
    ((ObjectNode) broken.get("info")).remove("title");
    assertFalse(findings(broken).isEmpty(), "the parser takes anything");
  }

  /** AsyncAPI's own schema, a copy of what its parser has. */
  private static List<String> findings(ObjectNode document) throws IOException {
    try (InputStream schema = TopicContractTest.class.getResourceAsStream("/asyncapi/3.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(schema)
          .validate(document)
          .stream()
          .map(ValidationMessage::getMessage)
          .toList();
    }
  }

  @Test
  void everyTopicIsAChannelAndEveryReferenceLeadsSomewhere() {
    ObjectNode document = document();
    Set<String> addresses = new TreeSet<>(document.get("channels").findValuesAsText("address"));
    assertEquals(
        TopicCatalogue.ALL.stream()
            .map(topic -> topic.name().replace('<', '{').replace('>', '}'))
            .collect(Collectors.toCollection(TreeSet::new)),
        addresses);
    for (String reference : document.findValuesAsText("$ref")) {
      JsonNode target = document.at(reference.substring(1));
      assertTrue(
          reference.startsWith("#")
              ? !target.isMissingNode()
              : Files.exists(DOCUMENT.resolveSibling(reference)),
          reference);
    }
  }

  private static ObjectNode document() {
    return TopicContract.document();
  }
}
