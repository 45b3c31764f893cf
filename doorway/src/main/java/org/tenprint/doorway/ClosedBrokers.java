package org.tenprint.doorway;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** A packaged service that would speak to a broker unseen and unproven does not start. */
@ApplicationScoped
public class ClosedBrokers {
  private static final int FIRST = 1;
  private static final String PROTOCOL = "kafka.security.protocol";
  private static final String SIGNERS = "kafka.tenprint.signers";
  private static final String SIGNING_KEY = "kafka.tenprint.signing.key";
  private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");

  /**
   * What opens a client's connection or its reading, or has it write what nobody believes, wherever
   * a client's settings stand.
   */
  private static final Pattern WALL =
      Pattern.compile(
          "(.+\\.)?(security\\.protocol|ssl\\.endpoint\\.identification\\.algorithm"
              + "|tenprint\\.signers|tenprint\\.signing\\.key)");

  private final Config config;

  ClosedBrokers(Config config) {
    this.config = config;
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    if (LaunchMode.current() != LaunchMode.TEST) {
      require(walls(config));
    }
  }

  /** The settings that are walls, by their names; an empty one is an empty text. */
  private static Map<String, String> walls(Config config) {
    Map<String, String> walls = new TreeMap<>();
    walls.put(PROTOCOL, value(config, PROTOCOL));
    walls.put(SIGNERS, value(config, SIGNERS));
    walls.put(SIGNING_KEY, value(config, SIGNING_KEY));
    for (String name : config.getPropertyNames()) {
      if (!name.startsWith("%") && WALL.matcher(name).matches()) {
        walls.put(name, value(config, name));
      }
    }
    return walls;
  }

  private static String value(Config config, String name) {
    return Optional.ofNullable(config.getConfigValue(name).getValue()).orElse("");
  }

  /**
   * @throws IllegalStateException if one of them is open
   */
  static void require(Map<String, String> walls) {
    walls.forEach(
        (name, value) -> {
          boolean closed =
              name.endsWith("security.protocol") ? ENCRYPTED.contains(value) : !value.isBlank();
          if (!closed) {
            throw new IllegalStateException(
                "Kafka is spoken over TLS alone, with brokers whose name is looked at, and what"
                    + " services write is signed, and read if it is: leave "
                    + name
                    + " as it is");
          }
        });
  }
}
