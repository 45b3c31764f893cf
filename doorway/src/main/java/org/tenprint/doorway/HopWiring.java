package org.tenprint.doorway;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.tenprint.messaging.EndProcess;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.Lifeline;

/**
 * By what the hop of a service runs: Quarkus' extension for Kafka Streams starts it, and it begins
 * when it may. A service without that extension has no {@link Hop}, and nothing here is asked.
 */
@ApplicationScoped
class HopWiring {
  private final Instance<Hop> hop;

  HopWiring(Instance<Hop> hop) {
    this.hop = hop;
  }

  @Produces
  @Singleton
  Topology topology() {
    return hop.get().topology();
  }

  /** What others wrote before the service of a test is no answer of its own. */
  @Produces
  @Singleton
  KafkaClientSupplier clients(KafkaClient kafka) {
    return LaunchMode.current() == LaunchMode.TEST
        ? hop.get().clients()
        : hop.get().clients(kafka.settings());
  }

  @Produces
  @Singleton
  StreamsUncaughtExceptionHandler endProcess(Lifeline lifeline) {
    return new EndProcess(lifeline);
  }
}
