package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.adapter.store.GallerySnapshots.Own;
import org.tenprint.biometric.adapter.store.GallerySnapshots.Restored;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.pages.MinutiaPages;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.ScratchFile;

/** Snapshots that are read into another room than they were written from. */
class MinutiaeOfSnapshotsTest extends WrittenSnapshot {
  /** Counts pages that are out, in the heap. */
  private static final class CountingRoom implements MinutiaRoom {
    private int given;
    private int back;

    @Override
    public MinutiaPages pages() {
      MinutiaPages heap = MinutiaRoom.heap().pages();
      return new MinutiaPages() {
        @Override
        public int count() {
          return heap.count();
        }

        @Override
        public void add() {
          heap.add();
          given++;
        }

        @Override
        public int taken(int length) {
          return heap.taken(length);
        }

        @Override
        public void write(int page, int offset, int[] words, int length) {
          heap.write(page, offset, words, length);
        }

        @Override
        public boolean copy(int page, int offset, int[] out, int length) {
          return heap.copy(page, offset, out, length);
        }

        @Override
        public void blank(int page, int offset, int words) {
          heap.blank(page, offset, words);
        }

        @Override
        public boolean isBlank(int page, int offset, int words) {
          return heap.isBlank(page, offset, words);
        }

        @Override
        public long fileBytes() {
          return heap.fileBytes();
        }

        @Override
        public void giveBack() {
          back += heap.count();
          heap.giveBack();
        }
      };
    }

    @Override
    public void close() {
      // the heap's
    }
  }

  private static MinutiaRoom begin(Path path) throws IOException {
    return ScratchFile.open(path, new SecretKeySpec(new byte[32], "AES"), 0);
  }

  private GallerySnapshots in(MinutiaRoom room) {
    return snapshots(new Own(gallery.engineVersion(), EXPECTED, 0, 1), room);
  }

  @Test
  void whatTheHeapWroteIsReadIntoAFileAndBack() throws IOException {
    try (MinutiaRoom file = begin(state.resolve("minutiae").resolve("scratch"))) {
      Restored restored = in(file).restore(LOG, AT).orElseThrow();
      assertTrue(((TwoStageGallery) restored.gallery()).fileBytes() > 0);
      EnrolledGallery filed = new EnrolledGallery(Galleries.create(GallerySize.of(EXPECTED), file));
      filed.restore(restored.gallery(), restored.memory());
      assertEquals(Optional.of(two), filed.find(one.subject().id()));
      in(file).write(filed, LOG.id(), OFFSETS, AT);
    }
    Restored back = snapshots().restore(LOG, AT).orElseThrow();
    assertEquals(0, ((TwoStageGallery) back.gallery()).fileBytes());
    assertEquals(Optional.of(two.subject()), back.gallery().find(one.subject().id()));
  }

  @Test
  void whatIsReadAndRefusedGivesItsPagesBack() throws IOException {
    CountingRoom room = new CountingRoom();
    for (Path file : files()) {
      if (!file.endsWith("gallery.tpg")) {
        Files.delete(file);
      }
    }
    assertTrue(in(room).restore(LOG, AT).isEmpty());
    assertTrue(room.given > 0, "it was refused before it was read");
    assertEquals(room.given, room.back);
  }
}
