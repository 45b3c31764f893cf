package org.tenprint.decisions;

import java.time.Instant;
import org.tenprint.policy.law.Edition;

/**
 * When a record of the instruments topic came to be there, by each of two clocks that may be wrong.
 *
 * @param stated by what it says of itself
 * @param logged by Kafka's time of it
 */
record RecordTime(Instant stated, Instant logged) {

  /** Of what states none. */
  static RecordTime ofTheLog(Instant logged) {
    return new RecordTime(logged, logged);
  }

  /** From when on what it keeps back is kept back; before the eleventh edition the stated one. */
  Instant earlier(Edition edition) {
    return edition.timesRecordsByBoth() && logged.isBefore(stated) ? logged : stated;
  }

  /** From when on what it lets out is let out; before the eleventh edition the stated one. */
  Instant later(Edition edition) {
    return edition.timesRecordsByBoth() && logged.isAfter(stated) ? logged : stated;
  }
}
