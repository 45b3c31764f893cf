package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.FailsInSearch;
import org.tenprint.biometric.adapter.store.GallerySnapshots.Restored;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.pages.MinutiaeLost;
import org.tenprint.messaging.TopicExtent;

/** What is restored, and for which reasons a snapshot is refused. */
class GallerySnapshotsTest extends WrittenSnapshot {
  @Test
  void whatWasWrittenIsRestored() throws IOException {
    Restored restored = snapshots().restore(LOG, AT).orElseThrow();
    assertEquals(OFFSETS, restored.offsets());
    EnrolledGallery again = new EnrolledGallery(Galleries.create(EXPECTED));
    again.restore(restored.gallery(), restored.memory());
    assertEquals(2, again.size());
    assertEquals(Optional.of(two), again.find(one.subject().id()));
    assertEquals(List.of(), refusals);
  }

  @Test
  void aRemovalIsRememberedAcrossARestart() throws IOException {
    gallery.remove(one.subject().id(), AT);
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
    Restored restored = snapshots().restore(LOG, AT).orElseThrow();
    EnrolledGallery again = new EnrolledGallery(Galleries.create(EXPECTED));
    again.restore(restored.gallery(), restored.memory());
    assertFalse(again.follow(two, Writer.ANSWER));
    assertEquals(List.of(one.subject().id()), again.removeAgain());
  }

  @Test
  void whatIsUnconfirmedIsNotInIt() throws IOException {
    EnrolledSubject unconfirmed = EnrolledSubject.first(new UUID(9, 9), person(9, 0, 1, 2, 6), AT);
    gallery.enrol(unconfirmed, 0);
    gallery.enrol(two.seenAgain(new UUID(1, 3), person(1, 2, 1, 2), AT), 0);
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
    Restored restored = snapshots().restore(LOG, AT).orElseThrow();
    assertTrue(restored.gallery().find(unconfirmed.subject().id()).isEmpty());
    assertEquals(Optional.of(two.subject()), restored.gallery().find(one.subject().id()));
    assertEquals(Optional.of(unconfirmed), gallery.find(unconfirmed.subject().id()));
  }

  private int warmedUp(Runnable fails) {
    Restored whole = snapshots().restore(LOG, AT).orElseThrow();
    Gallery gallery = new FailsInSearch(whole.gallery(), probe -> fails.run());
    return new Restored(gallery, whole.memory(), whole.offsets(), whole.forgotten())
        .warmUp(() -> true);
  }

  /** It would fail on the same person at each start, and no booking be answered at all. */
  @Test
  void anEngineThatFailsOnSomebodyStartsAllTheSame() {
    assertEquals(2, warmedUp(() -> {}));
    assertEquals(
        0,
        warmedUp(
            () -> {
              throw new IllegalStateException("no templates");
            }));
    assertEquals(
        0,
        warmedUp(
            () -> {
              throw new StackOverflowError();
            }));
    Runnable lost =
        () -> {
          throw new MinutiaeLost("the machine's");
        };
    assertThrows(MinutiaeLost.class, () -> warmedUp(lost));
  }

  /** It is as whole as before: the next start reads it. */
  @Test
  void anInterruptDeletesNone() {
    Thread.currentThread().interrupt();
    assertThrows(IllegalStateException.class, () -> snapshots().restore(LOG, AT));
    assertTrue(Thread.interrupted());
    assertEquals(List.of(), refusals);
    assertEquals(2, snapshots().restore(LOG, AT).orElseThrow().gallery().size());
  }

  @Test
  void withoutItsOtherFileItIsDamaged() throws IOException {
    for (Path file : files()) {
      if (!file.endsWith("gallery.tpg")) {
        Files.delete(file);
      }
    }
    assertRefused(SnapshotRefusal.DAMAGED, LOG, AT);
  }

  @Test
  void anotherTopicIsRefused() {
    assertRefused(
        SnapshotRefusal.OTHER_TOPIC, new TopicExtent("new", LOG.begins(), LOG.ends(), KEPT), AT);
  }

  @Test
  void otherPartitionsAreRefused() {
    assertRefused(
        SnapshotRefusal.OTHER_PARTITIONS,
        new TopicExtent(LOG.id(), Map.of(0, 0L, 1, 0L, 2, 0L), Map.of(0, 9L, 1, 9L, 2, 0L), KEPT),
        AT);
  }

  @Test
  void offsetsBeyondTheEndAreRefused() {
    assertRefused(
        SnapshotRefusal.BEYOND_THE_END,
        new TopicExtent(LOG.id(), LOG.begins(), Map.of(0, 4L, 1, 9L), KEPT),
        AT);
  }

  @Test
  void offsetsBeforeTheBeginningAreRefused() {
    assertRefused(
        SnapshotRefusal.BEFORE_THE_BEGINNING,
        new TopicExtent(LOG.id(), Map.of(0, 6L, 1, 0L), Map.of(0, 9L, 1, 9L), KEPT),
        AT);
  }

  @Test
  void olderThanTombstonesAreKeptIsRefused() {
    assertTrue(snapshots().restore(LOG, AT.plus(KEPT).minusSeconds(61)).isPresent());
    assertRefused(SnapshotRefusal.TOO_OLD, LOG, AT.plus(KEPT).minusSeconds(60));
  }

  @Test
  void anotherEngineOrIndexIsRefused() throws IOException {
    String engine = gallery.engineVersion();
    assertRefused(SnapshotRefusal.OTHER_ENGINE, snapshots(engine + "x", EXPECTED, 1));
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
    assertRefused(SnapshotRefusal.OTHER_ENGINE, snapshots(engine, EXPECTED * 20, 1));
  }

  @Test
  void anotherNumberOfShardsIsRefused() {
    assertRefused(SnapshotRefusal.OTHER_SHARD, snapshots(gallery.engineVersion(), EXPECTED, 2));
  }

  @Test
  void aShardsSnapshotHoldsWhereEachSubjectStandsOnTheLog() throws IOException {
    EnrolledGallery shard = new EnrolledGallery(Galleries.create(EXPECTED));
    String id = one.subject().id();
    shard.follow(one, Writer.ANSWER, new LogAddress(1, 4));
    shard.follow(two, Writer.ANSWER, new LogAddress(1, 6));
    GallerySnapshots store = snapshots(gallery.engineVersion(), EXPECTED, 2);
    store.write(shard, LOG.id(), OFFSETS, AT);
    Restored restored = store.restore(LOG, AT).orElseThrow();
    assertEquals(Map.of(id, new LogAddress(1, 6)), restored.memory().addresses());
    shard.remove(id, AT);
    store.write(shard, LOG.id(), OFFSETS, AT);
    assertEquals(Map.of(), store.restore(LOG, AT).orElseThrow().memory().addresses());
    shard.follow(two, Writer.OTHER);
    store.write(shard, LOG.id(), OFFSETS, AT);
    assertRefused(SnapshotRefusal.DAMAGED, store);
  }
}
