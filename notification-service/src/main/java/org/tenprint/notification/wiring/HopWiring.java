package org.tenprint.notification.wiring;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.EndProcess;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.Lifeline;

/** By what the hop runs: the extension starts it, and it begins when it may. */
@ApplicationScoped
class HopWiring {
  @Produces
  @Singleton
  Topology topology(Hop hop) {
    return hop.topology();
  }

  /** What others wrote before the service of a test is no answer of its own. */
  @Produces
  @Singleton
  KafkaClientSupplier clients(Hop hop, KafkaClient kafka) {
    return LaunchMode.current() == LaunchMode.TEST
        ? hop.clients()
        : hop.clients(TopicCatalogue.CASE_STEPS.name(), kafka.settings());
  }

  @Produces
  @Singleton
  StreamsUncaughtExceptionHandler endProcess(Lifeline lifeline) {
    return new EndProcess(lifeline);
  }
}
