package org.tenprint.audit.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Instrument;
import org.tenprint.messaging.PoisonReason;

/**
 * Since when each record of the instruments topic could not be unknown to whoever decides. A step
 * states how far it had read the topic, and its writer alone says so: here that is held against the
 * time at which the rest of the topic was recorded.
 *
 * <p>Before a hop decides, it reads what was committed when its input was taken (ADR 0020), whether
 * or not that is an instrument. What no service signed counts for nothing here: else whoever may
 * write the topic could have honest decisions doubted.
 */
final class KnownInstruments {
  /**
   * What was recorded so long before was read: ten seconds that the gate waits, fifteen that an
   * instrument's transaction may stay open, six after which a hop that stands still has lost its
   * input, and the clocks of two machines.
   */
  static final Duration ALLOWANCE = Duration.ofMinutes(1);

  private record Known(String id, Instant since) {}

  /** From each offset on, the one that was known first. */
  private final TreeMap<Long, Known> firstFrom;

  private KnownInstruments(SortedMap<Long, Known> records) {
    firstFrom = new TreeMap<>(records);
    Known first = null;
    for (Map.Entry<Long, Known> one : firstFrom.descendingMap().entrySet()) {
      first =
          first == null || !first.since().isBefore(one.getValue().since()) ? one.getValue() : first;
      one.setValue(first);
    }
  }

  /** Reads the topic once, from its beginning. */
  static KnownInstruments read(EventReader reader) {
    SortedMap<Long, Known> records = new TreeMap<>();
    reader.window(
        TopicCatalogue.INSTRUMENTS.name(),
        Instrument.class,
        Window.ALL,
        one -> put(records, one.record(), one.event().getRecorded().getInstant()),
        (record, why) -> {
          if (why.reason() != PoisonReason.FORGED) {
            put(records, record, Instant.MIN);
          }
        });
    return new KnownInstruments(records);
  }

  /** The door states a time half a second ahead, from which on an instrument counts. */
  private static void put(SortedMap<Long, Known> records, LogRecord record, Instant stated) {
    Instant written = record.recorded();
    records.put(
        record.offset(), new Known(record.keyText(), written.isBefore(stated) ? stated : written));
  }

  /**
   * What a step was taken without, though it was known, as words; empty where there is nothing.
   *
   * @param at the latest time by which it was taken
   */
  Optional<String> unknownTo(CaseStep step, Instant at) {
    return Optional.ofNullable(firstFrom.ceilingEntry(step.getRuleBookOffset()))
        .map(Map.Entry::getValue)
        .filter(known -> known.since().isBefore(at.minus(ALLOWANCE)))
        .map(known -> "decided without %s, known since %s".formatted(known.id(), known.since()));
  }
}
