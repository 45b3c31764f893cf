package org.tenprint.booking.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator at start what of the settings is unsafe, a line each. */
@ApplicationScoped
public class StartUpWarnings {
  private static final Logger LOG = LoggerFactory.getLogger(StartUpWarnings.class);

  private final Exposure exposure;

  StartUpWarnings(
      BookingConfig config,
      KafkaClient kafka,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.ssl.certificate.files") Optional<String> certificate,
      @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> tls) {
    Map<String, Object> client = kafka.settings();
    this.exposure =
        new Exposure(
            host,
            certificate.isPresent() || tls.isPresent(),
            client.get("bootstrap.servers").toString(),
            client.getOrDefault("security.protocol", "PLAINTEXT").toString(),
            config.referenceDir().isEmpty());
  }

  void onStart(@Observes StartupEvent started) {
    exposure.warnings().forEach(warning -> LOG.warn("unsafe setting {}", warning));
  }
}
