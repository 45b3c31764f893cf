package org.tenprint.notification.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tenprint.notification.adapter.kafka.VaultedKeys;
import org.tenprint.notification.application.AskAgency;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.HeldCases;
import org.tenprint.notification.application.ReviewCases;
import org.tenprint.notification.application.ReviewLog;
import org.tenprint.notification.application.ShowWork;
import org.tenprint.notification.application.StandingCases;
import org.tenprint.vault.KeyVault;

/** What people see of what waits for them, and their verdicts on it. */
@ApplicationScoped
class WorkWiring {

  @Produces
  @Singleton
  ShowWork showWork(StandingCases cases, HeldCases held, KeyVault vault) {
    return new ShowWork(cases, held, new VaultedKeys(vault));
  }

  @Produces
  @Singleton
  ReviewCases reviewCases(StandingCases cases, ShowWork work, ReviewLog log) {
    return new ReviewCases(cases, work, log);
  }

  @Produces
  @Singleton
  AskAgency askAgency(StandingCases cases, CaseEventLog log) {
    return new AskAgency(cases, log);
  }
}
