package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;

/**
 * What withholds in some circumstances and was known when something was decided: told without it,
 * it is not taken back because of it.
 */
final class KnownWithholdings {
  private KnownWithholdings() {}

  /** Ids of those among some. */
  static SortedSet<String> among(List<Considered> voices, Instant known) {
    SortedSet<String> ids = new TreeSet<>();
    for (Considered voice : voices) {
      Instrument instrument = voice.instrument();
      boolean recorded = !instrument.provenance().recorded().toInstant().isAfter(known);
      if (recorded && instrument.ruling().effect() == Effect.WITHHOLD) {
        ids.add(instrument.id());
      }
    }
    return ids;
  }
}
