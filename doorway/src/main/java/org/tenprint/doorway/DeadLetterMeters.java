package org.tenprint.doorway;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tenprint.events.Consumption;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.DeadLetterCounts;
import org.tenprint.messaging.PoisonReason;

/** Tells how many records a service has put aside, by topic and reason; from the start, each 0. */
@ApplicationScoped
public class DeadLetterMeters {
  private static final String NAME = "tenprint.dead.letters";

  private final MeterRegistry meters;
  private final String service;

  DeadLetterMeters(
      MeterRegistry meters, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.meters = meters;
    this.service = service;
  }

  void onStart(@Observes StartupEvent started) {
    register();
  }

  void register() {
    for (Consumption one : TopicCatalogue.CONSUMPTIONS) {
      if (one.group().equals(service)) {
        for (PoisonReason reason : PoisonReason.values()) {
          FunctionCounter.builder(NAME, one.topic(), topic -> DeadLetterCounts.of(topic, reason))
              .tag("topic", one.topic().name())
              .tag("reason", reason.name())
              .register(meters);
        }
      }
    }
  }
}
