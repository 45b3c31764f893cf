package org.tenprint.notification.scenario;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.notification.Instrument;

/** The rules that prefixes of an instruments topic make, as an auditor reads them: read on. */
public final class RuleBooks {
  private final List<Instrument> topic;
  private final Map<Long, KnownRules> known = new HashMap<>();
  private RuleBookReader reader = new RuleBookReader();
  private int read;

  /**
   * @param topic its events by offset, which may become more
   */
  public RuleBooks(List<Instrument> topic) {
    this.topic = topic;
  }

  /** All that there are. */
  KnownRules latest() {
    return upTo(topic.size());
  }

  KnownRules upTo(long offset) {
    return known.computeIfAbsent(offset, this::readTo);
  }

  /** Keeps none but in its reader, which goes on. */
  void forget() {
    known.clear();
  }

  private KnownRules readTo(long offset) {
    if (read > offset) {
      reader = new RuleBookReader();
      read = 0;
    }
    for (; read < offset; read++) {
      try {
        reader.put(topic.get(read), read, Instant.EPOCH);
      } catch (BrokenEvent refused) {
        continue;
      }
    }
    return reader.upTo(offset);
  }
}
