package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reason;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.RuleBook;

/** The auditor reads the instruments by the same times as the service. */
class RuleBooksTest {
  private static final String TOPIC = TopicCatalogue.INSTRUMENTS.name();
  private static final Instant LOGGED = Instant.parse("2011-06-06T12:00:00Z");
  private static final Instant STATED = LOGGED.plusSeconds(60);
  private static final Instant AGAIN = LOGGED.plusSeconds(120);

  private static LogRecord record(String key, Instrument event, int offset, Instant recorded) {
    LogRecord one = FoldedSteps.record(TOPIC, key, event, recorded);
    return new LogRecord(TOPIC, 0, offset, recorded, one.key(), List.of(), one.value());
  }

  /** A record that cannot be read, under its key or another, and one that is read again. */
  private static RuleBook book(String key, Edition edition) {
    Instrument again =
        Instrument.newBuilder(SampleInstruments.permit())
            .setId("B")
            .setEffect(Effect.WITHHOLD)
            .setReason(Reason.COUNSEL)
            .setRecorded(new OffsetTime(STATED, 0))
            .build();
    Instrument broken = Instrument.newBuilder(again).setReason(Reason.UNKNOWN).build();
    MemoryLog log =
        new MemoryLog(
            Set.of(TOPIC), List.of(record(key, broken, 0, LOGGED), record("B", again, 1, AGAIN)));
    EventReader reader =
        new EventReader(log, new Events(Optional.empty(), Optional.empty(), Optional.empty()));
    return RuleBooks.read(reader, List.of(2L)).knownBy(AGAIN.plusSeconds(1), edition).book();
  }

  @ParameterizedTest
  @CsvSource({"B, TENTH, 60, 60", "B, ELEVENTH, 0, 120", "X, TENTH, 60, 60", "X, ELEVENTH, 0, 120"})
  void whatCannotBeReadHoldsByTheTimesOfItsEdition(String key, Edition edition, int from, int to) {
    RuleBook book = book(key, edition);
    for (int second = -1; second <= 121; second++) {
      boolean held = !book.asReadAt(LOGGED.plusSeconds(second)).version().equals(book.version());
      assertEquals(from <= second && second < to, held, "after " + second);
    }
  }
}
