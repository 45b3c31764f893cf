package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.notification.Instrument;

/**
 * Every record of the instruments topic that could be decoded, so that the rules of an earlier
 * moment can be known again. Cost of a moment that was not the last one asked for: the prefix is
 * read again. Thread-safe.
 */
final class RuleBookHistory {
  private record Recorded(Instrument event, long offset) {}

  private final List<Recorded> records = new ArrayList<>();
  private KnownRules last = KnownRules.NONE;

  synchronized void put(Instrument event, long offset) {
    records.add(new Recorded(event, offset));
  }

  synchronized KnownRules upTo(long offset) {
    if (last.offset() != offset) {
      RuleBookReader reader = new RuleBookReader();
      for (Recorded recorded : records) {
        if (recorded.offset() < offset) {
          read(reader, recorded);
        }
      }
      last = reader.upTo(offset);
    }
    return last;
  }

  /** What is refused is so again, and counts as it did. */
  private static boolean read(RuleBookReader reader, Recorded recorded) {
    try {
      reader.put(recorded.event(), recorded.offset());
      return true;
    } catch (BrokenEvent refused) {
      return false;
    }
  }
}
