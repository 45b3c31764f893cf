package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.messaging.TopicExtent;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

/** A snapshot of two people, one of whom was seen twice, as the tests of this package begin. */
abstract class WrittenSnapshot {
  static final int EXPECTED = 1000;
  static final Duration KEPT = Duration.ofDays(1);
  static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  static final Map<Integer, Long> OFFSETS = Map.of(0, 5L, 1, 7L);
  static final TopicExtent LOG =
      new TopicExtent("the-topic", Map.of(0, 0L, 1, 7L), Map.of(0, 9L, 1, 7L), KEPT);

  @TempDir Path state;
  final KeyVault vault = new MemoryVault();
  final List<SnapshotRefusal> refusals = new ArrayList<>();
  final EnrolledGallery gallery = new EnrolledGallery(Galleries.create(EXPECTED));
  final EnrolledSubject one = EnrolledSubject.first(new UUID(1, 1), person(1, 0, 1, 2), AT);
  final EnrolledSubject two = one.seenAgain(new UUID(1, 2), person(1, 1, 1, 2), AT);
  Path directory;

  @BeforeEach
  void written() throws IOException {
    directory = state.resolve("gallery");
    gallery.follow(one, Writer.ANSWER);
    gallery.follow(two, Writer.ANSWER);
    gallery.follow(EnrolledSubject.first(new UUID(3, 3), person(3, 0, 1), AT), Writer.ANSWER);
    gallery.remove("nobody", AT);
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
  }

  void assertRefused(SnapshotRefusal reason, TopicExtent now, Instant today) {
    assertTrue(snapshots().restore(now, today).isEmpty());
    assertEquals(List.of(reason), refusals);
    assertFalse(snapshots().present());
  }

  void assertRefused(SnapshotRefusal reason, GallerySnapshots snapshots) {
    assertTrue(snapshots.restore(LOG, AT).isEmpty());
    assertEquals(List.of(reason), refusals);
    assertFalse(snapshots.present());
    refusals.clear();
  }

  GallerySnapshots snapshots() {
    return snapshots(gallery.engineVersion(), EXPECTED, 1);
  }

  GallerySnapshots snapshots(String engine, int expectedSubjects, int shards) {
    return snapshots(
        new GallerySnapshots.Own(engine, expectedSubjects, 0, shards), MinutiaRoom.heap());
  }

  GallerySnapshots snapshots(GallerySnapshots.Own own, MinutiaRoom room) {
    return new GallerySnapshots(directory, own, vault, room, UUID::randomUUID, refusals::add);
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.endsWith(SnapshotKeys.LIST)).sorted().toList();
    }
  }
}
