package org.tenprint.immigration.adapter.kafka;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of how many people who had no key each owner wrote something today, UTC: for each a key is made,
 * and kept as long as nobody has the person forgotten. Of this instance, since it started. Safe for
 * many threads.
 */
final class NewSubjects {
  private static final Logger LOG = LoggerFactory.getLogger(NewSubjects.class);

  /** So often it is told whose they are: each time as many more. */
  private static final long TOLD_EACH = 10_000;

  private final InstantSource clock;
  private final Map<String, Long> today = new HashMap<>();
  private LocalDate day = LocalDate.EPOCH;

  NewSubjects(InstantSource clock) {
    this.clock = clock;
  }

  /** One more on that owner's topic. */
  synchronized void count(String topic) {
    turn();
    long count = today.merge(topic, 1L, Long::sum);
    if (count % TOLD_EACH == 0) {
      LOG.warn("an owner writes of many new people topic={} today={}", topic, count);
    }
  }

  /** The most of one owner. */
  synchronized long most() {
    turn();
    return today.values().stream().mapToLong(count -> count).max().orElse(0);
  }

  private void turn() {
    Instant now = clock.instant();
    LocalDate current = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!current.equals(day)) {
      today.clear();
      day = current;
    }
  }
}
