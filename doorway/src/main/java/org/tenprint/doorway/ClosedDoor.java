package org.tenprint.doorway;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig.InsecureRequests;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;

/**
 * A packaged service whose door a setting leaves open does not start; nor one that would speak
 * HTTP/2, by which a connection is many requests, and what is counted by connection counts nothing.
 */
@ApplicationScoped
public class ClosedDoor {
  private static final String TLS = "door";
  private static final Set<String> PROTOCOLS = Set.of("TLSv1.3");
  private static final int FIRST = 1;

  private final VertxHttpConfig http;
  private final TlsConfigurationRegistry registry;

  ClosedDoor(VertxHttpConfig http, TlsConfigurationRegistry registry) {
    this.http = http;
    this.registry = registry;
  }

  /**
   * What the settings make of the door.
   *
   * @param insecure what is done with requests without TLS
   * @param tls name of the TLS settings of the port
   * @param trustsAll whether every certificate is believed
   * @param protocols that are spoken, of TLS
   * @param http2 whether HTTP/2 is
   */
  record Settings(
      Optional<InsecureRequests> insecure,
      Optional<String> tls,
      boolean trustsAll,
      Set<String> protocols,
      boolean http2) {

    boolean closed() {
      return insecure.equals(Optional.of(InsecureRequests.DISABLED))
          && tls.equals(Optional.of(TLS))
          && !trustsAll
          && protocols.equals(PROTOCOLS)
          && !http2;
    }
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    if (LaunchMode.current() != LaunchMode.TEST) {
      Optional<TlsConfiguration> door = registry.get(TLS);
      require(
          new Settings(
              http.insecureRequests(),
              http.tlsConfigurationName(),
              door.map(TlsConfiguration::isTrustAll).orElse(true),
              door.map(known -> known.getSSLOptions().getEnabledSecureTransportProtocols())
                  .orElse(Set.of()),
              http.http2()));
    }
  }

  /**
   * @throws IllegalStateException if somebody else could come in
   */
  static void require(Settings settings) {
    if (!settings.closed()) {
      throw new IllegalStateException(
          "HTTP is answered over TLS 1.3 alone, to those whom the deployment's authority certified:"
              + " leave quarkus.http.insecure-requests=disabled, quarkus.http.http2=false,"
              + " quarkus.http.tls-configuration-name=door, quarkus.tls.door.* but for its files,"
              + " and quarkus.profile as they are");
    }
  }
}
