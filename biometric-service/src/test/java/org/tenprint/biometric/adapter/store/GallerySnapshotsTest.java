package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tenprint.biometric.TestFingers.person;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.adapter.store.GallerySnapshots.Restored;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.messaging.TopicExtent;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

class GallerySnapshotsTest {
  private static final int EXPECTED = 1000;
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  private static final Map<Integer, Long> OFFSETS = Map.of(0, 5L, 1, 7L);
  private static final TopicExtent LOG =
      new TopicExtent("the-topic", Map.of(0, 0L, 1, 7L), Map.of(0, 9L, 1, 7L), KEPT);

  @TempDir Path state;
  private final KeyVault vault = new MemoryVault();
  private final List<SnapshotRefusal> refusals = new ArrayList<>();
  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.create(EXPECTED));
  private final EnrolledSubject one = EnrolledSubject.first(new UUID(1, 1), person(1, 0, 1, 2), AT);
  private final EnrolledSubject two = one.seenAgain(new UUID(1, 2), person(1, 1, 1, 2), AT);
  private Path directory;

  @BeforeEach
  void written() throws IOException {
    directory = state.resolve("gallery");
    gallery.follow(one, Writer.ANSWER);
    gallery.follow(two, Writer.ANSWER);
    gallery.follow(EnrolledSubject.first(new UUID(3, 3), person(3, 0, 1), AT), Writer.ANSWER);
    gallery.remove("nobody", AT);
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
  }

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
  void theFilesAreTheirOwnersAloneAndTwo() throws IOException {
    assumeTrue(Files.getFileStore(state).supportsFileAttributeView("posix"), "no owners here");
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
    assertEquals("rwx------", permissions(directory));
    List<Path> files = files();
    assertEquals(2, files.size());
    for (Path file : files) {
      assertEquals("rw-------", permissions(file));
    }
    assertEquals("rw-------", permissions(directory.resolve(SnapshotKeys.LIST)));
  }

  @Test
  void whatIsUnconfirmedIsNotInIt() throws IOException {
    EnrolledSubject unconfirmed = EnrolledSubject.first(new UUID(9, 9), person(9, 0, 1, 2, 6), AT);
    gallery.enrol(unconfirmed);
    gallery.enrol(two.seenAgain(new UUID(1, 3), person(1, 2, 1, 2), AT));
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
    Restored restored = snapshots().restore(LOG, AT).orElseThrow();
    assertTrue(restored.gallery().find(unconfirmed.subject().id()).isEmpty());
    assertEquals(Optional.of(two.subject()), restored.gallery().find(one.subject().id()));
    assertEquals(Optional.of(unconfirmed), gallery.find(unconfirmed.subject().id()));
  }

  @Test
  void anyAlteredByteIsFound() throws IOException {
    Random chance = new Random(4);
    for (int file = 0; file < 2; file++) {
      for (int i = 0; i < 40; i++) {
        byte[] altered = content(file);
        altered[chance.nextInt(altered.length)] ^= (byte) (1 + chance.nextInt(255));
        assertDamaged(file, altered);
      }
    }
  }

  @Test
  void anyCutIsFound() throws IOException {
    for (int file = 0; file < 2; file++) {
      for (int part = 0; part < 8; part++) {
        byte[] whole = content(file);
        assertDamaged(file, Arrays.copyOf(whole, whole.length * part / 8));
      }
    }
  }

  /** Whose name was altered has no key. */
  private void assertDamaged(int file, byte[] content) throws IOException {
    Files.write(files().get(file), content);
    assertTrue(snapshots().restore(LOG, AT).isEmpty());
    assertEquals(1, refusals.size());
    assertTrue(
        Set.of(SnapshotRefusal.DAMAGED, SnapshotRefusal.WITHOUT_KEY).contains(refusals.get(0)));
    assertEquals(List.of(), files());
    refusals.clear();
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
  }

  /** Neither who is in it nor what of their fingers is. */
  @Test
  void nothingOfItIsReadable() throws IOException {
    String id = one.subject().id();
    byte[] inWords = new byte[4 * id.length()];
    for (int i = 0; i < id.length(); i++) {
      inWords[4 * i + 3] = (byte) id.charAt(i);
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    gallery.snapshot(
        (engine, memory) ->
            ((TwoStageGallery) engine).snapshot(Channels.newChannel(plain), "bookmark"));
    assertTrue(text(plain.toByteArray()).contains(text(inWords)), "the engine writes it so");
    for (Path file : files()) {
      String bytes = text(Files.readAllBytes(file));
      assertFalse(bytes.contains(text(inWords)), file.toString());
      assertFalse(bytes.contains(id), file.toString());
      assertFalse(bytes.contains("TPG1"), file.toString());
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aCopyOfOneThatWasReplacedCannotBeReadByAnybody() throws IOException {
    Map<Path, byte[]> copy = contents();
    snapshots().write(gallery, LOG.id(), OFFSETS, AT);
    for (Map.Entry<Path, byte[]> each : copy.entrySet()) {
      Files.write(each.getKey(), each.getValue());
    }
    assertRefused(SnapshotRefusal.WITHOUT_KEY, LOG, AT);
  }

  @Test
  void oneThatIsDiscardedTakesItsKeyWithIt() throws IOException {
    Map<Path, byte[]> copy = contents();
    snapshots().discard(AT);
    for (Map.Entry<Path, byte[]> each : copy.entrySet()) {
      Files.write(each.getKey(), each.getValue());
    }
    assertRefused(SnapshotRefusal.WITHOUT_KEY, LOG, AT);
  }

  /** A process ended when it had begun one, and another when the old one's key was still there. */
  @Test
  void keysThatAProcessLeftAreDestroyedByTheNext() throws IOException {
    SnapshotKeys left = new SnapshotKeys(directory, vault, UUID::randomUUID);
    UUID begun = left.begin().name();
    assertTrue(left.find(begun).isPresent());
    assertTrue(snapshots().restore(LOG, AT).isPresent());
    assertTrue(left.find(begun).isEmpty());
    assertTrue(snapshots().restore(LOG, AT).isPresent(), "the one that stands keeps its own");
  }

  /** One of before they were sealed is not read: the gallery is built from the log, once. */
  @Test
  void oneThatIsNotSealedIsRefused() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    gallery.snapshot(
        (engine, memory) -> ((TwoStageGallery) engine).snapshot(Channels.newChannel(plain), ""));
    Files.write(directory.resolve("gallery.tpg"), plain.toByteArray());
    assertRefused(SnapshotRefusal.DAMAGED, LOG, AT);
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

  private void assertRefused(SnapshotRefusal reason, TopicExtent now, Instant today) {
    assertTrue(snapshots().restore(now, today).isEmpty());
    assertEquals(List.of(reason), refusals);
    assertFalse(snapshots().present());
  }

  private void assertRefused(SnapshotRefusal reason, GallerySnapshots snapshots) {
    assertTrue(snapshots.restore(LOG, AT).isEmpty());
    assertEquals(List.of(reason), refusals);
    assertFalse(snapshots.present());
    refusals.clear();
  }

  private GallerySnapshots snapshots() {
    return snapshots(gallery.engineVersion(), EXPECTED, 1);
  }

  private GallerySnapshots snapshots(String engine, int expectedSubjects, int shards) {
    return new GallerySnapshots(
        directory,
        new GallerySnapshots.Own(engine, expectedSubjects, 0, shards),
        vault,
        UUID::randomUUID,
        refusals::add);
  }

  private byte[] content(int file) throws IOException {
    return Files.readAllBytes(files().get(file));
  }

  private Map<Path, byte[]> contents() throws IOException {
    Map<Path, byte[]> contents = new HashMap<>();
    for (Path file : files()) {
      contents.put(file, Files.readAllBytes(file));
    }
    return contents;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.endsWith(SnapshotKeys.LIST)).sorted().toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
