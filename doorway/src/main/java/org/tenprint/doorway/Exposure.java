package org.tenprint.doorway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a service that are harmless on one machine and unsafe where others reach it.
 *
 * @param door where it serves callers; empty where it serves none
 * @param managementHost address on which health and metrics are served
 * @param kafkaServers {@code host:port} of the brokers, separated by commas
 * @param kafkaProtocol {@code security.protocol} of the clients
 * @param sampleReference whether the shipped sample of reference data is used
 * @param provider host of the people's provider, where it is asked in clear text over a network
 */
record Exposure(
    Optional<Door> door,
    String managementHost,
    String kafkaServers,
    String kafkaProtocol,
    boolean sampleReference,
    Optional<String> provider) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  /**
   * A door.
   *
   * @param host address on which it listens
   * @param tls whether its own listener is encrypted
   * @param lets what whoever reaches it can do, and who alone should reach it
   */
  record Door(String host, boolean tls, String lets) {
    private boolean open() {
      return !LOOPBACK.contains(host);
    }
  }

  /**
   * Of a service's settings.
   *
   * @param kafka of its clients
   */
  static Exposure of(
      Optional<Door> door,
      String managementHost,
      Map<String, Object> kafka,
      boolean sampleReference,
      Optional<String> provider) {
    return new Exposure(
        door,
        managementHost,
        kafka.get("bootstrap.servers").toString(),
        kafka.getOrDefault("security.protocol", "PLAINTEXT").toString(),
        sampleReference,
        provider);
  }

  /** What an operator is to be told at start; each says what can happen and what to do. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    boolean open = door.filter(Door::open).isPresent();
    door.filter(Door::open)
        .ifPresent(
            reached ->
                warnings.add(
                    "http.unauthenticated host=" + reached.host() + ": " + reached.lets()));
    door.filter(Door::open)
        .filter(reached -> !reached.tls())
        .ifPresent(
            reached ->
                warnings.add(
                    "http.cleartext host="
                        + reached.host()
                        + ": what is sent can be read on its way; set quarkus.http.ssl.*, or"
                        + " encrypt between gateway and service"));
    if (!LOOPBACK.contains(managementHost)) {
      warnings.add(
          "management.unauthenticated host="
              + managementHost
              + ": whoever reaches it reads health and metrics; let only monitoring reach it");
    }
    if (remoteKafka() && !kafkaProtocol.endsWith("SSL")) {
      warnings.add(
          "kafka.cleartext security.protocol="
              + kafkaProtocol
              + ": events can be read on their way to the brokers; set kafka.security.protocol to"
              + " SSL or SASL_SSL");
    }
    if (remoteKafka() && !kafkaProtocol.startsWith("SASL") && !kafkaProtocol.equals("SSL")) {
      warnings.add(
          "kafka.unauthenticated: the brokers cannot tell this service from others, so no ACL"
              + " holds; set kafka.sasl.* or client certificates");
    }
    if (sampleReference && (open || remoteKafka())) {
      warnings.add(
          "reference.sample: agencies are the shipped sample's; name your own by"
              + " TENPRINT_REFERENCE_DIR");
    }
    provider.ifPresent(
        host ->
            warnings.add(
                "people.cleartext host="
                    + host
                    + ": who answers in its place is whoever he likes; let nobody else be on the"
                    + " way to it, or name it by https in quarkus.oidc.auth-server-url"));
    return warnings;
  }

  private boolean remoteKafka() {
    return remote(kafkaServers);
  }

  /** Whether one of these brokers is elsewhere than on loopback. */
  static boolean remote(String servers) {
    return Arrays.stream(servers.split(","))
        .map(server -> server.trim().replaceFirst(":\\d+$", ""))
        .anyMatch(host -> !LOOPBACK.contains(host));
  }
}
