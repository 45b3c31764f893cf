package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.notification.TestEvents;

/** The rules of an earlier moment. */
class RuleBookHistoryTest {
  private static final int RECORDS = 40;
  private static final Instant EARLY = Instant.parse("2026-06-01T12:00:00Z");

  private final AtomicInteger read = new AtomicInteger();
  private final RuleBookHistory history = history();

  private static Instrument instrument(int i) {
    return TestEvents.instrument(
            "I-" + i % 30, TestEvents.nation(), Edge.RETURN, Effect.PERMIT, EARLY, EARLY)
        .build();
  }

  /** Of two markers between records nothing stands at every third offset. */
  private RuleBookHistory history() {
    RuleBookHistory history = new RuleBookHistory();
    for (int i = 0; i < RECORDS; i++) {
      Instrument event = instrument(i);
      long offset = 3L * i;
      history.put(
          offset,
          reader -> {
            read.incrementAndGet();
            try {
              reader.put(event, offset, Instant.EPOCH);
            } catch (BrokenEvent refused) {
              // approved before: it changes nothing
            }
          });
    }
    return history;
  }

  private String version(RuleBookHistory of, long offset) {
    assertEquals(offset, of.upTo(offset).offset());
    return of.upTo(offset).book().version();
  }

  /** Each event that came before a booking asks for the rules of its own moment. */
  @Test
  void momentsInTheirOrderReadEachRecordOnce() {
    for (long offset = 0; offset < 3L * RECORDS; offset++) {
      version(history, offset);
    }
    assertEquals(RECORDS, read.get());
  }

  @Test
  void whateverWasAskedBeforeAMomentHasTheSameRules() {
    for (long offset : new long[] {60, 3, 61, 62, 0, 90, 59, 3L * RECORDS, 1}) {
      assertEquals(version(history(), offset), version(history, offset), "at " + offset);
    }
  }

  @Test
  void whatIsRecordedSinceIsKnownToWhoAsksLater() {
    String before = version(history, 3L * RECORDS);
    Instrument more =
        TestEvents.instrument("MORE", TestEvents.nation(), Edge.RETURN, Effect.PERMIT, EARLY, EARLY)
            .build();
    history.put(more, 3L * RECORDS, EARLY);
    assertEquals(before, version(history, 3L * RECORDS), "not yet then");
    assertEquals(
        31, history.upTo(3L * RECORDS + 1).book().instruments().size(), "and so from then on");
  }
}
