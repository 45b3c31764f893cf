package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

/** The manifests are of Kubernetes' own types, and say of the services what compose says. */
class KubernetesTest {
  /** Where a cluster has other names than compose's network, or its own way to mount. */
  private static final Set<String> OTHER_THAN_COMPOSE =
      Set.of(
          "KAFKA_BOOTSTRAP_SERVERS",
          "KAFKA_SSL_KEYSTORE_LOCATION",
          "KAFKA_SSL_TRUSTSTORE_LOCATION",
          "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
          "TENPRINT_TRACING_ENDPOINT",
          "TENPRINT_TRACING_RATIO",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD",
          "QUARKUS_OIDC_AUTH_SERVER_URL",
          "QUARKUS_OIDC_TOKEN_ISSUER");

  private final ComposeFile compose;

  KubernetesTest() throws IOException {
    compose = new ComposeFile(Checkout.root().resolve("docker-compose.yml"));
  }

  @Test
  void nothingIsWrong() throws IOException {
    Manifests manifests = Manifests.read();
    assertEquals(List.of(), ManifestFaults.of(manifests));
    assertTrue(manifests.documents().size() > 20, manifests.documents().size() + " documents");
  }

  @Test
  void everyFileIsListedOnceAndAllGoToOneNamespace() throws IOException {
    JsonNode kustomization = Manifests.kustomization();
    List<String> listed = new ArrayList<>();
    kustomization.get("resources").forEach(resource -> listed.add(resource.asText()));
    Set<String> there = new TreeSet<>();
    try (var files = Files.list(Manifests.FOLDER)) {
      files.forEach(file -> there.add(file.getFileName().toString()));
    }
    there.remove("kustomization.yaml");
    assertEquals(new ArrayList<>(there), listed.stream().sorted().toList());
    assertEquals("tenprint", kustomization.path("namespace").asText());
    Set<String> fields = new TreeSet<>();
    kustomization.fieldNames().forEachRemaining(fields::add);
    assertEquals(Set.of("apiVersion", "kind", "namespace", "resources"), fields);
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void aServiceIsToldWhatComposeTellsIt(Service service) throws IOException {
    Manifests manifests = Manifests.read();
    JsonNode container =
        manifests
            .find("StatefulSet", service.module())
            .orElseThrow()
            .at("/spec/template/spec/containers/0");
    Map<String, String> told = new TreeMap<>();
    compose
        .environment(service.module())
        .forEach((name, value) -> told.put(name, String.valueOf(value)));
    Map<String, String> here = manifests.environment(container);
    // compose says that it goes by the sample; a cluster has its own, or does not start
    assertEquals(
        Optional.ofNullable(told.remove("TENPRINT_REFERENCE_SAMPLE")).map(said -> "own"),
        Optional.ofNullable(here.remove("TENPRINT_REFERENCE_DIR")).map(said -> "own"));
    assertEquals(told.keySet(), here.keySet());
    // off until somebody names a collector, here and there
    assertEquals("${TENPRINT_TRACING_ENDPOINT:-}", told.get("TENPRINT_TRACING_ENDPOINT"));
    assertEquals("", here.get("TENPRINT_TRACING_ENDPOINT"));
    assertEquals(
        "${TENPRINT_TRACING_RATIO:-" + here.get("TENPRINT_TRACING_RATIO") + "}",
        told.get("TENPRINT_TRACING_RATIO"));
    told.keySet().removeAll(OTHER_THAN_COMPOSE);
    here.keySet().removeAll(OTHER_THAN_COMPOSE);
    assertEquals(told, here);
    assertEquals(compose.image(service.module()), container.get("image").asText());
    assertEquals(
        String.valueOf(compose.services().get(service.module()).get("mem_limit")) + "i",
        container.at("/resources/limits/memory").asText().toLowerCase(java.util.Locale.ROOT));
    String dockerfile = Files.readString(Checkout.root().resolve("Dockerfile"));
    assertTrue(
        dockerfile.contains(
            "USER "
                + manifests
                    .find("StatefulSet", service.module())
                    .orElseThrow()
                    .at("/spec/template/spec/securityContext/runAsUser")
                    .asText()),
        "another user than the image's");
  }

  /** By a job that no apply of the base makes, with what compose's container does when asked. */
  @Test
  void theVaultIsBegunByWhoAsksForItAlone() throws IOException {
    Path file = Checkout.root().resolve("deploy/kubernetes-keys/job.yaml");
    JsonNode job = Manifests.parsed(Files.readString(file)).get(0);
    assertEquals("tenprint", job.at("/metadata/namespace").asText());
    JsonNode pod = job.at("/spec/template/spec");
    JsonNode of =
        Manifests.read()
            .find("StatefulSet", Service.BOOKING.module())
            .orElseThrow()
            .at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    JsonNode service = of.at("/containers/0");
    assertEquals(of.get("securityContext"), pod.get("securityContext"));
    assertEquals(service.get("securityContext"), container.get("securityContext"));
    assertEquals(compose.image("keys"), container.get("image").asText());
    List<String> begins = new ArrayList<>();
    container.get("args").forEach(word -> begins.add(word.asText()));
    assertEquals(compose.services().get("keys").get("command"), begins);
    assertEquals(List.of("begin"), compose.services().get("keys").get("profiles"));
    Map<String, String> told = Manifests.read().environment(service);
    assertTrue(begins.contains(told.get("TENPRINT_VAULT_FOLDER")), begins.toString());
    assertTrue(begins.contains(told.get("TENPRINT_VAULT_KEY_ENCRYPTION")), begins.toString());
    List<String> mounted = compose.list(Service.BOOKING.module(), "volumes");
    assertTrue(mounted.containsAll(compose.list("keys", "volumes")));
    for (String name : List.of("keys", "key-encryption")) {
      assertEquals(claims(of).get(name), claims(pod).get(name), name);
      assertTrue(claims(pod).containsKey(name), name);
    }
    for (String other : compose.services().keySet()) {
      assertTrue(!compose.dependsOn(other).contains("keys"), other + " would begin a vault");
    }
  }

  private static Map<String, String> claims(JsonNode pod) {
    Map<String, String> claims = new TreeMap<>();
    for (JsonNode volume : pod.get("volumes")) {
      if (volume.has("persistentVolumeClaim")) {
        claims.put(
            volume.get("name").asText(), volume.at("/persistentVolumeClaim/claimName").asText());
      }
    }
    return claims;
  }

  /** Each of these is seen. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // of no type
        "StatefulSet/booking-service | /spec/template/spec/containers/0 | readynessProbe | x",
        "StatefulSet/booking-service | /spec | replica | 1",
        "StatefulSet/booking-service | /spec/template/spec | terminationGracePeriodSeconds | soon",
        "PodDisruptionBudget/booking-service | /spec | maxUnavailabel | 1",
        "NetworkPolicy/doors | /spec | ingres | 1",
        "Service/booking-service | /spec/ports/0 | containerPort | 8080",
        "ConfigMap/settings | '' | datas | x",
        "Namespace/tenprint | '' | kind | Secret",
        // not restricted
        "Namespace/tenprint | /metadata/labels | pod-security.kubernetes.io/enforce | baseline",
        "StatefulSet/biometric-service | /spec/template/spec/securityContext | runAsNonRoot | false",
        "StatefulSet/biometric-service | /spec/template/spec/securityContext | runAsUser | 0",
        "StatefulSet/booking-service | /spec/template/spec/securityContext/seccompProfile | type | Unconfined",
        "StatefulSet/booking-service | /spec/template/spec | hostNetwork | true",
        "StatefulSet/booking-service | /spec/template/spec | automountServiceAccountToken | true",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/securityContext | privileged | true",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/securityContext | runAsUser | 0",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/securityContext | allowPrivilegeEscalation | true",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/securityContext | readOnlyRootFilesystem | false",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/securityContext/capabilities/drop | 0 | NET_RAW",
        "StatefulSet/booking-service | /spec/template/spec/volumes/2/secret | defaultMode | 292",
        // not bounded
        "StatefulSet/booking-service | /spec/template/spec/containers/0/resources/limits | memory | -",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/resources/limits | ephemeral-storage | -",
        "StatefulSet/booking-service | /spec/template/spec/volumes/5/emptyDir | sizeLimit | -",
        // asked elsewhere
        "StatefulSet/booking-service | /spec/template/spec/containers/0/readinessProbe/httpGet | path | /health/ready",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/readinessProbe/httpGet | path | /q/health/live",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/livenessProbe/httpGet | path | /q/health/ready",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/livenessProbe/httpGet | port | https",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/startupProbe | httpGet | -",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/ports/1 | containerPort | 9001",
        "ConfigMap/settings | /data | QUARKUS_MANAGEMENT_PORT | 9001",
        "ConfigMap/settings | /data | QUARKUS_MANAGEMENT_HOST | 127.0.0.1",
        "Service/notification-service | /spec/ports/0 | targetPort | management",
        // names and labels
        "Service/booking-service | /spec/selector | app.kubernetes.io/name | biometric-service",
        "PodDisruptionBudget/booking-service | /spec/selector/matchLabels | app.kubernetes.io/name | x",
        "StatefulSet/booking-service | /spec/template/metadata/labels | app.kubernetes.io/part-of | x",
        "StatefulSet/booking-service | /spec/template/spec/volumes/2/secret | secretName | x",
        "StatefulSet/booking-service | /spec/template/spec/volumes/6/configMap | name | x",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/env/0 | value | /reference",
        "StatefulSet/booking-service | /spec/template/spec/volumes/0/persistentVolumeClaim | claimName | x",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/volumeMounts/0 | mountPath | /var",
        "StatefulSet/booking-service | /spec/template/spec/containers/0/volumeMounts/3 | readOnly | -",
        "PersistentVolumeClaim/keys | /spec/accessModes | 0 | ReadWriteMany",
        "StatefulSet/booking-service | /spec/template/spec/affinity/podAffinity"
            + "/requiredDuringSchedulingIgnoredDuringExecution/0 | topologyKey | zone",
        "StatefulSet/booking-service | /spec/template/spec/affinity/podAffinity"
            + "/requiredDuringSchedulingIgnoredDuringExecution/0/labelSelector/matchLabels"
            + " | app.kubernetes.io/part-of | x",
        "StatefulSet/booking-service | /spec | replicas | 2",
        "StatefulSet/booking-service | /metadata | namespace | default",
        // a secret
        "StatefulSet/immigration-service | /spec/template/spec/containers/0/env/2 | value | hunter2",
        "ConfigMap/settings | /data | QUARKUS_DATASOURCE_PASSWORD | hunter2",
        "ConfigMap/settings | /data | X | -----BEGIN",
        // let through
        "NetworkPolicy/nobody | /spec/podSelector | matchExpressions | x",
        "NetworkPolicy/nobody | /spec/policyTypes | 1 | Ingress",
        "NetworkPolicy/doors | /spec/ingress/0 | ports | -",
        "NetworkPolicy/doors | /spec/ingress/0/ports/0 | endPort | 9000",
        "NetworkPolicy/doors | /spec/podSelector/matchExpressions/0 | operator | NotIn",
        "NetworkPolicy/metrics | /spec/ingress/0 | from | -",
        "NetworkPolicy/metrics | /spec/ingress/0/ports/0 | port | 8080",
        "NetworkPolicy/database | /spec/podSelector | matchLabels | -",
        "NetworkPolicy/people | /spec/policyTypes | 0 | Ingress",
      })
  void whatIsPlantedIsSeen(String document, String place, String field, String value)
      throws IOException {
    Manifests manifests = Manifests.read();
    JsonNode planted =
        manifests.documents().stream()
            .filter(one -> Manifests.name(one).equals(document))
            .findFirst()
            .orElseThrow();
    String before = planted.toString();
    plant(planted.at(place), field, value);
    assertNotEquals(before, planted.toString(), "nothing is planted");
    assertNotEquals(List.of(), ManifestFaults.of(manifests));
  }

  private static void plant(JsonNode place, String field, String value) {
    if (place.isArray()) {
      ((com.fasterxml.jackson.databind.node.ArrayNode) place)
          .set(Integer.parseInt(field), TextNode.valueOf(value));
    } else if (value.equals("-")) {
      ((ObjectNode) place).remove(field);
    } else if (value.matches("\\d+")) {
      ((ObjectNode) place).put(field, Integer.parseInt(value));
    } else if (value.matches("true|false")) {
      ((ObjectNode) place).put(field, Boolean.parseBoolean(value));
    } else {
      ((ObjectNode) place).put(field, value);
    }
  }

  /** A document that is not there, or there twice, is seen. */
  @Test
  void whatIsAwayOrTwiceIsSeen() throws IOException {
    Manifests all = Manifests.read();
    for (JsonNode one : all.documents()) {
      List<JsonNode> less = new ArrayList<>(all.documents());
      less.remove(one);
      assertNotEquals(
          List.of(), ManifestFaults.of(new Manifests(less)), Manifests.name(one) + " away");
    }
    List<JsonNode> more = new ArrayList<>(all.documents());
    more.add(all.documents().get(1));
    assertNotEquals(List.of(), ManifestFaults.of(new Manifests(more)));
  }

  @Test
  void thePageNamesEverythingThatIsToBeMadeBefore() throws IOException {
    Path page = Checkout.root().resolve("docs/runbooks/kubernetes.md");
    String text = Files.readString(page);
    for (String made : ManifestFaults.MADE_BEFORE) {
      String name = made.substring(made.indexOf(' ') + 1);
      assertTrue(text.contains(name), name + " is not on the page");
    }
  }
}
