package org.tenprint.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.LogRecord.RecordHeader;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Determinations;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.reference.ReferenceSet;

/** What tests put beside the log of a booking. */
final class WrittenRecords {
  private static final String GROUP = "notification-service";

  private WrittenRecords() {}

  /** An event of the case that says no more than what it is. */
  static CaseEvent event(CaseEventKind kind, Instant at) {
    return CaseEvent.newBuilder()
        .setBookingId(WrittenLog.SAMPLE.id())
        .setKind(kind)
        .setAt(SampleCase.at(at))
        .build();
  }

  /** What was determined of a booking, on no record. */
  static Determination determination(SampleCase of) throws BrokenEvent {
    return Determinations.of(
        of.identification(), Optional.empty(), ReferenceSet.sample(), WrittenLog.DETERMINED);
  }

  static RecordHeader header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** That the service put the record of an address aside. */
  static LogRecord letter(Origin where, String key) {
    RecordHeaders headers = new RecordHeaders();
    PoisonEvent why = new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "of its own");
    DeadLetters.mark(headers, why, where, GROUP);
    List<RecordHeader> marks = new ArrayList<>();
    headers.forEach(header -> marks.add(new RecordHeader(header.key(), header.value())));
    return new LogRecord(
        TopicSpec.deadLetters(where.getTopic(), GROUP),
        0,
        0,
        WrittenLog.DECIDED,
        key.getBytes(StandardCharsets.UTF_8),
        marks,
        new byte[] {1});
  }
}
