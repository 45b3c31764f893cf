package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.audit.verify.VerificationTest.assertEqual;
import static org.tenprint.audit.verify.VerificationTest.assertTold;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;

/** A determination rests on what its record's owner had not stated anew. */
class LaterStatementsTest {
  @TempDir Path folder;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration NOW = Duration.ofSeconds(9);

  private static ImmigrationRecord record(String id, String owner) {
    return new ImmigrationRecord(
        WrittenLog.SUBJECT,
        id,
        ImmigrationStatus.REMOVABLE,
        SampleCase.BOOKED.minus(Duration.ofDays(900)),
        null,
        List.of(),
        owner,
        false,
        null,
        null);
  }

  private static ImmigrationRecord takenBack(String id, String owner) {
    return ImmigrationRecord.newBuilder(record(id, owner)).setTakenBack(true).build();
  }

  private static Findings on(ImmigrationRecord later, Duration before) throws Exception {
    return on(record("R-1", "registry"), later, before);
  }

  private static Findings on(ImmigrationRecord first, ImmigrationRecord later, Duration before)
      throws Exception {
    WrittenLog log = new WrittenLog();
    Origin where = log.stated(first, DAY);
    log.stated(later, before);
    return log.determined(Optional.of(RecordFacts.of(first, where))).decided(0).verified();
  }

  @Test
  void aRecordThatWasStatedAnewBeforeIsKnownNoMore() throws Exception {
    String anew = "its record was stated anew before, at immigration.records.v1/0/1";
    ImmigrationRecord citizen =
        ImmigrationRecord.newBuilder(record("R-1", "registry"))
            .setStatus(ImmigrationStatus.CITIZEN)
            .build();
    for (ImmigrationRecord later :
        List.of(citizen, takenBack("R-1", "registry"), takenBack("", "registry"))) {
      assertTold(Verdict.DIFFERENT, "Determination", anew, on(later, HOUR));
      assertEqual(on(later, NOW));
    }
    ImmigrationRecord nobodys = record("R-1", null);
    assertTold(Verdict.DIFFERENT, "Determination", anew, on(nobodys, citizen, HOUR));
  }

  @Test
  void anotherRecordOrOwnerSaysNothingOfIt() throws Exception {
    for (ImmigrationRecord later :
        List.of(
            record("R-2", "registry"),
            takenBack("R-2", "registry"),
            record("R-1", "court"),
            takenBack("", "court"),
            takenBack("R-1", null))) {
      assertEqual(on(later, HOUR));
    }
    assertEqual(on(record("R-1", null), takenBack("", "court"), HOUR));
  }

  @Test
  void whatIsWithdrawnOfASubjectIsKnownNoMoreAndWhatIsUnreadableMaySayIt() throws Exception {
    assertTold(
        Verdict.DIFFERENT, "Determination", "its record was stated anew before", behind(null));
    assertTold(
        Verdict.MISSING_INPUT,
        "Determination",
        "whether its record was stated anew at immigration.records.v1/0/1: cannot be decoded",
        behind(new byte[] {9, 9}));
  }

  /** Whoever can write the topic could cast doubt on what was determined. */
  @Test
  void whatNoServiceSignedWithdrawsNothing() throws Exception {
    byte[] key = WrittenLog.SUBJECT.getBytes(StandardCharsets.UTF_8);
    String topic = TopicCatalogue.RECORDS.name();
    Instant then = WrittenLog.DETERMINED.minus(DAY);
    LogRecord named = new LogRecord(topic, 0, 0, then, key, List.of(), new byte[] {1});
    LogRecord none = new LogRecord(topic, 0, 1, then, key, List.of(), null);
    ImmigrationRecord stated = record("R-1", "registry");
    for (Optional<Path> signers : List.of(Optional.<Path>empty(), Optional.of(folder))) {
      LaterStatements later =
          LaterStatements.read(WithdrawnOrders.reader(signers, named, none), List.of(named));
      assertEquals(
          signers.isEmpty(), later.replaced(named, stated, WrittenLog.DETERMINED).isPresent());
    }
  }

  @Test
  void aRecordStandsOnItsOwnTopicAlone() throws Exception {
    WrittenLog log = new WrittenLog();
    ImmigrationRecord record = record("R-1", "registry");
    Origin where = log.stated(TopicCatalogue.STATEMENTS.of("registry"), record, DAY);
    assertTold(
        Verdict.DIFFERENT,
        "Determination",
        "its record stands on another topic than immigration.records.v1",
        log.determined(Optional.of(RecordFacts.of(record, where))).verified());
  }

  private static Findings behind(byte[] value) throws Exception {
    WrittenLog log = new WrittenLog();
    ImmigrationRecord first = record("R-1", "registry");
    Origin where = log.stated(first, DAY);
    byte[] key = WrittenLog.SUBJECT.getBytes(StandardCharsets.UTF_8);
    Instant then = WrittenLog.DETERMINED.minus(HOUR);
    log.put(new LogRecord(where.getTopic(), 0, 1, then, key, List.of(), value));
    return log.determined(Optional.of(RecordFacts.of(first, where))).verified();
  }
}
