package org.tenprint.immigration.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.tenprint.doorway.Exposed;
import org.tenprint.doorway.Remedies;
import org.tenprint.immigration.adapter.kafka.ImmigrationTopology;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.TopicReader;

/** What the service says of itself at its door. */
@ApplicationScoped
class DoorWiring {
  @Produces
  @Singleton
  Exposed exposed(ImmigrationConfig config) {
    return new Exposed(Optional.empty(), config.referenceDir().isEmpty());
  }

  @Produces
  @Singleton
  Remedies remedies() {
    return Remedies.NOTHING_SERVED;
  }

  /** The hop is looked at from outside, whether it moves. */
  void watched(@Observes StartupEvent started, KafkaStreams streams, Lifeline lifeline) {
    lifeline.livesBy(TopicReader.ofHop(ImmigrationTopology.SERVICE, streams, () -> false));
  }
}
