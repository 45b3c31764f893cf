package org.tenprint.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.decisions.CaseChange;
import org.tenprint.messaging.EventCodec;

/** What tests of folded journals write, and compare. */
final class FoldedSteps {
  private FoldedSteps() {}

  /** What each step made, in words, by its number. */
  static SortedMap<Integer, String> made(Map<Integer, CaseChange> steps) {
    SortedMap<Integer, String> made = new TreeMap<>();
    steps.forEach(
        (number, change) ->
            made.put(
                number, change.step() + "\n" + change.dispositions() + "\n" + change.messages()));
    return made;
  }

  /** An event as the first record of a topic. */
  @SuppressWarnings("unchecked")
  static <T extends SpecificRecord> LogRecord record(
      String topic, String key, T event, Instant recorded) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    return new LogRecord(
        topic,
        0,
        0,
        recorded,
        key.getBytes(StandardCharsets.UTF_8),
        List.of(),
        codec.encode(event));
  }
}
