package org.tenprint.notification.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tenprint.notification.application.HeldCases;
import org.tenprint.notification.application.ShowWork;
import org.tenprint.notification.application.StandingCases;

/** What people see of what waits for them. */
@ApplicationScoped
class WorkWiring {

  @Produces
  @Singleton
  ShowWork showWork(StandingCases cases, HeldCases held) {
    return new ShowWork(cases, held);
  }
}
