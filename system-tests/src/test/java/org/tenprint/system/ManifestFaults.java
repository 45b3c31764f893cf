package org.tenprint.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.localstack.Service;

/**
 * What is wrong with manifests: by Kubernetes' types, by what pods of a restricted namespace may
 * be, by what the services are told, and by who may speak to whom.
 */
final class ManifestFaults {
  /** Made by whoever sets it up, as the page says: no key lies in a manifest. */
  static final Set<String> MADE_BEFORE =
      Set.of(
          "secret booking-service-credential",
          "secret biometric-service-credential",
          "secret immigration-service-credential",
          "secret notification-service-credential",
          "secret immigration-database",
          "configMap signers",
          "configMap revoked",
          "configMap reference");

  private static final String POD = "/spec/template/spec";
  private static final String ONE_NODE = "[\"ReadWriteOnce\"]";
  private static final String WITH_ALL = "{\"app.kubernetes.io/part-of\":\"tenprint\"}";

  private final Manifests manifests;
  private final List<String> faults = new ArrayList<>();

  private ManifestFaults(Manifests manifests) {
    this.manifests = manifests;
  }

  /** All of them, each with the document that has it; none where all is well. */
  static List<String> of(Manifests manifests) {
    ManifestFaults found = new ManifestFaults(manifests);
    found.look();
    return found.faults;
  }

  private void want(boolean well, String where, String fault) {
    if (!well) {
      faults.add(where + ": " + fault);
    }
  }

  private void look() {
    Set<String> names = new TreeSet<>();
    for (JsonNode document : manifests.documents()) {
      String name = Manifests.name(document);
      want(names.add(name), name, "twice");
      Manifests.untyped(document).ifPresent(fault -> faults.add(name + ": " + fault));
      want(!document.at("/metadata").has("namespace"), name, "names a namespace of its own");
    }
    String enforced =
        manifests
            .find("Namespace", "tenprint")
            .map(one -> one.at("/metadata/labels").path("pod-security.kubernetes.io/enforce"))
            .map(JsonNode::asText)
            .orElse("");
    want(enforced.equals("restricted"), "Namespace/tenprint", "lets in what is not restricted");
    noSecret();
    for (Service service : Service.values()) {
      service(service.module());
    }
    want(
        manifests.of("StatefulSet").size() == Service.values().length,
        "StatefulSet",
        "another than the services'");
    new NetworkFaults(manifests, faults).look();
  }

  private void noSecret() {
    want(manifests.of("Secret").isEmpty(), "Secret", "lies among the manifests");
    for (JsonNode document : manifests.documents()) {
      String name = Manifests.name(document);
      want(!document.toString().contains("-----BEGIN"), name, "holds a key or certificate");
      for (JsonNode one : document.findValues("env")) {
        for (JsonNode variable : one) {
          want(
              !variable.path("name").asText().matches(".*(PASSWORD|SECRET|TOKEN|PIN)")
                  || !variable.has("value"),
              name,
              variable.path("name").asText() + " is written down");
        }
      }
      for (JsonNode data : document.findValues("data")) {
        data.fieldNames()
            .forEachRemaining(
                key -> want(!key.matches(".*(PASSWORD|SECRET|PIN)"), name, key + " is written"));
      }
    }
  }

  private void service(String name) {
    var set = manifests.find("StatefulSet", name);
    want(set.isPresent(), name, "has no StatefulSet");
    set.ifPresent(
        document -> {
          JsonNode pod = document.at(POD);
          new PodFaults(name, pod, volumes(document), faults).look();
          JsonNode container = pod.at("/containers/0");
          Map<String, String> environment = manifests.environment(container);
          ports(name, container, environment);
          mounts(name, container, environment);
          references(name, pod);
          selected(name, document);
        });
  }

  private static Set<String> volumes(JsonNode set) {
    Set<String> volumes = new TreeSet<>(set.at(POD).path("volumes").findValuesAsText("name"));
    set.at("/spec/volumeClaimTemplates")
        .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
    return volumes;
  }

