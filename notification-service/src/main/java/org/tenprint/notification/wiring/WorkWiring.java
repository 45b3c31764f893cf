package org.tenprint.notification.wiring;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.tenprint.doorway.Allowances;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.doorway.SettingBounds;
import org.tenprint.notification.adapter.http.Paces;
import org.tenprint.notification.adapter.http.WordPace;
import org.tenprint.notification.adapter.kafka.CasePartitions;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.VaultedKeys;
import org.tenprint.notification.adapter.kafka.WaitingCases;
import org.tenprint.notification.application.AskAgency;
import org.tenprint.notification.application.AskedBefore;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.Deciding;
import org.tenprint.notification.application.HeldCases;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.OpenCases;
import org.tenprint.notification.application.ReportOnCase;
import org.tenprint.notification.application.ReviewCases;
import org.tenprint.notification.application.ReviewLog;
import org.tenprint.notification.application.ShowWork;
import org.tenprint.notification.application.StandingCases;
import org.tenprint.notification.domain.SheetRules;
import org.tenprint.vault.KeyVault;

/** What people see of what waits for them, and their verdicts on it. */
@ApplicationScoped
class WorkWiring {
  private static final int BURST_SECONDS = 60;
  private static final int FASTEST = 1000;

  @Produces
  @Singleton
  CasePartitions casePartitions(KafkaClient kafka) {
    return new CasePartitions(Admin.create(kafka.settings()), NotificationTopics.OF_THE_CATALOGUE);
  }

  void close(@Disposes CasePartitions partitions) {
    partitions.close();
  }

  @Produces
  @Singleton
  OpenCases openCases(KafkaStreams streams, CasePartitions partitions, NotificationConfig config) {
    return new WaitingCases(streams, partitions, NotificationBounds.holdDeadline(config));
  }

  @Produces
  @Singleton
  ShowWork showWork(
      StandingCases cases,
      HeldCases held,
      KeyVault vault,
      InstrumentRegister instruments,
      Deciding deciding) {
    return new ShowWork(
        cases,
        held,
        new VaultedKeys(vault),
        new SheetRules(instruments::latest, deciding::wouldTell));
  }

  @Produces
  @Singleton
  ReviewCases reviewCases(StandingCases cases, ShowWork work, ReviewLog log, WordPace pace) {
    return new ReviewCases(cases, work, pace.reviews(log));
  }

  @Produces
  @Singleton
  ReportOnCase reportOnCase(StandingCases cases, CaseEventLog log, WordPace pace) {
    return new ReportOnCase(cases, pace.reports(log));
  }

  /** It is there before anybody asks: one that cannot be is no start. */
  @Produces
  @Singleton
  @Startup
  WordPace wordPace(NotificationConfig config) {
    return new WordPace(rate("tenprint.review-rate", config.reviewRate()), System::nanoTime);
  }

  @Produces
  @Singleton
  AskAgency askAgency(StandingCases cases, AskedBefore before, CaseEventLog log, KeyVault vault) {
    return new AskAgency(cases, log, new VaultedKeys(vault), before);
  }

  /** Likewise. */
  @Produces
  @Singleton
  @Startup
  Paces paces(NotificationConfig config) {
    return new Paces(
        aMinutesWorth(rate("tenprint.request-rate", config.requestRate())),
        aMinutesWorth(rate("tenprint.key-rate", config.keyRate())));
  }

  private static int rate(String setting, int rate) {
    return SettingBounds.require(setting, rate, 1, FASTEST);
  }

  private static Allowances aMinutesWorth(int rate) {
    return new Allowances(rate, rate * BURST_SECONDS, System::nanoTime);
  }
}
