package org.tenprint.biometric.wiring;

import org.tenprint.matching.GallerySize;

/** What the settings say of the gallery's size, and the heap where they say nothing. */
final class GallerySizing {
  /**
   * Bytes of heap for an encounter: half as much again as the 4,095 that one of ten fingers took
   * alive, with the engine's maps, in {@code docs/benchmarks/matching-million.json}.
   */
  static final long HEAP_AN_ENCOUNTER = 6_144;

  private GallerySizing() {}

  static GallerySize of(BiometricConfig.Matching settings) {
    return of(settings, Runtime.getRuntime().maxMemory());
  }

  /**
   * For a process of such a heap.
   *
   * @param heap the largest, in bytes
   */
  static GallerySize of(BiometricConfig.Matching settings, long heap) {
    GallerySize size = GallerySize.of(settings.expectedSubjects());
    return size.withLanes(settings.lanes().orElse(size.lanes()))
        .holdingAtMost(
            settings.mostEncounters().orElseGet(() -> Math.max(1, heap / HEAP_AN_ENCOUNTER)));
  }
}
