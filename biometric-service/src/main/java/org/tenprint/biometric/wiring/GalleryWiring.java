package org.tenprint.biometric.wiring;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_AFTER;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.KeyGenerator;
import org.tenprint.biometric.adapter.kafka.GalleryFeed;
import org.tenprint.biometric.adapter.kafka.GalleryFeed.Snapshots;
import org.tenprint.biometric.adapter.kafka.Kafka;
import org.tenprint.biometric.adapter.kafka.Orders;
import org.tenprint.biometric.adapter.store.GallerySnapshots;
import org.tenprint.biometric.adapter.store.SnapshotRefusal;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.application.TwiceEnrolled;
import org.tenprint.biometric.wiring.BiometricConfig.Minutiae;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.ScratchFile;
import org.tenprint.vault.KeyVault;

/** How the gallery follows what is enrolled, from its last snapshot on. */
@ApplicationScoped
class GalleryWiring {
  private static final int KEY_BITS = 256;

  /**
   * Where the gallery keeps its minutiae. What an earlier process left is deleted, whichever it is.
   */
  @Produces
  @Singleton
  MinutiaRoom room(BiometricConfig config) {
    Path file = config.stateDir().resolve("minutiae").resolve("scratch");
    try {
      if (config.matching().minutiae() == Minutiae.HEAP) {
        Files.deleteIfExists(file);
        return MinutiaRoom.heap();
      }
      KeyGenerator keys = KeyGenerator.getInstance("AES");
      keys.init(KEY_BITS);
      return ScratchFile.open(file, keys.generateKey(), GallerySizing.bytesOfFile(config));
    } catch (IOException e) {
      throw new UncheckedIOException("tenprint.matching.minutiae: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this runtime makes no keys of AES", e);
    }
  }

  /** Whoever reads or writes it was closed before. */
  void close(@Disposes MinutiaRoom room) {
    room.close();
  }

  @Produces
  @Singleton
  GalleryFeed feed(
      EnrolledGallery gallery,
      Optional<GalleryShard> shard,
      Optional<TwiceEnrolled> twice,
      Orders orders,
      BiometricConfig config,
      KeyVault vault,
      MeterRegistry meters,
      MinutiaRoom room,
      Kafka kafka) {
    GallerySnapshots store =
        new GallerySnapshots(
            config.stateDir().resolve("gallery"),
            new GallerySnapshots.Own(
                gallery.engineVersion(),
                config.matching().expectedSubjects(),
                config.shards().index(),
                config.shards().count()),
            vault,
            room,
            UUID::randomUUID,
            reason -> refused(meters, reason).increment());
    // there from the start: whoever waits for an increase does not see a first one appear
    for (SnapshotRefusal reason : SnapshotRefusal.values()) {
      refused(meters, reason);
    }
    BiometricConfig.Snapshot snapshot = config.snapshot();
    Snapshots snapshots =
        new Snapshots(
            store, BiometricBounds.period(snapshot), BiometricBounds.removalsWithin(snapshot));
    return shard
        .map(own -> GalleryFeed.start(own, orders.feeds(), Optional.of(snapshots), kafka))
        .orElseGet(
            () ->
                GalleryFeed.start(
                    gallery, twice.orElseThrow(), orders.feeds(), Optional.of(snapshots), kafka));
  }

  private static Counter refused(MeterRegistry meters, SnapshotRefusal reason) {
    return meters.counter("tenprint.gallery.snapshots.refused", "reason", reason.name());
  }

  /**
   * After the hop is closed, and before the beans are: its last snapshot is sealed, and the vault
   * is one of these, in whatever order they go.
   */
  void stop(@Observes @Priority(LIBRARY_AFTER) ShutdownEvent stopping, GalleryFeed feed) {
    feed.close();
  }
}
