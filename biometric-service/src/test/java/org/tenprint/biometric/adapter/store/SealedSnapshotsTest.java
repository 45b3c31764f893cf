package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.TwoStageGallery;

/** Nobody but this service reads a snapshot, and nobody one that was replaced. */
class SealedSnapshotsTest extends WrittenSnapshot {
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
      assertFalse(bytes.contains("TPG3"), file.toString());
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

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
