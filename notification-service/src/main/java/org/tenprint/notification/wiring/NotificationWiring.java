package org.tenprint.notification.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.MessageKey;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.messaging.ErasureFeed;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.notification.adapter.kafka.DecidedCases;
import org.tenprint.notification.adapter.kafka.EventsAhead;
import org.tenprint.notification.adapter.kafka.NotificationCodecs;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.NotificationTopology;
import org.tenprint.notification.adapter.kafka.OrderFeed;
import org.tenprint.notification.adapter.kafka.RecipientTopics;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.notification.adapter.kafka.VaultedKeys;
import org.tenprint.notification.application.Ahead;
import org.tenprint.notification.application.AuthorInstruments;
import org.tenprint.notification.application.Deciding;
import org.tenprint.notification.application.ExplainEffect;
import org.tenprint.notification.application.HandOutKey;
import org.tenprint.notification.application.InstrumentLog;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.Jurisdictions;
import org.tenprint.notification.application.StandingCases;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.place.ReferencePlaces;
import org.tenprint.vault.KeyVault;

/** Puts the service together. */
@ApplicationScoped
class NotificationWiring {
  /** How long the service may take to end in order once a part of it has failed. */
  private static final Duration LONGEST_END = Duration.ofSeconds(15);

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
  ReferenceSet reference(NotificationConfig config) throws ReferenceDataException {
    return config.referenceDir().isPresent()
        ? ReferenceSet.load(config.referenceDir().get())
        : ReferenceSet.sample();
  }

  @Produces
  @Singleton
  NotificationCodecs codecs(NotificationConfig config, KeyVault vault) {
    return NotificationCodecs.of(config.registryUrl().map(SchemaRegistry::new), vault);
  }

  @Produces
  @Singleton
  InstrumentRegister register(MeterRegistry meters) {
    InstrumentRegister register = new InstrumentRegister();
    meters.gauge(NotificationMeters.UNREAD, register, known -> known.unread().size());
    return register;
  }

  @Produces
  @Singleton
  RuleBookFeed ruleBook(
      InstrumentRegister register,
      NotificationCodecs codecs,
      KafkaClient kafka,
      Lifeline lifeline) {
    return new RuleBookFeed(
        register, codecs, NotificationTopics.OF_THE_CATALOGUE, kafka.settings(), lifeline);
  }

  void close(@Disposes RuleBookFeed ruleBook) {
    ruleBook.close();
  }

  /** It is there before anybody records: one that cannot be is no start. */
  @Produces
  @Singleton
  @Startup
  Ahead ahead(NotificationConfig config, InstantSource clock) {
    return new Ahead(clock, NotificationBounds.recordAhead(config));
  }

  @Produces
  @Singleton
  AuthorInstruments authorInstruments(
      InstrumentRegister register,
      RuleBookFeed ruleBook,
      InstrumentLog log,
      ExplainEffect explain,
      Ahead ahead) {
    return new AuthorInstruments(register, ruleBook, log, explain, ahead);
  }

  @Produces
  @Singleton
  ReferencePlaces places(ReferenceSet reference) {
    return new ReferencePlaces(reference);
  }

  @Produces
  @Singleton
  ExplainEffect explainEffect(InstrumentRegister register, ReferencePlaces places) {
    return new ExplainEffect(register, places.table(), places.all());
  }

  @Produces
  @Singleton
  Jurisdictions jurisdictions(InstrumentRegister register, ReferencePlaces places) {
    return new Jurisdictions(register, places.all());
  }

  @Produces
  @Singleton
  DecidedCases decidedCases(KafkaStreams streams, NotificationCodecs codecs) {
    return new DecidedCases(streams, codecs);
  }

  @Produces
  @Singleton
  HandOutKey handOutKey(StandingCases cases, KeyVault vault) {
    return new HandOutKey(cases, new VaultedKeys(vault));
  }

  @Produces
  @Singleton
  RecipientTopics recipients(
      ReferenceSet reference, NotificationConfig config, KafkaClient kafka, MeterRegistry meters) {
    RecipientTopics recipients =
        new RecipientTopics(
            Admin.create(kafka.settings()),
            NotificationTopics.OF_THE_CATALOGUE,
            config.provisionRecipientTopics(),
            NotificationBounds.topicReplication(config));
    recipients.prepare(reference);
    NotificationMeters.tell(recipients, meters);
    return recipients;
  }

  void close(@Disposes RecipientTopics recipients) {
    recipients.close();
  }

  @Produces
  @Singleton
  EventsAhead ahead(NotificationCodecs codecs, RecipientTopics recipients, KafkaClient kafka) {
    return new EventsAhead(
        NotificationTopics.OF_THE_CATALOGUE,
        codecs.inputs(),
        recipients,
        kafka.settings(),
        NotificationTopology.SERVICE);
  }

  void close(@Disposes EventsAhead ahead) {
    ahead.close();
  }

  @Produces
  @Singleton
  CaseSettings settings(NotificationConfig config) {
    return new CaseSettings(
        NotificationBounds.holdDeadline(config),
        new TreeSet<>(config.pushRecipients().orElse(Set.of())));
  }

  @Produces
  @Singleton
  NotificationTopology cases(
      NotificationCodecs codecs,
      Deciding deciding,
      RecipientTopics recipients,
      EventsAhead ahead,
      MeterRegistry meters) {
    return new NotificationTopology(
        codecs, NotificationTopics.OF_THE_CATALOGUE, deciding, recipients, ahead, meters);
  }

  @Produces
  @Singleton
  Hop hop(
      NotificationTopology cases,
      RuleBookFeed ruleBook,
      ErasureFeed erasures,
      NotificationConfig config) {
    return cases.hop(ruleBook, List.of(erasures.feed()), NotificationBounds.wakeEvery(config));
  }

  @Produces
  @Singleton
  Deciding deciding(
      ReferenceSet reference, RuleBookFeed ruleBook, CaseSettings settings, InstantSource clock) {
    return new Deciding(
        new CaseReplay(reference), clock, ruleBook, () -> settings, keys(new SecureRandom()));
  }

  private static Supplier<MessageKey> keys(SecureRandom random) {
    return () -> {
      byte[] key = new byte[MessageKey.LENGTH];
      random.nextBytes(key);
      return new MessageKey(key);
    };
  }

  /** Of what is measured nobody can read what was decided of a booking. */
  @Produces
  @Singleton
  MeterFilter nothingOfABooking() {
    return MeterFilter.denyUnless(id -> NotificationMeters.TOLD.allows(id.getName()));
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck ready(
      RuleBookFeed ruleBook,
      OrderFeed<Expungement> expungements,
      OrderFeed<Reassignment> reassignments,
      ErasureFeed erasures,
      KafkaStreams streams,
      Lifeline lifeline) {
    return () ->
        HealthCheckResponse.named("cases are decided")
            .status(
                ruleBook.ready()
                    && expungements.ready()
                    && reassignments.ready()
                    && erasures.ready()
                    && streams.state() == KafkaStreams.State.RUNNING
                    && lifeline.intact())
            .withData("intact", lifeline.intact())
            .withData("rule book caught up", ruleBook.ready())
            .withData("hop", streams.state().name())
            .build();
  }
}
