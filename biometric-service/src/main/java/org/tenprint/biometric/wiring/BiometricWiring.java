package org.tenprint.biometric.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.tenprint.biometric.adapter.kafka.BiometricCodecs;
import org.tenprint.biometric.adapter.kafka.BiometricTopology;
import org.tenprint.biometric.adapter.kafka.GalleryFeed;
import org.tenprint.biometric.adapter.kafka.GalleryFeed.Snapshots;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.messaging.EndProcess;
import org.tenprint.messaging.SchemaRegistry;

/** Puts the service together. */
@ApplicationScoped
class BiometricWiring {

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  BiometricCodecs codecs(BiometricConfig config) {
    return BiometricCodecs.of(config.registryUrl().map(SchemaRegistry::new));
  }

  @Produces
  @Singleton
  EnrolledGallery gallery(BiometricConfig config, MeterRegistry meters) {
    EnrolledGallery gallery =
        new EnrolledGallery(Galleries.create(config.matching().expectedSubjects()));
    meters.gauge("tenprint.gallery.subjects", gallery, EnrolledGallery::size);
    return gallery;
  }

  @Produces
  @Singleton
  GalleryFeed feed(
      BiometricCodecs codecs,
      EnrolledGallery gallery,
      BiometricConfig config,
      InstantSource clock,
      MeterRegistry meters,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    GallerySnapshots store =
        new GallerySnapshots(
            config.stateDir().resolve("gallery"),
            gallery.engineVersion(),
            config.matching().expectedSubjects(),
            0,
            1,
            reason ->
                meters
                    .counter("tenprint.gallery.snapshots.refused", "reason", reason.name())
                    .increment());
    BiometricConfig.Snapshot snapshot = config.snapshot();
    Snapshots snapshots = new Snapshots(store, snapshot.period(), snapshot.removalsWithin());
    return GalleryFeed.start(codecs, gallery, Optional.of(snapshots), kafka, clock, meters);
  }

  void close(@Disposes GalleryFeed feed) {
    feed.close();
  }

  @Produces
  @Singleton
  IdentifySubject identifySubject(EnrolledGallery gallery, BiometricConfig config) {
    BiometricConfig.Matching matching = config.matching();
    return new IdentifySubject(gallery, new Thresholds(matching.matchRate(), matching.greyRate()));
  }

  @Produces
  @Singleton
  Topology topology(
      BiometricCodecs codecs,
      EnrolledGallery gallery,
      IdentifySubject identifySubject,
      GalleryFeed feed,
      InstantSource clock,
      MeterRegistry meters) {
    return new BiometricTopology(codecs, gallery, identifySubject, clock, meters).topology(feed);
  }

  @Produces
  @Singleton
  StreamsUncaughtExceptionHandler endProcess() {
    return new EndProcess(() -> Quarkus.asyncExit(1));
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck ready(GalleryFeed feed, KafkaStreams streams) {
    return () ->
        HealthCheckResponse.named("bookings are answered")
            .status(feed.ready() && streams.state() == KafkaStreams.State.RUNNING)
            .withData("gallery caught up", feed.ready())
            .withData("hop", streams.state().name())
            .build();
  }
}
