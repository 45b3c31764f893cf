package org.tenprint.policy.law;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The permits and mandates that once applied to nothing, since what they name by {@code unless} was
 * not recorded: each until the last of that was.
 */
final class WaitingPermits {
  private final Map<String, Instant> until = new TreeMap<>();

  /**
   * @param book what is known now, by id
   * @param recordings when that was recorded
   */
  WaitingPermits(Map<String, Instrument> book, Recordings recordings) {
    for (Instrument instrument : book.values()) {
      Ruling ruling = instrument.ruling();
      if (instrument.provenance().approved() && ruling.effect().opens()) {
        ruling.unless().stream()
            .flatMap(id -> recordings.first(id, book.get(id)).stream())
            .max(Instant::compareTo)
            .ifPresent(last -> until.put(instrument.id(), last));
      }
    }
  }

  /**
   * Ids of those that applied to nothing at an instant.
   *
   * @param silent what applies to nothing now; it did not then
   */
  Set<String> at(Instant known, Set<String> silent) {
    Set<String> then = new TreeSet<>(silent);
    until.forEach(
        (id, last) -> {
          if (last.isAfter(known)) {
            then.add(id);
          }
        });
    return then;
  }
}
