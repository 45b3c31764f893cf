package org.tenprint.notification.adapter.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.notification.Instrument;

/**
 * Every record of the instruments topic, so that the rules of an earlier moment can be known again.
 * Cost of a moment after the last one asked for: what stands between is read; of one before it: the
 * prefix is read again. Thread-safe.
 */
final class RuleBookHistory {
  private record Recorded(long offset, Consumer<RuleBookReader> into) {}

  private final List<Recorded> records = new ArrayList<>();
  private KnownRules last = KnownRules.NONE;

  /** Has what {@link #last} knows: the first so many records. */
  private RuleBookReader reader = new RuleBookReader();

  private int read;

  void put(Instrument event, long offset, Instant recorded) {
    put(offset, reader -> read(reader, event, offset, recorded));
  }

  /**
   * @param into how a reader takes it
   */
  synchronized void put(long offset, Consumer<RuleBookReader> into) {
    records.add(new Recorded(offset, into));
  }

  synchronized KnownRules upTo(long offset) {
    if (last.offset() != offset) {
      if (offset < last.offset()) {
        reader = new RuleBookReader();
        read = 0;
      }
      while (read < records.size() && records.get(read).offset() < offset) {
        records.get(read).into().accept(reader);
        read++;
      }
      last = reader.upTo(offset);
    }
    return last;
  }

  /** What is refused is so again, and counts as it did. */
  private static boolean read(
      RuleBookReader reader, Instrument event, long offset, Instant recorded) {
    try {
      reader.put(event, offset, recorded);
      return true;
    } catch (BrokenEvent refused) {
      return false;
    }
  }
}
