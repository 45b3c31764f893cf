package org.tenprint.booking.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Settings that are harmless on one machine and unsafe where others reach it.
 *
 * @param httpHost address on which the door listens
 * @param tls whether the door's own listener is encrypted
 * @param kafkaServers {@code host:port} of the brokers, separated by commas
 * @param kafkaProtocol {@code security.protocol} of the clients
 * @param sampleAgencies whether the shipped sample of agencies is used
 */
record Exposure(
    String httpHost,
    boolean tls,
    String kafkaServers,
    String kafkaProtocol,
    boolean sampleAgencies) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  /** What an operator is to be told at start; each says what can happen and what to do. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    boolean open = !LOOPBACK.contains(httpHost);
    if (open) {
      warnings.add(
          "http.unauthenticated host="
              + httpHost
              + ": whoever reaches it can submit for every agency and ask where a booking stands;"
              + " let only a gateway that authenticates agencies reach it");
    }
    if (open && !tls) {
      warnings.add(
          "http.cleartext host="
              + httpHost
              + ": prints and names can be read on their way; set quarkus.http.ssl.*, or encrypt"
              + " between gateway and service");
    }
    if (remoteKafka() && !kafkaProtocol.endsWith("SSL")) {
      warnings.add(
          "kafka.cleartext security.protocol="
              + kafkaProtocol
              + ": prints can be read on their way to the brokers; set kafka.security.protocol to"
              + " SSL or SASL_SSL");
    }
    if (remoteKafka() && !kafkaProtocol.startsWith("SASL") && !kafkaProtocol.equals("SSL")) {
      warnings.add(
          "kafka.unauthenticated: the brokers cannot tell this service from others, so no ACL"
              + " holds; set kafka.sasl.* or client certificates");
    }
    if (sampleAgencies && (open || remoteKafka())) {
      warnings.add(
          "reference.sample: agencies are the shipped sample's; name your own by"
              + " TENPRINT_REFERENCE_DIR");
    }
    return warnings;
  }

  private boolean remoteKafka() {
    return Arrays.stream(kafkaServers.split(","))
        .map(server -> server.trim().replaceFirst(":\\d+$", ""))
        .anyMatch(host -> !LOOPBACK.contains(host));
  }
}
