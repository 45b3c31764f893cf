package org.tenprint.biometric.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tenprint.testkit.Checkout;

/** An OpenAPI document: our own, or the published one where it lies beside the checkout. */
final class AbisContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode document;

  private AbisContract(Path file) {
    try {
      Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      this.document = JSON.valueToTree(yaml);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }

  static AbisContract own() {
    return new AbisContract(Checkout.root().resolve("docs/openapi/biometric-service.yaml"));
  }

  static Optional<AbisContract> published() {
    return Checkout.shared("data/standards/abis-1.6.0.yaml").map(AbisContract::new);
  }

  JsonNode document() {
    return document;
  }

  /** Method and path of each operation, without the names of its variables. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> routes.add(method + " " + path.getKey())));
    return routes;
  }

  /** An operation by {@code method path}. */
  JsonNode operation(String route) {
    String[] asked = route.split(" ");
    return document.path("paths").path(asked[1]).path(asked[0]);
  }

  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What of an answer is not as documented; a status without a documented body has any. */
  List<String> wrong(String route, int status, String body) {
    JsonNode response = operation(route).path("responses").path(String.valueOf(status));
    if (response.isMissingNode()) {
      return List.of(route + " answers " + status + ": not documented");
    }
    JsonNode schema = resolved(response).path("content").path("application/json").path("schema");
    return schema.isMissingNode() ? List.of() : wrong(schema, body, route + " " + status);
  }

  /** What of a body sent is not as documented. */
  List<String> wrongRequest(String route, String body) {
    JsonNode schema =
        operation(route)
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    return wrong(schema, body, route);
  }

  private List<String> wrong(JsonNode schema, String body, String what) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.get("components"));
    try {
      return SCHEMAS.getSchema(whole).validate(JSON.readTree(body)).stream()
          .map(finding -> what + ": " + finding.getMessage())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(what + ": no JSON");
    }
  }
}
