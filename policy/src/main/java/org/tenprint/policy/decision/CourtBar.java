package org.tenprint.policy.decision;

import java.util.List;
import java.util.Optional;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.offence.Truth;

/** Rule 1: what a court surely withholds is told to nobody, whatever others say. */
final class CourtBar {
  private CourtBar() {}

  /** What the one that is named of such makes of it; empty where there is none. */
  static Optional<Decision> of(List<Considered> considered) {
    Instrument first = null;
    for (Considered voice : considered) {
      boolean bars =
          voice.instrument().issuer().court()
              && voice.speaks() == Truth.YES
              && voice.withholdsAll();
      if (bars
          && (first == null || Instrument.NAMED_FIRST.compare(voice.instrument(), first) < 0)) {
        first = voice.instrument();
      }
    }
    return first == null
        ? Optional.empty()
        : Optional.of(Decision.plain(Outcome.WITHHELD, first.ruling().reason()).naming(first.id()));
  }
}
