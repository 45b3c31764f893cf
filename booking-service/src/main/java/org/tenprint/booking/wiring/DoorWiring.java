package org.tenprint.booking.wiring;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.tenprint.doorway.Exposed;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.doorway.Remedies;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.messaging.KafkaAccessLog;
import org.tenprint.messaging.SchemaRegistry;

/** What the service says of itself at its door. */
@ApplicationScoped
class DoorWiring {
  private static final String SERVICE = "booking-service";

  @Produces
  @Singleton
  Exposed exposed(BookingConfig config) {
    return new Exposed(Optional.empty(), config.referenceDir().isEmpty());
  }

  /** It is there before anybody asks: who cannot record hands nothing out. */
  @Produces
  @Singleton
  @Startup
  KafkaAccessLog accessLog(KafkaClient kafka, BookingConfig config) {
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
    return new Remedies(
        Map.of(
            GeneralProblem.NOT_FOUND,
            "the resources are POST /bookings and GET /bookings/{ori}/{tcn}",
            GeneralProblem.FORBIDDEN,
            "bookings are an agency's own affair",
            GeneralProblem.METHOD_NOT_ALLOWED,
            "use POST to submit, GET to ask",
            GeneralProblem.UNSUPPORTED_MEDIA_TYPE,
            "send application/json, or an ANSI/NIST file as application/octet-stream",
            GeneralProblem.TOO_LARGE,
            "send a smaller body: smaller images, as WSQ",
            GeneralProblem.INTERNAL,
            "the service is at fault; send the same submission again later, and tell the operator"));
  }
}
