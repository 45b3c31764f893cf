package org.tenprint.biometric.wiring;

import org.tenprint.biometric.wiring.BiometricConfig.Minutiae;
import org.tenprint.doorway.SettingBounds;
import org.tenprint.matching.GallerySize;

/** What the settings say of the gallery's size, and the heap where they say nothing. */
final class GallerySizing {
  /**
   * Bytes that an encounter of ten fingers keeps alive, with the engine's maps, in {@code
   * docs/benchmarks/matching-million.json}.
   */
  private static final long ALIVE_AN_ENCOUNTER = 4_100;

  /** Bytes of heap for an encounter: half as much again. */
  static final long HEAP_AN_ENCOUNTER = 6_144;

  /** What stays alive where the minutiae are in a file ({@code docs/scale.md}). */
  private static final long ALIVE_WITHOUT_MINUTIAE = 2_104;

  /** The heap for that, likewise. */
  static final long HEAP_WITHOUT_MINUTIAE = 3_328;

  /** Bytes of a file for an encounter of ten fingers: 499 words and the seal's three, and some. */
  private static final long FILE_AN_ENCOUNTER = 2_100;

  /** Bytes of heap for an encounter of the ABIS face, which keeps its prints in two forms. */
  private static final long HEAP_AN_ABIS_ENCOUNTER = 12_288;

  private GallerySizing() {}

  /** For this process; what the ABIS face may take of the heap is not the gallery's. */
  static GallerySize of(BiometricConfig settings) {
    long heap = Runtime.getRuntime().maxMemory();
    return of(settings.matching(), heap - heapOfAbis(settings.abis(), heap));
  }

  /**
   * What the ABIS face may take.
   *
   * @return bytes; 0 where it is not served
   * @throws IllegalStateException if it has no place for anybody, or more than half the heap
   */
  static long heapOfAbis(BiometricConfig.Abis abis, long heap) {
    if (!abis.enabled()) {
      return 0;
    }
    long most = heap / 2 / HEAP_AN_ABIS_ENCOUNTER;
    return HEAP_AN_ABIS_ENCOUNTER
        * SettingBounds.require(
            "tenprint.abis.most-encounters", (long) abis.mostEncounters(), 1L, most);
  }

  /**
   * For a process of such a heap.
   *
   * @param heap the largest, in bytes
   */
  static GallerySize of(BiometricConfig.Matching settings, long heap) {
    GallerySize size = GallerySize.of(BiometricBounds.expectedSubjects(settings));
    long each = settings.minutiae() == Minutiae.FILE ? HEAP_WITHOUT_MINUTIAE : HEAP_AN_ENCOUNTER;
    long most =
        settings.mostEncounters().isPresent()
            ? BiometricBounds.mostEncounters(settings.mostEncounters().getAsLong())
            : Math.max(1, heap / each);
    return size.withLanes(BiometricBounds.lanes(settings.lanes().orElse(size.lanes())))
        .holdingAtMost(most);
  }

  /**
   * What everything else may take while the gallery and the ABIS face hold all that they may.
   *
   * @param heap the largest, in bytes
   * @return bytes; below 0 where more may be held than there is
   */
  static long heapBeside(BiometricConfig settings, long heap) {
    long left = heap - heapOfAbis(settings.abis(), heap);
    long each =
        settings.matching().minutiae() == Minutiae.FILE
            ? ALIVE_WITHOUT_MINUTIAE
            : ALIVE_AN_ENCOUNTER;
    long most = of(settings.matching(), left).mostEncounters();
    return most > left / each ? -1 : left - most * each;
  }

  /** Bytes that the expected people's minutiae take in this instance's file. */
  static long bytesOfFile(BiometricConfig settings) {
    return BiometricBounds.expectedSubjects(settings.matching())
        * FILE_AN_ENCOUNTER
        / BiometricBounds.count(settings.shards());
  }
}
