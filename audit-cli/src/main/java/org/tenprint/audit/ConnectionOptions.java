package org.tenprint.audit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.messaging.SchemaRegistry;
import picocli.CommandLine.Option;

/** Where the broker is and how to speak to it. */
public final class ConnectionOptions {
  private static final int LONGEST_WAIT_MS = 12_000;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT[,...]",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:19092}",
      description = "The broker (default: $KAFKA_BOOTSTRAP_SERVERS, else the local stack's).")
  private String bootstrapServers;

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description = "Properties of Kafka's clients, such as security.protocol.")
  private Path clientConfig;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "${env:TENPRINT_REGISTRY_URL:-}",
      description =
          "Schema registry's compatibility API, .../apis/ccompat/v7 (default: $TENPRINT_REGISTRY_URL,"
              + " else none).")
  private String registry;

  /** Settings for a client. */
  public Map<String, Object> client() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("default.api.timeout.ms", LONGEST_WAIT_MS);
    settings.put("request.timeout.ms", LONGEST_WAIT_MS - 2_000);
    if (clientConfig != null) {
      Properties file = new Properties();
      try (InputStream in = Files.newInputStream(clientConfig)) {
        file.load(in);
      } catch (IOException | IllegalArgumentException e) {
        throw new Failure("--client-config " + clientConfig + " cannot be read", e);
      }
      file.forEach((name, value) -> settings.put((String) name, value));
    }
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  /** The registry, where one is named. */
  public Optional<SchemaRegistry> registry() {
    if (registry == null || registry.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SchemaRegistry(URI.create(registry)));
    } catch (IllegalArgumentException e) {
      throw new Failure("--registry " + registry + " is no address", e);
    }
  }

  /**
   * An admin client of a broker that answers; close it.
   *
   * @throws Failure if the broker is away
   */
  public Admin admin() {
    Admin admin = create();
    try {
      admin.describeCluster().nodes().get();
      return admin;
    } catch (ExecutionException e) {
      admin.close(java.time.Duration.ZERO);
      throw new Failure(
          "no broker answers at "
              + bootstrapServers
              + " within "
              + LONGEST_WAIT_MS / 1000
              + " s; start it, or name it with --bootstrap-servers",
          e);
    } catch (InterruptedException e) {
      admin.close(java.time.Duration.ZERO);
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  private Admin create() {
    try {
      return Admin.create(client());
    } catch (org.apache.kafka.common.KafkaException e) {
      throw new Failure(
          "no Kafka client for " + bootstrapServers + ": " + Failure.of(e).getMessage(), e);
    }
  }
}
