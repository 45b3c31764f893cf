package org.tenprint.notification.wiring;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.tenprint.doorway.Exposed;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.doorway.Remedies;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.messaging.KafkaAccessLog;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.messaging.TopicReader;
import org.tenprint.notification.adapter.kafka.NotificationTopology;

/** What the service says of itself at its door. */
@ApplicationScoped
class DoorWiring {
  private static final String SERVICE = NotificationTopology.SERVICE;

  @Produces
  @Singleton
  Exposed exposed(NotificationConfig config) {
    return new Exposed(Optional.empty(), config.referenceDir().isEmpty());
  }

  /** It is there before anybody asks: who cannot record hands nothing out. */
  @Produces
  @Singleton
  @Startup
  KafkaAccessLog accessLog(KafkaClient kafka, NotificationConfig config) {
    return new KafkaAccessLog(
        kafka.settings(), "/" + SERVICE, config.registryUrl().map(SchemaRegistry::new));
  }

  void close(@Disposes KafkaAccessLog accesses) {
    accesses.close();
  }

  @Produces
  @Singleton
  Readings readings(KafkaAccessLog accesses, InstantSource clock) {
    return new Readings(accesses, SERVICE, clock);
  }

  @Produces
  @Singleton
  Remedies remedies() {
    String resources =
        "/instruments, /reviews, /case-events, /expungements, /reassignments, /work-items"
            + " and /keys";
    return new Remedies(
        Map.of(
            GeneralProblem.NOT_FOUND,
            "the resources are " + resources,
            GeneralProblem.METHOD_NOT_ALLOWED,
            "use POST to record, GET to ask: " + resources,
            GeneralProblem.INTERNAL,
            "the service is at fault; look whether it is recorded, and tell the operator"));
  }

  /** The hop is looked at from outside, whether it moves. */
  void watched(@Observes StartupEvent started, KafkaStreams streams, Lifeline lifeline) {
    lifeline.livesBy(TopicReader.ofHop(SERVICE, streams, () -> false));
  }
}
