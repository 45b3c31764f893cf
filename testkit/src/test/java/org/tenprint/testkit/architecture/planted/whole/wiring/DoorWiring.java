package org.tenprint.testkit.architecture.planted.whole.wiring;

import jakarta.enterprise.inject.Produces;

final class DoorWiring {
  record Exposed() {}

  record Remedies() {}

  @Produces
  Exposed exposed() {
    return new Exposed();
  }

  @Produces
  Remedies remedies() {
    return new Remedies();
  }
}
