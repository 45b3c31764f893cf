package org.tenprint.policy.law;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which permits and mandates applied to nothing at an instant, since what they name by {@code
 * unless} was recorded later. A draft that two approved later is taken to have been recorded with
 * that.
 */
final class WaitingPermits {
  private WaitingPermits() {}

  /**
   * @param known the instant
   * @param book what is known now, by id
   * @param silent what applies to nothing now; it did not then
   */
  static Set<String> at(Instant known, Map<String, Instrument> book, Set<String> silent) {
    Set<String> then = new TreeSet<>(silent);
    for (Instrument instrument : book.values()) {
      Ruling ruling = instrument.ruling();
      if (instrument.provenance().approved()
          && ruling.effect().opens()
          && ruling.unless().stream().anyMatch(id -> isLater(book.get(id), known))) {
        then.add(instrument.id());
      }
    }
    return then;
  }

  private static boolean isLater(Instrument other, Instant known) {
    return other != null && other.provenance().recorded().toInstant().isAfter(known);
  }
}
