package org.tenprint.biometric.adapter.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.application.TwiceEnrolled;
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
   * @param orders that are read to their ends before the log is followed
   * @param snapshots where the engine has any
   */
  public static GalleryFeed start(
      EnrolledGallery gallery,
      List<ReferenceFeed<?>> orders,
      Optional<Snapshots> snapshots,
      Kafka kafka) {
    return start(new Kept(gallery, Optional.empty(), orders), Optional.empty(), snapshots, kafka);
  }

  /**
   * As above.
   *
   * @param twice told of whom the log says something
   */
  public static GalleryFeed start(
      EnrolledGallery gallery,
      TwiceEnrolled twice,
      List<ReferenceFeed<?>> orders,
      Optional<Snapshots> snapshots,
      Kafka kafka) {
    return start(new Kept(gallery, Optional.empty(), orders), Optional.of(twice), snapshots, kafka);
  }

  /**
   * Starts to read, and keeps one shard.
   *
   * @param shard to keep, and to be told how far the log is read
   * @param orders as above
   * @param snapshots where the engine has any
   */
  public static GalleryFeed start(
      GalleryShard shard,
      List<ReferenceFeed<?>> orders,
      Optional<Snapshots> snapshots,
      Kafka kafka) {
    return start(
        new Kept(shard.gallery(), Optional.of(shard), orders), Optional.empty(), snapshots, kafka);
  }

  private record Kept(
      EnrolledGallery gallery, Optional<GalleryShard> shard, List<ReferenceFeed<?>> orders) {}

  private static GalleryFeed start(
      Kept kept, Optional<TwiceEnrolled> twice, Optional<Snapshots> snapshots, Kafka kafka) {
    GalleryKeeper keeper =
        new GalleryKeeper(
            kept.gallery(),
            (id, recorded) ->
                twice.ifPresent(known -> known.read(id, recorded, kafka.clock().instant())),
            kept.shard(),
            kept.orders(),
            snapshots.map(Snapshots::store),
            new SnapshotSchedule(
                snapshots.map(Snapshots::period).orElse(Duration.ofDays(1)),
                snapshots.map(Snapshots::removalsWithin).orElse(Duration.ofDays(1))),
            kafka.clock(),
            kafka.meters().counter("tenprint.gallery.records"));
    kafka.meters().gauge("tenprint.gallery.unread", keeper, GalleryKeeper::unread);
    return new GalleryFeed(
        new ReferenceFeed<>(
                TopicCatalogue.ENROLMENTS.name(),
                BiometricTopology.SERVICE,
                kafka.codecs().enrolments(),
                keeper,
                kafka.client(),
                kafka.lifeline())
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
