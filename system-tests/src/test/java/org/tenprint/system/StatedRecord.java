package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;

/** An immigration record that the stack's own record owner states of a person. */
final class StatedRecord {
  /** What is of the person in it, wherever it would lie. */
  static final String ID = "CANARY-RECORD-77";

  static final String SENTENCE = "P77M7D";

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final TestBroker broker;
  private final String subject;

  StatedRecord(TestBroker broker, String subject) {
    this.broker = broker;
    this.subject = subject;
  }

  /** States it; returns when it was taken and deleted from the owner's topic. */
  void state() {
    RecordStatement statement =
        new RecordStatement(
            subject,
            ID,
            ImmigrationStatus.REMOVABLE,
            Instant.EPOCH,
            null,
            List.of(
                new Conviction(
                    "1201", LocalDate.EPOCH, OffenceClass.AGGRAVATED_FELONY, SENTENCE, null)),
            false);
    String topic = TopicCatalogue.STATEMENTS.of("local");
    byte[] value = EventCodec.of(RecordStatement.class).encode(statement);
    broker.produce(topic, subject.getBytes(UTF_8), value);
    Awaitility.await().atMost(LONGEST).until(this::known);
    Awaitility.await().atMost(LONGEST).until(() -> broker.consume(topic).isEmpty());
  }

  /** Whether the log's last word on the person is a record. */
  boolean known() {
    boolean known = false;
    for (var record : broker.consume(TopicCatalogue.RECORDS.name())) {
      if (new String(record.key(), UTF_8).equals(subject)) {
        known = record.value() != null;
      }
    }
    return known;
  }
}
