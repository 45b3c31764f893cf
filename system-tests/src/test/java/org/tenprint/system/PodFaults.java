package org.tenprint.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a pod may not be: by Kubernetes' pod security standard "restricted", and by the house's own
 * bounds.
 */
final class PodFaults {
  /** The kinds of volumes that the standard lets in, without those that nobody uses here. */
  private static final Set<String> VOLUMES =
      Set.of("configMap", "emptyDir", "persistentVolumeClaim", "secret");

  /** What an image leaves to a volume: no mount hides anything of its own. */
  private static final Pattern PLACE =
      Pattern.compile("/etc/tenprint/[a-z]+|/var/lib/tenprint(-keys|-key-encryption)?|/tmp");

  private final String name;
  private final JsonNode pod;
  private final Set<String> volumes;
  private final List<String> faults;

  /**
   * @param volumes names of all that may be mounted
   * @param faults to which is added
   */
  PodFaults(String name, JsonNode pod, Set<String> volumes, List<String> faults) {
    this.name = name;
    this.pod = pod;
    this.volumes = volumes;
    this.faults = faults;
  }

  private void want(boolean well, String fault) {
    if (!well) {
      faults.add(name + ": " + fault);
    }
  }

  void look() {
    JsonNode security = pod.path("securityContext");
    want(security.path("runAsNonRoot").asBoolean(), "may run as root");
    want(security.path("runAsUser").asInt() == 10001, "runs as another than its image's user");
    want(
        security.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
        "may make any system call");
    for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      want(!pod.path(host).asBoolean(), host);
    }
    want(!pod.path("automountServiceAccountToken").asBoolean(true), "has a token of the cluster");
    want(!pod.path("enableServiceLinks").asBoolean(true), "is told of every Service");
    for (JsonNode volume : pod.path("volumes")) {
      volume
          .fieldNames()
          .forEachRemaining(
              kind -> want(kind.equals("name") || VOLUMES.contains(kind), kind + " is mounted"));
      want(
          !volume.has("emptyDir") || volume.path("emptyDir").has("sizeLimit"),
          volume.path("name").asText() + " has no bound");
      want(
          !volume.has("secret") || volume.at("/secret/defaultMode").asInt() == 0440,
          volume.path("name").asText() + " is for others to read");
    }
    want(pod.path("containers").size() == 1, "has other than one container");
    want(!pod.has("initContainers"), "has another container before");
    pod.path("containers").forEach(this::container);
  }

  private void container(JsonNode one) {
    JsonNode security = one.path("securityContext");
    want(!security.path("allowPrivilegeEscalation").asBoolean(true), "may become more");
    want(!security.path("privileged").asBoolean(), "is privileged");
    want(security.path("readOnlyRootFilesystem").asBoolean(), "may write its own files");
    want(
        security.at("/capabilities/drop").toString().equals("[\"ALL\"]")
            && !security.path("capabilities").has("add"),
        "has capabilities");
    for (String inherited : List.of("runAsNonRoot", "runAsUser", "seccompProfile")) {
      want(!security.has(inherited), inherited + " is another than the pod's");
    }
    JsonNode limits = one.at("/resources/limits");
    JsonNode requests = one.at("/resources/requests");
    want(
        limits.path("memory").asText().matches("[1-9]Gi")
            && limits.path("memory").equals(requests.path("memory")),
        "memory is not bounded, or not there");
    want(limits.has("ephemeral-storage"), "may fill the node's disk");
    want(requests.has("cpu"), "asks for no processor");
    for (JsonNode mount : one.path("volumeMounts")) {
      String volume = mount.path("name").asText();
      want(volumes.contains(volume), volume + " is not there");
      want(PLACE.matcher(mount.path("mountPath").asText()).matches(), volume + " lies elsewhere");
      want(
          mount.path("mountPath").asText().startsWith("/etc/")
              == mount.path("readOnly").asBoolean(),
          volume + " can be written, or cannot");
    }
  }
}
