package org.tenprint.testkit;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;

/**
 * The one switch between containers and the embedded kind.
 *
 * <p>{@code TENPRINT_TEST_CONTAINERS} is {@code auto} (default: containers where Docker answers),
 * {@code never} or {@code always}. Docker is asked once a test JVM.
 */
public final class Containers {

  static final String VARIABLE = "TENPRINT_TEST_CONTAINERS";

  /** The brokers of production and of tests are of one version. */
  static final String KAFKA_IMAGE = "apache/kafka:4.1.2";

  static final String POSTGRES_IMAGE = "postgres:16.15";

  private Containers() {}

  /** Whether tests use containers. */
  public static boolean used() {
    return Answer.USED;
  }

  static boolean used(String wish, BooleanSupplier docker) {
    String mode = wish == null ? "auto" : wish.trim().toLowerCase(Locale.ROOT);
    return switch (mode) {
      case "never" -> false;
      case "always" -> true;
      case "auto" -> docker.getAsBoolean();
      default ->
          throw new IllegalStateException(
              VARIABLE + "=" + wish + " is none of auto, never, always");
    };
  }

  private static final class Answer {
    private static final boolean USED =
        used(System.getenv(VARIABLE), () -> DockerClientFactory.instance().isDockerAvailable());
  }
}
