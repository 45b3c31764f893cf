package org.tenprint.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

/** A service's OpenAPI document: its routes, its examples, and what an answer must be. */
final class HttpContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final ObjectNode document;

  private HttpContract(ObjectNode document) {
    this.document = document;
  }

  /** That of a service; empty if it has no face of its own. */
  static Optional<HttpContract> of(Service service) {
    var file = Checkout.root().resolve("docs/openapi/" + service.module() + ".yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      return Optional.of(new HttpContract(JSON.valueToTree(yaml)));
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }

  /** The document, a copy. */
  ObjectNode document() {
    return document.deepCopy();
  }

  /** Method and path of each operation. */
  TreeSet<String> routes() {
    TreeSet<String> routes = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> routes.add(method.toUpperCase() + " " + path.getKey())));
    return routes;
  }

  /**
   * What is wrong with an answer; none where it is as documented.
   *
   * @param route method and path as documented
   */
  List<String> wrong(String route, int status, String mediaType, String body) throws IOException {
    String[] asked = route.split(" ");
    JsonNode operation = document.path("paths").path(asked[1]).path(asked[0].toLowerCase());
    JsonNode responses = operation.path("responses");
    JsonNode response = responses.path(String.valueOf(status));
    if (response.isMissingNode()) {
      response = status < 400 ? response : responses.path("default");
    }
    JsonNode content = resolved(response).path("content").path(mediaType);
    if (content.isMissingNode()) {
      return List.of(route + " answers " + status + " with " + mediaType + ": not documented");
    }
    return schema(content.get("schema")).validate(JSON.readTree(body)).stream()
        .map(finding -> route + " " + status + ": " + finding.getMessage())
        .sorted()
        .toList();
  }

  /** The examples that are not of their schemas, of bodies sent and answered. */
  List<String> wrongExamples() {
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (JsonNode content : document.findValues("content")) {
      for (JsonNode media : content) {
        for (JsonNode example : media.path("examples")) {
          found++;
          schema(media.get("schema")).validate(example.get("value")).stream()
              .map(finding -> finding.getMessage() + " in " + example)
              .forEach(wrong::add);
        }
      }
    }
    if (found < 3) {
      wrong.add("there are " + found + " examples");
    }
    return wrong;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** The schema with the components that it names. */
  private JsonSchema schema(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.get("components"));
    return SCHEMAS.getSchema(whole, STRICT);
  }
}
