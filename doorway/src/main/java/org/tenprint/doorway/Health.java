package org.tenprint.doorway;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.OrphanedTransactions;
import org.tenprint.messaging.ProgressWatch;

/** What every service says of its health, beside what it says of its own work. */
@ApplicationScoped
public class Health {
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Lifeline lifeline;
  private final ProgressWatch watch;
  private final OrphanedTransactions orphans;

  Health(KafkaClient kafka, Lifeline lifeline, ProgressConfig config) {
    this.lifeline = lifeline;
    this.watch = new ProgressWatch(kafka.settings(), within(config), lifeline);
    this.orphans = new OrphanedTransactions(kafka.settings(), lifeline);
  }

  static Duration within(ProgressConfig config) {
    return SettingBounds.require("tenprint.progress.within", config.within(), SHORTEST, LONGEST);
  }

  void onStart(@Observes StartupEvent started) {
    watch.start();
    orphans.start();
  }

  @PreDestroy
  void close() {
    orphans.close();
    watch.close();
  }

  /** Dead from the moment when a part of it has failed or stands still; the process then ends. */
  @Produces
  @Liveness
  @Singleton
  HealthCheck alive() {
    return () -> HealthCheckResponse.named("every part goes on").status(lifeline.intact()).build();
  }

  /** Without brokers nothing is taken, decided or told. */
  @Produces
  @Readiness
  @Singleton
  HealthCheck brokers() {
    return () -> HealthCheckResponse.named("brokers answer").status(watch.brokersAnswer()).build();
  }
}
