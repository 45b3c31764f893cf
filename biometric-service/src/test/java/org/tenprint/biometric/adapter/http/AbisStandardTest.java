package org.tenprint.biometric.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.application.AbisRefusal;
import org.tenprint.events.AbisScopes;

/** Our OpenAPI document is of the published ABIS interface, where that lies beside the checkout. */
class AbisStandardTest {
  /** What is not offered: templates, moves, searches by who is held, and tasks. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "identifyFromEncounterId",
          "identifyFromId",
          "moveEncounter",
          "readTaskStatus",
          "readTemplate",
          "redeliverTaskResult");

  /** Its object schemas that we write out, too. */
  private static final List<String> SCHEMAS =
      List.of(
          "BiometricData",
          "Candidate",
          "Encounter",
          "Error",
          "ExtendablePersonIds",
          "IdentifyRequest",
          "PersonIds",
          "VerifyFromBioRequest",
          "VerifyFromIdRequest");

  private final AbisContract own = AbisContract.own();
  private AbisContract published;

  @BeforeEach
  void beside() {
    assumeTrue(
        AbisContract.published().isPresent(), "the standard is not beside this checkout: skipped");
    published = AbisContract.published().orElseThrow();
  }

  @Test
  void its_operations_are_the_published_ones() {
    Set<String> left = new TreeSet<>();
    for (String route : published.routes()) {
      if (!own.routes().contains(route)) {
        left.add(published.operation(route).path("operationId").asText());
      }
    }
    assertEquals(LEFT_OUT, left);
    for (String route : own.routes()) {
      assertEquals(
          published.operation(route).path("operationId"), own.operation(route).path("operationId"));
      assertEquals(
          published.operation(route).path("security"),
          own.operation(route).path("security"),
          route);
      assertTrue(
          AbisScopes.ALL.contains(own.operation(route).at("/security/0/BearerAuth/0").asText()));
    }
  }

  @Test
  void its_parameters_are_the_published_ones() {
    for (String route : own.routes()) {
      assertEquals(parameters(published, route), parameters(own, route), route);
    }
  }

  /** Place, name and whether it is wanted. */
  private static Map<String, Boolean> parameters(AbisContract contract, String route) {
    Map<String, Boolean> parameters = new TreeMap<>();
    for (JsonNode one : contract.operation(route).path("parameters")) {
      JsonNode parameter = contract.resolved(one);
      parameters.put(
          parameter.get("in").asText() + " " + parameter.get("name").asText(),
          parameter.path("required").asBoolean());
    }
    return parameters;
  }

  /** Nothing is answered at another time, by task; and every refusal has a published status. */
  @Test
  void its_statuses_are_published_ones() {
    List<String> other = new ArrayList<>();
    for (String route : own.routes()) {
      own.operation(route)
          .path("responses")
          .fieldNames()
          .forEachRemaining(
              status -> {
                if (!status.equals("default")
                    && published.operation(route).path("responses").path(status).isMissingNode()) {
                  other.add(route + " " + status);
                }
              });
    }
    assertEquals(List.of(), other);
    for (AbisRefusal reason : AbisRefusal.values()) {
      assertTrue(Set.of(400, 403, 404, 409).contains(reason.status()), reason.name());
    }
  }

  @Test
  void its_fields_are_the_published_ones() {
    for (String name : SCHEMAS) {
      JsonNode ours = schema(own, name);
      JsonNode theirs = schema(published, name);
      assertEquals(names(theirs), names(ours), name);
      assertFalse(ours.path("additionalProperties").asBoolean(true), name);
    }
    Set<String> detail = names(schema(published, "ScoreDetail"));
    assertTrue(detail.containsAll(names(schema(own, "ScoreDetail"))));
    List<String> wanted = new ArrayList<>();
    schema(own, "Encounter").get("required").forEach(key -> wanted.add(key.asText()));
    assertEquals(List.of("status", "encounterType", "galleries", "biometricData"), wanted);
  }

  private static JsonNode schema(AbisContract contract, String name) {
    return contract.document().at("/components/schemas/" + name);
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What we show as an answer or a request is one by the published schemas. */
  @Test
  void its_examples_are_of_the_published_schemas() {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (String route : own.routes()) {
      JsonNode operation = own.operation(route);
      for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
        for (JsonNode example : examples(response.getValue())) {
          tried++;
          int status = Integer.parseInt(response.getKey());
          wrong.addAll(published.wrong(route, status, example.get("value").toString()));
        }
      }
    }
    assertTrue(tried >= 7, "hardly tried: " + tried);
    assertEquals(List.of(), wrong);
    String odd = "[{\"personId\":\"p\",\"rank\":1}]";
    assertFalse(published.wrong("post /v1/identify/{galleryId}", 200, odd).isEmpty());
  }

  private static JsonNode examples(JsonNode of) {
    return of.path("content").path("application/json").path("examples");
  }
}
