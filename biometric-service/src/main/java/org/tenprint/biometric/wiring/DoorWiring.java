package org.tenprint.biometric.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.tenprint.biometric.adapter.kafka.BiometricTopology;
import org.tenprint.biometric.adapter.kafka.ShardLink;
import org.tenprint.doorway.Exposed;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.Remedies;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.TopicReader;

/** What the service says of itself at its door. */
@ApplicationScoped
class DoorWiring {
  @Produces
  @Singleton
  Exposed exposed(BiometricConfig config) {
    return new Exposed(
        config.abis().enabled()
            ? Optional.of(
                "add and search people of the ABIS face; let only its clients' systems reach it")
            : Optional.empty(),
        false);
  }

  @Produces
  @Singleton
  Remedies remedies(BiometricConfig config) {
    return !config.abis().enabled()
        ? Remedies.NOTHING_SERVED
        : new Remedies(
            Map.of(
                GeneralProblem.NOT_FOUND,
                "the resources are /v1/persons, /v1/identify, /v1/verify and /v1/galleries, of"
                    + " OSIA's ABIS interface",
                GeneralProblem.METHOD_NOT_ALLOWED,
                "use the methods of OSIA's ABIS interface"));
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
