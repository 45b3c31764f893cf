package org.tenprint.doorway;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/**
 * A packaged service that would decide of real people by the sample of reference data, unless it is
 * told to, does not start: by it an offence has a level, and a county a field office. Where all
 * brokers are on loopback it is one machine's own, to try things.
 */
@ApplicationScoped
public class ClosedReference {
  private static final int FIRST = 1;

  /** {@code true} where the shipped sample is meant. */
  private static final String SAMPLE = "tenprint.reference-sample";

  private final Exposed exposed;
  private final KafkaClient kafka;
  private final Config config;

  ClosedReference(Exposed exposed, KafkaClient kafka, Config config) {
    this.exposed = exposed;
    this.kafka = kafka;
    this.config = config;
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    if (LaunchMode.current() != LaunchMode.TEST) {
      require(
          exposed.sampleReference(),
          config.getOptionalValue(SAMPLE, Boolean.class).orElse(false),
          kafka.settings().get("bootstrap.servers").toString());
    }
  }

  /**
   * @param sample whether the shipped sample is used
   * @param meant whether somebody said so
   * @param servers {@code host:port} of the brokers, separated by commas
   * @throws IllegalStateException if nobody said so, and others come to these brokers too
   */
  static void require(boolean sample, boolean meant, String servers) {
    if (sample && !meant && Exposure.remote(servers)) {
      throw new IllegalStateException(
          "Which agencies, field offices and offence levels there are is the deployment's to say:"
              + " name its reference data by TENPRINT_REFERENCE_DIR, the same for every service,"
              + " or say by TENPRINT_REFERENCE_SAMPLE=true that the shipped sample is meant");
    }
  }
}
