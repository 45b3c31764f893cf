package org.tenprint.matching;

import org.tenprint.matching.index.Effort;

/** How hard to search. */
@FunctionalInterface
public interface Efforts {
  /** What a search for so many fingers under an assumption is worth. */
  @SuppressWarnings("exports")
  Effort of(SequenceCorrection correction, int fingers);

  /** What a service searches with. */
  @SuppressWarnings("exports")
  static Effort shipped(SequenceCorrection correction, int fingers) {
    if (correction == SequenceCorrection.NONE) {
      return Effort.of(fingers);
    }
    return correction.assumesTurned() ? Effort.turned(fingers) : Effort.relabelled(fingers);
  }
}
