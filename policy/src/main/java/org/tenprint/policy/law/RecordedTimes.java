package org.tenprint.policy.law;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/** When instruments were recorded, drafts included, in order. */
final class RecordedTimes {
  private final Instant[] times;

  RecordedTimes(Collection<Instrument> instruments) {
    times =
        instruments.stream()
            .map(instrument -> instrument.provenance().recorded().toInstant())
            .sorted()
            .toArray(Instant[]::new);
  }

  /** Whether there is one after an instant and not after another. */
  boolean between(Instant after, Instant upTo) {
    int from = Arrays.binarySearch(times, after);
    int index = from < 0 ? -from - 1 : from;
    while (index < times.length && !times[index].isAfter(after)) {
      index++;
    }
    return index < times.length && !times[index].isAfter(upTo);
  }
}
