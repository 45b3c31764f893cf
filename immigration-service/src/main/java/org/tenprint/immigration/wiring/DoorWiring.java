package org.tenprint.immigration.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.tenprint.doorway.Exposed;
import org.tenprint.doorway.Remedies;

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
}
