package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.decisions.CaseChange;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseStep;

/** The steps of a case as a service takes them, and what an auditor finds of them. */
final class FoldedJournal {
  private final String booking;
  private final Instant recorded;
  private final Map<Origin, LogRecord> inputs = new HashMap<>();
  private final SortedMap<Integer, Recorded<CaseStep>> steps = new TreeMap<>();
  private final Map<Integer, CaseChange> taken = new HashMap<>();

  FoldedJournal(SampleCase of, Instant recorded) {
    this.booking = of.id().toString();
    this.recorded = recorded;
  }

  void clear() {
    inputs.clear();
    steps.clear();
    taken.clear();
  }

  void input(Origin origin, SpecificRecord event) {
    input(origin, FoldedSteps.record(origin.getTopic(), booking, event, recorded));
  }

  void input(Origin origin, LogRecord record) {
    inputs.put(origin, record);
  }

  /** The next step, which is returned. */
  CaseChange take(CaseChange change) {
    int number = steps.size() + 1;
    taken.put(number, change);
    LogRecord record =
        FoldedSteps.record(TopicCatalogue.CASE_STEPS.name(), booking, change.step(), recorded);
    steps.put(number, new Recorded<>(change.step(), record));
    return change;
  }

  Map<Origin, LogRecord> inputs() {
    return inputs;
  }

  SortedMap<Integer, Recorded<CaseStep>> steps() {
    return steps;
  }

  /** What the service made, by the steps' numbers. */
  Map<Integer, CaseChange> taken() {
    return taken;
  }
}
