package org.tenprint.biometric.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.tenprint.biometric.adapter.kafka.BiometricTopology;
import org.tenprint.biometric.adapter.kafka.ShardLink;
import org.tenprint.doorway.Exposed;
import org.tenprint.doorway.Remedies;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.TopicReader;

/** What the service says of itself at its door. */
@ApplicationScoped
class DoorWiring {
  @Produces
  @Singleton
  Exposed exposed() {
    return new Exposed(Optional.empty(), false);
  }

  @Produces
  @Singleton
  Remedies remedies() {
    return Remedies.NOTHING_SERVED;
  }

  /** Shards that are away are waited for, within {@link BiometricConfig.Shards#longestWait}. */
  void watched(
      @Observes StartupEvent started,
      KafkaStreams streams,
      Optional<ShardLink> link,
      Lifeline lifeline) {
    lifeline.livesBy(
        TopicReader.ofHop(
            BiometricTopology.SERVICE, streams, () -> !link.map(ShardLink::ready).orElse(true)));
  }
}
