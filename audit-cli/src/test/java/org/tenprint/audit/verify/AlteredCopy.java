package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.provider.Arguments;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.replay.Manifest;
import org.tenprint.audit.replay.RecordJson;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;

/** What somebody may do to a copy of the log. */
final class AlteredCopy {
  private static final RecordJson LINES =
      new RecordJson(new Events(Optional.empty(), Optional.empty(), Optional.empty()));

  private AlteredCopy() {}

  /** Passes each line of a topic's file through a change; null drops the line. */
  static void change(Path copy, String topic, UnaryOperator<String> change) {
    Path file = copy.resolve(Manifest.fileName(topic));
    try {
      List<String> before = Files.readAllLines(file);
      List<String> after = new ArrayList<>();
      before.stream().map(change).filter(Objects::nonNull).forEach(after::add);
      assertNotEquals(before, after, "nothing was changed");
      Files.write(file, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line with another event, in text and bytes. */
  static <T extends SpecificRecord> String altered(
      String line, Class<T> type, Function<T, T> change) {
    EventCodec<T> codec = EventCodec.of(type);
    try {
      T event = codec.decode(RecordJson.record(line).orElseThrow().value());
      return withValue(line, codec.encode(change.apply(event)));
    } catch (PoisonEvent e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a determination cannot rest on, and what is said of it. */
  static Stream<Arguments> otherRecords() {
    UnaryOperator<ImmigrationRecord> another =
        r -> ImmigrationRecord.newBuilder(r).setSubjectId("another").build();
    UnaryOperator<ImmigrationRecord> takenBack =
        r -> ImmigrationRecord.newBuilder(r).setTakenBack(true).build();
    UnaryOperator<ImmigrationRecord> later =
        r ->
            ImmigrationRecord.newBuilder(r)
                .setValidFrom(Instant.parse("2100-01-01T00:00:00Z"))
                .build();
    UnaryOperator<ImmigrationRecord> over =
        r -> ImmigrationRecord.newBuilder(r).setValidTo(r.getValidFrom().plusSeconds(1)).build();
    return Stream.of(
        Arguments.of(another, "its record is of another subject"),
        Arguments.of(takenBack, "its record takes back what was stated"),
        Arguments.of(later, "its record was not true when the booking was made"),
        Arguments.of(over, "its record was not true when the booking was made"));
  }

  /** The line with another value. */
  static String withValue(String line, byte[] value) {
    LogRecord record = RecordJson.record(line).orElseThrow();
    return LINES.line(
        new LogRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.recorded(),
            record.key(),
            record.headers(),
            value),
        TopicName.parse(record.topic()).orElseThrow());
  }
}
