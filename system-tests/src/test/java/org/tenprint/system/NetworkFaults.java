package org.tenprint.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may speak to whom: nobody, unless it is said, and only by ports that are expected. */
final class NetworkFaults {
  /** Ports by policy and direction; {@code *} stands for any address. */
  private static final Map<String, Set<String>> EXPECTED =
      Map.of(
          "names-and-brokers egress", Set.of("kube-system 53", "* 9092", "* 8080"),
          "database egress", Set.of("* 5432"),
          "people egress", Set.of("* 443"),
          "doors ingress", Set.of("* 8080"),
          "metrics ingress", Set.of("monitoring 9000"));

  private static final Map<String, String> SPEAKS_OF =
      Map.of(
          "nobody", "{}",
          "names-and-brokers", "tenprint",
          "database", "immigration-service",
          "people", "notification-service",
          "doors", "[\"booking-service\",\"notification-service\"]",
          "metrics", "tenprint");

  private final Manifests manifests;
  private final List<String> faults;

  /**
   * @param faults to which is added
   */
  NetworkFaults(Manifests manifests, List<String> faults) {
    this.manifests = manifests;
    this.faults = faults;
  }

  void look() {
    Map<String, Set<String>> found = new TreeMap<>();
    Map<String, String> of = new TreeMap<>();
    for (JsonNode policy : manifests.of("NetworkPolicy")) {
      String name = policy.at("/metadata/name").asText();
      JsonNode spec = policy.path("spec");
      of.put(name, speaksOf(spec.path("podSelector")));
      for (String direction : List.of("ingress", "egress")) {
        if (spec.has(direction)) {
          found.put(name + " " + direction, rules(spec.path(direction)));
        }
        boolean typed =
            spec.path("policyTypes")
                .toString()
                .toLowerCase(java.util.Locale.ROOT)
                .contains(direction);
        boolean both = name.equals("nobody");
        if (typed != (spec.has(direction) || both)) {
          faults.add(name + ": " + direction + " is said and not meant, or meant and not said");
        }
      }
    }
    if (!found.equals(new TreeMap<>(EXPECTED))) {
      faults.add("network: lets through " + found);
    }
    if (!of.equals(new TreeMap<>(SPEAKS_OF))) {
      faults.add("network: speaks of " + of);
    }
  }

  private static String speaksOf(JsonNode selector) {
    if (selector.has("matchExpressions")) {
      JsonNode one = selector.at("/matchExpressions/0");
      return selector.path("matchExpressions").size() == 1
              && one.path("operator").asText().equals("In")
          ? one.path("values").toString()
          : selector.toString();
    }
    JsonNode labels = selector.path("matchLabels");
    return labels.size() == 1 ? labels.elements().next().asText() : selector.toString();
  }

  private static Set<String> rules(JsonNode rules) {
    Set<String> all = new TreeSet<>();
    for (JsonNode rule : rules) {
      JsonNode peers = rule.has("to") ? rule.path("to") : rule.path("from");
      String peer = "*";
      if (!peers.isMissingNode()) {
        JsonNode named =
            peers.at("/0/namespaceSelector/matchLabels").path("kubernetes.io/metadata.name");
        peer = peers.size() == 1 && !named.isMissingNode() ? named.asText() : peers.toString();
      }
      if (rule.path("ports").isEmpty()) {
        all.add(peer + " *");
      }
      for (JsonNode port : rule.path("ports")) {
        all.add(peer + " " + port.path("port").asText("*") + (port.has("endPort") ? "-" : ""));
      }
    }
    return all;
  }
}
