package org.tenprint.biometric.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.tenprint.biometric.adapter.kafka.BiometricCodecs;
import org.tenprint.biometric.adapter.kafka.BiometricTopology;
import org.tenprint.biometric.adapter.kafka.EngineFailures;
import org.tenprint.biometric.adapter.kafka.GalleryFeed;
import org.tenprint.biometric.adapter.kafka.Kafka;
import org.tenprint.biometric.adapter.kafka.Orders;
import org.tenprint.biometric.adapter.kafka.ShardLink;
import org.tenprint.biometric.adapter.kafka.ShardLink.Patience;
import org.tenprint.biometric.adapter.kafka.SubjectRemovalFeed;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.biometric.application.People;
import org.tenprint.biometric.application.ShardedPeople;
import org.tenprint.biometric.application.TwiceEnrolled;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.messaging.ToldMeters;
import org.tenprint.vault.KeyVault;

/** Puts the service together. */
@ApplicationScoped
class BiometricWiring {
  /** How long the service may take to end in order once a part of it has failed. */
  private static final Duration LONGEST_END = Duration.ofSeconds(15);

  /** In which the number of people is told. */
  private static final int STEP = 1024;

  /** What the engine is sized for that holds those who were seen in two minutes. */
  private static final int RECENT = 1024;

  /** How long the gallery may take to read what was enrolled just before. */
  private static final Duration LONGEST_BEHIND = Duration.ofMinutes(1);

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
  BiometricCodecs codecs(BiometricConfig config, KeyVault vault) {
    return BiometricCodecs.of(config.registryUrl().map(SchemaRegistry::new), vault);
  }

  @Produces
  @Singleton
  Kafka kafka(
      BiometricCodecs codecs,
      BiometricConfig config,
      InstantSource clock,
      MeterRegistry meters,
      Lifeline lifeline,
      KafkaClient client) {
    return new Kafka(
        codecs,
        config.registryUrl().map(SchemaRegistry::new),
        client.settings(),
        clock,
        meters,
        lifeline);
  }

  @Produces
  @Singleton
  @Typed(EnrolledGallery.class)
  EnrolledGallery gallery(BiometricConfig config, MinutiaRoom room, MeterRegistry meters) {
    EnrolledGallery gallery =
        new EnrolledGallery(
            Galleries.create(GallerySizing.of(config), room), SubjectRemovalFeed::keyOf);
    meters.gauge("tenprint.gallery.subjects", gallery, held -> roughly(held.size()));
    return gallery;
  }

  /** In steps: the exact number would say of a booking whether its person was known. */
  static int roughly(int subjects) {
    return (subjects + STEP - 1) / STEP * STEP;
  }

  /** Of what is measured nobody can read what was found for a booking. */
  @Produces
  @Singleton
  MeterFilter nothingOfABooking() {
    ToldMeters told =
        ToldMeters.of(
            "tenprint.abis.intact",
            "tenprint.bookings.repeated",
            "tenprint.gallery.snapshots.refused",
            "tenprint.gallery.subjects",
            "tenprint.gallery.unread",
            "tenprint.identifications",
            "tenprint.matching.every.finger",
            "tenprint.matching.rate",
            "tenprint.shards.asked.again",
            "tenprint.shards.searches.refused");
    return MeterFilter.denyUnless(id -> told.allows(id.getName()));
  }

  @Produces
  @Singleton
  Optional<GalleryShard> shard(BiometricConfig config, EnrolledGallery gallery) {
    BiometricConfig.Shards shards = config.shards();
    int count = BiometricBounds.count(shards);
    int index = BiometricBounds.index(shards);
    return count == 1
        ? Optional.empty()
        : Optional.of(new GalleryShard(index, count, gallery, GallerySizing.of(config)));
  }

  @Produces
  @Singleton
  Optional<ShardLink> link(
      Optional<GalleryShard> shard, BiometricConfig config, Orders orders, Kafka kafka) {
    Patience patience = BiometricBounds.patience(config.shards());
    return shard.map(
        own -> ShardLink.start(own, UUID.randomUUID().toString(), patience, orders.feeds(), kafka));
  }

  /**
   * Before the hop is closed, which waits for the booking under way, which may wait for a shard.
   */
  void release(@Observes @Priority(-1) ShutdownEvent stopping, Optional<ShardLink> link) {
    link.ifPresent(ShardLink::release);
  }

  void close(@Disposes Optional<ShardLink> link) {
    link.ifPresent(ShardLink::close);
  }

  @Produces
  @Singleton
  People people(EnrolledGallery gallery, Optional<GalleryShard> shard, Optional<ShardLink> link) {
    return link.<People>map(
            others -> new ShardedPeople(shard.orElseThrow(), others.shards(), LONGEST_BEHIND))
        .orElse(gallery);
  }

  /** Not of a gallery in shards: an instance does not hold all who are to be compared. */
  @Produces
  @Singleton
  Optional<TwiceEnrolled> twice(
      EnrolledGallery gallery, Optional<GalleryShard> shard, BiometricConfig config) {
    return shard.isPresent()
        ? Optional.empty()
        : Optional.of(
            new TwiceEnrolled(
                gallery,
                BiometricBounds.thresholds(config.matching()),
                Galleries.create(RECENT),
                TopicCatalogue.BOOKINGS.partitions(),
                EngineFailures::tellOfNew));
  }

  @Produces
  @Singleton
  ExtractionThreads extractionThreads(BiometricConfig config) {
    return ExtractionThreads.start(config);
  }

  void close(@Disposes ExtractionThreads threads) {
    threads.close();
  }

  @Produces
  @Singleton
  IdentifySubject identifySubject(
      People people, BiometricConfig config, ExtractionThreads threads, MeterRegistry meters) {
    Thresholds thresholds = BiometricBounds.thresholds(config.matching());
    tellRate(meters, "MATCH", thresholds.matchRate());
    tellRate(meters, "GREY", thresholds.greyRate());
    Gauge.builder("tenprint.matching.every.finger", () -> thresholds.everyFinger() ? 1 : 0)
        .register(meters);
    return new IdentifySubject(people, thresholds, threads, EngineFailures::tell);
  }

  private static void tellRate(MeterRegistry meters, String decision, double rate) {
    Gauge.builder("tenprint.matching.rate", () -> rate).tag("decision", decision).register(meters);
  }

  @Produces
  @Singleton
  Hop hop(
      BiometricCodecs codecs,
      People people,
      IdentifySubject identifySubject,
      GalleryFeed feed,
      Optional<ShardLink> link,
      Optional<TwiceEnrolled> twice,
      Orders orders,
      InstantSource clock,
      MeterRegistry meters) {
    return new BiometricTopology(codecs, people, identifySubject, clock, meters, twice)
        .hop(feed, link, orders.feeds());
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck ready(
      GalleryFeed feed,
      Optional<ShardLink> link,
      Orders orders,
      KafkaStreams streams,
      Lifeline lifeline) {
    return () -> {
      boolean shards = link.map(ShardLink::ready).orElse(true);
      return HealthCheckResponse.named("bookings are answered")
          .status(
              feed.ready()
                  && shards
                  && orders.ready()
                  && streams.state() == KafkaStreams.State.RUNNING
                  && lifeline.intact())
          .withData("intact", lifeline.intact())
          .withData("gallery caught up", feed.ready())
          .withData("shards answer", shards)
          .withData("hop", streams.state().name())
          .build();
    };
  }
}
