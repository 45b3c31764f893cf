package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.tenprint.testkit.Checkout;

/** The component that serves the ABIS face: reached by its clients alone, on a disk of its own. */
class AbisManifestsTest {
  private static final Path FOLDER = Checkout.root().resolve("deploy/kubernetes-abis");
  private static final String SERVICE = "biometric-service";

  private static JsonNode kustomization() throws IOException {
    return Manifests.parsed(Files.readString(FOLDER.resolve("kustomization.yaml"))).get(0);
  }

  private static Manifests read() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode resource : kustomization().get("resources")) {
      all.addAll(Manifests.parsed(Files.readString(FOLDER.resolve(resource.asText()))));
    }
    for (JsonNode patch : kustomization().get("patches")) {
      all.addAll(Manifests.parsed(Files.readString(FOLDER.resolve(patch.get("path").asText()))));
    }
    return new Manifests(all);
  }

  private static List<String> faults(Manifests manifests) throws IOException {
    List<String> faults = new ArrayList<>();
    manifests.documents().forEach(one -> Manifests.untyped(one).ifPresent(faults::add));
    JsonNode wall = manifests.find("NetworkPolicy", "abis").orElseThrow();
    want(
        faults,
        "lets in others than its clients, or elsewhere",
        Manifests.parsed(
                """
                podSelector: {matchLabels: {app.kubernetes.io/name: biometric-service}}
                policyTypes: [Ingress, Egress]
                ingress:
                  - from:
                      - namespaceSelector: {matchLabels: {tenprint/abis-clients: "true"}}
                    ports: [{protocol: TCP, port: 8080}]
                egress:
                  - ports: [{protocol: TCP, port: 443}]
                """)
            .get(0)
            .equals(wall.get("spec")));
    JsonNode pod = manifests.find("StatefulSet", SERVICE).orElseThrow().at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    Map<String, String> told = manifests.environment(container);
    want(faults, "is off", "true".equals(told.get("TENPRINT_ABIS_ENABLED")));
    Map<String, String> mounts = new TreeMap<>();
    container
        .path("volumeMounts")
        .forEach(one -> mounts.put(one.path("mountPath").asText(), one.path("name").asText()));
    String folder = told.getOrDefault("TENPRINT_ABIS_FOLDER", "");
    Optional<String> claim = Optional.empty();
    for (JsonNode volume : pod.path("volumes")) {
      if (volume.path("name").asText().equals(mounts.get(folder))) {
        claim = Optional.of(volume.at("/persistentVolumeClaim/claimName").asText());
      }
    }
    want(
        faults,
        "keeps its people on no claim of its own",
        claim.flatMap(name -> manifests.find("PersistentVolumeClaim", name)).isPresent());
    JsonNode base = Manifests.read().find("StatefulSet", SERVICE).orElseThrow();
    JsonNode of = base.at("/spec/template/spec/containers/0");
    want(faults, "patches no container", of.get("name").equals(container.path("name")));
    for (JsonNode mount : of.get("volumeMounts")) {
      String path = mount.get("mountPath").asText();
      want(faults, "lies in " + path, !(folder + "/").startsWith(path + "/"));
    }
    return faults;
  }

  private static void want(List<String> faults, String otherwise, boolean is) {
    if (!is) {
      faults.add(otherwise);
    }
  }

  @Test
  void nothing_is_wrong_and_every_file_is_listed() throws IOException {
    assertEquals(List.of(), faults(read()));
    Set<String> listed = new TreeSet<>(Set.of("kustomization.yaml"));
    kustomization().get("resources").forEach(one -> listed.add(one.asText()));
    kustomization().get("patches").forEach(one -> listed.add(one.get("path").asText()));
    Set<String> there = new TreeSet<>();
    try (var files = Files.list(FOLDER)) {
      files.forEach(file -> there.add(file.getFileName().toString()));
    }
    assertEquals(there, listed);
    assertEquals("Component", kustomization().get("kind").asText());
  }

  /** Nobody reaches it where the component is not asked for. */
  @Test
  void the_base_serves_no_face() throws IOException {
    Manifests base = Manifests.read();
    JsonNode service = base.find("StatefulSet", SERVICE).orElseThrow();
    Map<String, String> told = base.environment(service.at("/spec/template/spec/containers/0"));
    assertEquals(List.of(), told.keySet().stream().filter(name -> name.contains("ABIS")).toList());
    for (JsonNode policy : base.of("NetworkPolicy")) {
      if (policy.at("/spec/ingress").toString().contains("8080")) {
        assertEquals(-1, policy.at("/spec/podSelector").toString().indexOf(SERVICE));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NetworkPolicy/abis | /spec/ingress/0 | from | -",
        "NetworkPolicy/abis | /spec/ingress/0/from/0 | namespaceSelector | -",
        "NetworkPolicy/abis | /spec/ingress/0/ports/0 | port | 9000",
        "NetworkPolicy/abis | /spec/podSelector | matchLabels | -",
        "NetworkPolicy/abis | /spec/egress/0 | ports | -",
        "StatefulSet/biometric-service | /spec/template/spec/containers/0 | name | other",
        "StatefulSet/biometric-service | /spec/template/spec/containers/0/env/0 | value | false",
        "StatefulSet/biometric-service | /spec/template/spec/containers/0/env/1 | value"
            + " | /var/lib/tenprint/abis",
        "StatefulSet/biometric-service | /spec/template/spec/volumes/0/persistentVolumeClaim"
            + " | claimName | keys",
        "PersistentVolumeClaim/abis | /spec | access | x",
      })
  void what_is_planted_is_seen(String document, String place, String field, String value)
      throws IOException {
    Manifests manifests = read();
    JsonNode planted =
        manifests.documents().stream()
            .filter(one -> Manifests.name(one).equals(document))
            .findFirst()
            .orElseThrow();
    String before = planted.toString();
    ObjectNode at = (ObjectNode) planted.at(place);
    if (value.equals("-")) {
      at.remove(field);
    } else {
      at.put(field, value);
    }
    assertNotEquals(before, planted.toString(), "nothing is planted");
    assertNotEquals(List.of(), faults(manifests));
  }
}
