package org.tenprint.biometric.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.messaging.ReferenceFeed;

/**
 * Keeps the gallery as {@code biometric.enrolments.v1} has it: from a snapshot on, where there is
 * one that may be used, else from the beginning.
 */
public final class GalleryFeed implements AutoCloseable {
  private final ReferenceFeed<Enrolment> feed;

  private GalleryFeed(ReferenceFeed<Enrolment> feed) {
    this.feed = feed;
  }

  /**
   * Snapshots of the gallery.
   *
   * @param store where they are kept
   * @param period between them while the gallery changes
   * @param removalsWithin longest that a removed person's prints stay in one
   */
  public record Snapshots(GallerySnapshots store, Duration period, Duration removalsWithin) {}

  /**
   * Starts to read.
   *
   * @param gallery to keep
   * @param snapshots where the engine has any
   * @param client kafka-clients' settings
   * @param clock says when a snapshot is due
   * @param meters counts records read
   */
  public static GalleryFeed start(
      BiometricCodecs codecs,
      EnrolledGallery gallery,
      Optional<Snapshots> snapshots,
      Map<String, Object> client,
      InstantSource clock,
      MeterRegistry meters) {
    return start(codecs, new Kept(gallery, Optional.empty()), snapshots, client, clock, meters);
  }

  /**
   * Starts to read, and keeps one shard.
   *
   * @param shard to keep, and to be told how far the log is read
   * @param snapshots where the engine has any
   * @param client kafka-clients' settings
   * @param clock says when a snapshot is due
   * @param meters counts records read
   */
  public static GalleryFeed start(
      BiometricCodecs codecs,
      GalleryShard shard,
      Optional<Snapshots> snapshots,
      Map<String, Object> client,
      InstantSource clock,
      MeterRegistry meters) {
    return start(
        codecs, new Kept(shard.gallery(), Optional.of(shard)), snapshots, client, clock, meters);
  }

  private record Kept(EnrolledGallery gallery, Optional<GalleryShard> shard) {}

  private static GalleryFeed start(
      BiometricCodecs codecs,
      Kept kept,
      Optional<Snapshots> snapshots,
      Map<String, Object> client,
      InstantSource clock,
      MeterRegistry meters) {
    GalleryKeeper keeper =
        new GalleryKeeper(
            kept.gallery(),
            kept.shard(),
            snapshots.map(Snapshots::store),
            new SnapshotSchedule(
                snapshots.map(Snapshots::period).orElse(Duration.ofDays(1)),
                snapshots.map(Snapshots::removalsWithin).orElse(Duration.ofDays(1))),
            clock,
            meters.counter("tenprint.gallery.records"));
    return new GalleryFeed(
        new ReferenceFeed<>(
                TopicCatalogue.ENROLMENTS.name(),
                BiometricTopology.SERVICE,
                codecs.enrolments(),
                keeper,
                client)
            .start());
  }

  /** Whether everybody who was enrolled at the start is in the gallery, and it still follows. */
  public boolean ready() {
    return feed.ready();
  }

  ReferenceFeed<Enrolment> feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }
}
