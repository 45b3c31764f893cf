package org.tenprint.notification.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.tenprint.doorway.Exposed;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.Remedies;

/** What the service says of itself at its door. */
@ApplicationScoped
class DoorWiring {
  @Produces
  @Singleton
  Exposed exposed(NotificationConfig config) {
    return new Exposed(Optional.empty(), config.referenceDir().isEmpty());
  }

  @Produces
  @Singleton
  Remedies remedies() {
    String resources = "/instruments, /reviews, /case-events, /expungements, /work-items and /keys";
    return new Remedies(
        Map.of(
            GeneralProblem.NOT_FOUND,
            "the resources are " + resources,
            GeneralProblem.METHOD_NOT_ALLOWED,
            "use POST to record, GET to ask: " + resources,
            GeneralProblem.INTERNAL,
            "the service is at fault; look whether it is recorded, and tell the operator"));
  }
}
