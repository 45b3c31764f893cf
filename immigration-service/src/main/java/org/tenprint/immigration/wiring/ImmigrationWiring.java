package org.tenprint.immigration.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.doorway.SettingBounds;
import org.tenprint.immigration.adapter.kafka.IdentificationHop;
import org.tenprint.immigration.adapter.kafka.ImmigrationCodecs;
import org.tenprint.immigration.adapter.kafka.ImmigrationTopology;
import org.tenprint.immigration.adapter.kafka.RecordFeed;
import org.tenprint.immigration.adapter.kafka.RecordTombstones;
import org.tenprint.immigration.adapter.kafka.RemovalFeed;
import org.tenprint.immigration.adapter.kafka.StatementFeed;
import org.tenprint.immigration.adapter.kafka.StatementIntake;
import org.tenprint.immigration.adapter.store.EarlierRows;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.immigration.application.DetermineStatus;
import org.tenprint.immigration.application.ForgetSubject;
import org.tenprint.immigration.application.PatientStore;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.messaging.ErasureFeed;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.messaging.ToldMeters;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.vault.KeyVault;

/** Puts the service together. */
@ApplicationScoped
class ImmigrationWiring {
  /** How long the service may take to end in order once a part of it has failed. */
  private static final Duration LONGEST_END = Duration.ofSeconds(15);

  private static final int MOST_ATTEMPTS = 16;
  private static final Duration LONGEST_FIRST_WAIT = Duration.ofMinutes(1);

  @Produces
  @Singleton
  Lifeline lifeline() {
    return LaunchMode.current() == LaunchMode.TEST
        ? Lifeline.observed()
        : Lifeline.ofProcess(() -> Quarkus.asyncExit(1), LONGEST_END);
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  ReferenceSet reference(ImmigrationConfig config) throws ReferenceDataException {
    return config.referenceDir().isPresent()
        ? ReferenceSet.load(config.referenceDir().get())
        : ReferenceSet.sample();
  }

  @Produces
  @Singleton
  ImmigrationCodecs codecs(ImmigrationConfig config, KeyVault vault) {
    return ImmigrationCodecs.of(config.registryUrl().map(SchemaRegistry::new), vault);
  }

  @Produces
  @Singleton
  RecordStore store(DataSource database, KeyVault vault, ImmigrationConfig config) {
    EarlierRows.seal(database, vault);
    return new PatientStore(
        new PostgresRecords(database, vault),
        patience(config.store()),
        wait -> Thread.sleep(wait.toMillis()));
  }

  static PatientStore.Patience patience(ImmigrationConfig.Store store) {
    return new PatientStore.Patience(
        SettingBounds.require("tenprint.store.attempts", store.attempts(), 1, MOST_ATTEMPTS),
        SettingBounds.require(
            "tenprint.store.first-wait", store.firstWait(), Duration.ZERO, LONGEST_FIRST_WAIT));
  }

  @Produces
  @Singleton
  RecordFeed feed(
      ImmigrationCodecs codecs, RecordStore store, KafkaClient kafka, Lifeline lifeline) {
    return RecordFeed.start(codecs, store, kafka.settings(), lifeline);
  }

  void close(@Disposes RecordFeed feed) {
    feed.close();
  }

  @Produces
  @Singleton
  StatementIntake intake(ImmigrationCodecs codecs, KeyVault vault, InstantSource clock) {
    return new StatementIntake(codecs, vault, clock);
  }

  @Produces
  @Singleton
  StatementFeed statements(
      StatementIntake intake,
      RecordFeed records,
      KafkaClient kafka,
      Lifeline lifeline,
      MeterRegistry meters) {
    StatementFeed feed = StatementFeed.start(intake, records.log(), kafka.settings(), lifeline);
    meters.gauge("tenprint.statements.subjects", intake, StatementIntake::mostNewSubjects);
    meters.gauge("tenprint.statements.held", feed, one -> one.held().size());
    meters.gauge("tenprint.statements.stopped", feed, one -> one.stopped().size());
    meters.gauge("tenprint.statements.behind", feed, one -> one.progress().behind().size());
    return feed;
  }

  void close(@Disposes StatementFeed statements) {
    statements.close();
  }

  @Produces
  @Singleton
  RecordTombstones tombstones(KafkaClient kafka, InstantSource clock) {
    return new RecordTombstones(kafka.settings(), clock);
  }

  void close(@Disposes RecordTombstones tombstones) {
    tombstones.close();
  }

  @Produces
  @Singleton
  RemovalFeed removals(
      ImmigrationCodecs codecs,
      KeyVault vault,
      RecordStore store,
      RecordTombstones tombstones,
      KafkaClient kafka,
      Lifeline lifeline) {
    return RemovalFeed.start(
        codecs, vault, new ForgetSubject(store, tombstones), kafka.settings(), lifeline);
  }

  void close(@Disposes RemovalFeed removals) {
    removals.close();
  }

  /** What else is of a booking here is in its events: nothing is held of it. */
  @Produces
  @Singleton
  ErasureFeed erasures(
      ImmigrationCodecs codecs, KeyVault vault, KafkaClient kafka, Lifeline lifeline) {
    return new ErasureFeed(
        ImmigrationTopology.SERVICE,
        codecs.erasures(),
        vault,
        booking -> {},
        kafka.settings(),
        lifeline);
  }

  void close(@Disposes ErasureFeed erasures) {
    erasures.close();
  }

  @Produces
  @Singleton
  DetermineStatus determineStatus(RecordStore store, InstantSource clock) {
    return new DetermineStatus(store, clock);
  }

  @Produces
  @Singleton
  Hop hop(
      DetermineStatus determineStatus,
      ImmigrationCodecs codecs,
      ReferenceSet reference,
      StatementFeed statements,
      RecordFeed feed,
      ErasureFeed erasures,
      RemovalFeed removals,
      MeterRegistry meters) {
    IdentificationHop identifications =
        new IdentificationHop(determineStatus, codecs, reference, meters);
    return new ImmigrationTopology(codecs, identifications)
        .hop(statements.progress(), feed, List.of(erasures.feed(), removals.feed()));
  }

  /** Of what is measured nobody can read what was determined of a booking. */
  @Produces
  @Singleton
  MeterFilter nothingOfABooking() {
    ToldMeters told =
        ToldMeters.of(
            "tenprint.determinations",
            "tenprint.statements.held",
            "tenprint.statements.stopped",
            "tenprint.statements.behind",
            "tenprint.statements.subjects");
    return MeterFilter.denyUnless(id -> told.allows(id.getName()));
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck ready(
      StatementFeed statements,
      RecordFeed feed,
      ErasureFeed erasures,
      RemovalFeed removals,
      KafkaStreams streams,
      Lifeline lifeline) {
    return () ->
        HealthCheckResponse.named("identifications are determined")
            .status(
                feed.ready()
                    && statements.alive()
                    && erasures.ready()
                    && removals.ready()
                    && streams.state() == KafkaStreams.State.RUNNING
                    && lifeline.intact())
            .withData("intact", lifeline.intact())
            .withData("records caught up", feed.ready())
            .withData("held", String.join(" ", statements.held()))
            .withData("stopped", String.join(" ", statements.stopped()))
            .withData("behind", String.join(" ", statements.progress().behind()))
            .withData("hop", streams.state().name())
            .build();
  }
}