  /** Probes and services ask where the service listens, and at what it answers. */
  private void ports(String name, JsonNode container, Map<String, String> environment) {
    Map<String, String> ports = new java.util.TreeMap<>();
    container
        .path("ports")
        .forEach(
            port -> ports.put(port.path("name").asText(), port.path("containerPort").asText()));
    want(
        environment.getOrDefault("QUARKUS_HTTP_SSL_PORT", "").equals(ports.get("https")),
        name,
        "https is not where the door listens");
    want(
        environment.getOrDefault("QUARKUS_MANAGEMENT_PORT", "").equals(ports.get("management")),
        name,
        "management is not where health is told");
    for (String host : List.of("QUARKUS_HTTP_HOST", "QUARKUS_MANAGEMENT_HOST")) {
      want("0.0.0.0".equals(environment.get(host)), name, host + " is not reached from outside");
    }
    Map<String, String> paths =
        Map.of(
            "startupProbe", "/q/health/live",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");
    paths.forEach(
        (probe, path) -> {
          JsonNode asked = container.path(probe).path("httpGet");
          want(asked.path("path").asText().equals(path), name, probe + " does not ask " + path);
          want(asked.path("port").asText().equals("management"), name, probe + " asks elsewhere");
          want(!asked.has("scheme"), name, probe + " asks by TLS, which is not spoken there");
        });
    String target =
        manifests
            .find("Service", name)
            .map(one -> one.at("/spec/ports/0/targetPort").asText())
            .orElse("");
    want(target.equals("https"), name, "its Service leads elsewhere");
  }

  /** Whatever a service is told to read or write lies in a volume. */
  private void mounts(String name, JsonNode container, Map<String, String> environment) {
    List<String> mounted = container.path("volumeMounts").findValuesAsText("mountPath");
    environment.forEach(
        (variable, value) ->
            want(
                !value.startsWith("/")
                    || mounted.stream()
                        .anyMatch(path -> value.equals(path) || value.startsWith(path + "/")),
                name,
                variable + " is not mounted"));
  }

  /** Every object that a pod names is among the manifests, or made before as the page says. */
  private void references(String name, JsonNode pod) {
    for (JsonNode secret : pod.findValues("secretName")) {
      want(MADE_BEFORE.contains("secret " + secret.asText()), name, secret + " is not there");
    }
    for (JsonNode key : pod.findValues("secretKeyRef")) {
      String secret = key.path("name").asText();
      want(MADE_BEFORE.contains("secret " + secret), name, secret + " is not there");
    }
    for (JsonNode map : pod.findValues("configMap")) {
      String one = map.path("name").asText();
      want(MADE_BEFORE.contains("configMap " + one), name, one + " is not there");
    }
    for (JsonNode from : pod.findValues("configMapRef")) {
      String one = from.path("name").asText();
      want(manifests.find("ConfigMap", one).isPresent(), name, one + " is not there");
    }
    for (JsonNode claim : pod.findValues("claimName")) {
      var volume = manifests.find("PersistentVolumeClaim", claim.asText());
      want(volume.isPresent(), name, claim + " is not there");
      want(
          volume.map(v -> v.at("/spec/accessModes").toString()).orElse("").equals(ONE_NODE),
          name,
          claim + " may be written from several nodes");
    }
  }

  private void selected(String name, JsonNode set) {
    JsonNode labels = set.at("/spec/template/metadata/labels");
    String own = labels.path("app.kubernetes.io/name").asText();
    want(own.equals(name), name, "is labelled " + own);
    want(labels.path("app.kubernetes.io/part-of").asText().equals("tenprint"), name, "of no part");
    for (String[] selector :
        List.of(
            new String[] {"StatefulSet", "/spec/selector/matchLabels"},
            new String[] {"Service", "/spec/selector"},
            new String[] {"PodDisruptionBudget", "/spec/selector/matchLabels"})) {
      String chosen =
          manifests
              .find(selector[0], name)
              .map(one -> one.at(selector[1]).path("app.kubernetes.io/name").asText())
              .orElse("nothing");
      want(chosen.equals(name), name, selector[0] + " selects " + chosen);
    }
    want(set.at("/spec/serviceName").asText().equals(name), name, "is governed by another");
    want(set.at("/spec/replicas").asInt() == 1, name, "two instances want settings of their own");
    JsonNode near =
        set.at(
            "/spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/0");
    want(
        near.path("topologyKey").asText().equals("kubernetes.io/hostname")
            && near.at("/labelSelector/matchLabels").toString().equals(WITH_ALL),
        name,
        "may run on another node than the rest: the vault is of one machine");
  }
}
