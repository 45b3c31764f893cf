package org.tenprint.system;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tenprint.testkit.Checkout;

/**
 * The documents of a Kustomize base.
 *
 * @param documents in the order of {@code resources}
 */
record Manifests(List<JsonNode> documents) {
  static final Path FOLDER = Checkout.root().resolve("deploy/kubernetes");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "v1/Namespace", Namespace.class,
          "v1/ConfigMap", ConfigMap.class,
          "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
          "v1/Service", io.fabric8.kubernetes.api.model.Service.class,
          "apps/v1/StatefulSet", StatefulSet.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

  /** Refuses a field that the type does not have, which these types keep otherwise. */
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated a) {
                  return false;
                }

                @Override
                public JsonIgnoreProperties.Value findPropertyIgnoralByName(
                    MapperConfig<?> config, Annotated a) {
                  return JsonIgnoreProperties.Value.empty();
                }
              })
          .build();

  static JsonNode kustomization() throws IOException {
    return parsed(Files.readString(FOLDER.resolve("kustomization.yaml"))).get(0);
  }

  /** Those of the checkout. */
  static Manifests read() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode resource : kustomization().get("resources")) {
      all.addAll(parsed(Files.readString(FOLDER.resolve(resource.asText()))));
    }
    return new Manifests(all);
  }

  static List<JsonNode> parsed(String yaml) {
    List<JsonNode> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(yaml)
        .forEach(document -> documents.add(JSON.valueToTree(document)));
    return documents;
  }

  /** {@code Kind/name}. */
  static String name(JsonNode document) {
    return document.path("kind").asText() + "/" + document.at("/metadata/name").asText();
  }

  Optional<JsonNode> find(String kind, String name) {
    return documents.stream()
        .filter(document -> name(document).equals(kind + "/" + name))
        .findFirst();
  }

  List<JsonNode> of(String kind) {
    return documents.stream().filter(d -> d.path("kind").asText().equals(kind)).toList();
  }

  /** What makes a document none of its type; empty where it is one. */
  static Optional<String> untyped(JsonNode document) {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    Class<?> type = TYPES.get(kind);
    if (type == null) {
      return Optional.of(kind + " is not expected");
    }
    try {
      STRICT.treeToValue(document, type);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(e.getOriginalMessage());
    }
  }

  /** What a container of a service is told; empty values where a secret tells it. */
  Map<String, String> environment(JsonNode container) {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode from : container.path("envFrom")) {
      find("ConfigMap", from.at("/configMapRef/name").asText())
          .ifPresent(
              map ->
                  map.path("data")
                      .properties()
                      .forEach(e -> environment.put(e.getKey(), e.getValue().asText())));
    }
    for (JsonNode one : container.path("env")) {
      environment.put(one.path("name").asText(), one.path("value").asText());
    }
    return environment;
  }
}
