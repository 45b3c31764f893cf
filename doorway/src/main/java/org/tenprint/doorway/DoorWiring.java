package org.tenprint.doorway;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What a service has that says nothing else. */
@ApplicationScoped
class DoorWiring {
  @Produces
  @Singleton
  @DefaultBean
  Remedies remedies() {
    return Remedies.NOTHING_SERVED;
  }
}
