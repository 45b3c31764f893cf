package org.tenprint.immigration.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.immigration.domain.Determined;
import org.tenprint.immigration.domain.Identified;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;

/** What was known of an identified person, without a broker and a database. */
class DetermineStatusTest {
  private static final Instant BOOKED = Instant.parse("2011-06-05T12:00:00Z");
  private static final Instant NOW = Instant.parse("2011-06-05T12:01:00.123456Z");
  private static final KnownStatement REMOVABLE =
      new KnownStatement(
          new Statement("S", "R-1", Status.REMOVABLE, BOOKED, Optional.empty(), List.of()),
          new LogAddress(0, 7));

  private final Records records = new Records();
  private final List<Determined> written = new ArrayList<>();
  private final DetermineStatus use = new DetermineStatus(records, () -> NOW.plusNanos(789));

  /** Has one subject's statement, and remembers what it was asked. */
  private static final class Records implements RecordStore {
    private final List<String> asked = new ArrayList<>();
    private boolean away;
    private Optional<Instant> learned = Optional.empty();

    @Override
    public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
      throw new AssertionError("the use changes nothing");
    }

    @Override
    public Map<Integer, Long> positions(Supplier<LogExtent> log) {
      throw new AssertionError("the use reads no topic");
    }

    @Override
    public Optional<KnownStatement> find(String subjectId, Instant trueAt, Instant knownAt) {
      asked.add(subjectId + " " + trueAt + " " + knownAt);
      if (away) {
        throw new StoreUnavailable(new Exception("away"));
      }
      return Optional.of(REMOVABLE).filter(known -> subjectId.equals("S"));
    }

    @Override
    public Optional<Instant> learned(String subjectId) {
      return learned;
    }

    @Override
    public Optional<String> subject(String subjectKey) {
      throw new UnsupportedOperationException("nobody is forgotten here");
    }

    @Override
    public void forget(String subjectKey) {
      throw new UnsupportedOperationException("nobody is forgotten here");
    }
  }

  private void determine(Optional<String> subject, Instant bookedAt) throws BrokenEvent {
    use.determine(new Identified(subject, bookedAt), written::add);
  }

  @Test
  void theStatementThatWasTrueAtTheBookingAndIsKnownNowCounts() throws Exception {
    determine(Optional.of("S"), BOOKED);
    assertEquals(List.of("S " + BOOKED + " " + NOW), records.asked);
    assertEquals(List.of(new Determined(Optional.of(REMOVABLE), NOW)), written);
  }

  /** The instance that took the statement has a clock that is ahead of this one's. */
  @Test
  void whatWasLearnedByAClockThatIsAheadIsKnown() throws Exception {
    Instant ahead = NOW.plusSeconds(3);
    records.learned = Optional.of(ahead);
    determine(Optional.of("S"), BOOKED);
    records.learned = Optional.of(NOW.minusSeconds(3));
    determine(Optional.of("S"), BOOKED);
    assertEquals(List.of("S " + BOOKED + " " + ahead, "S " + BOOKED + " " + NOW), records.asked);
    assertEquals(List.of(ahead, NOW), written.stream().map(Determined::at).toList());
  }

  @Test
  void ofASubjectWithoutARecordNothingIsKnown() throws Exception {
    determine(Optional.of("T"), BOOKED);
    assertEquals(List.of(new Determined(Optional.empty(), NOW)), written);
  }

  @Test
  void whereNobodyWasFoundNobodysRecordIsAskedFor() throws Exception {
    determine(Optional.empty(), BOOKED);
    assertEquals(List.of(), records.asked);
    assertEquals(List.of(new Determined(Optional.empty(), NOW)), written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\0b"})
  void whatIsNoIdIsNotAskedForAndNothingIsWritten(String subject) {
    assertThrows(BrokenEvent.class, () -> determine(Optional.of(subject), BOOKED));
    assertThrows(BrokenEvent.class, () -> determine(Optional.of("S".repeat(129)), BOOKED));
    assertThrows(BrokenEvent.class, () -> determine(Optional.of("S"), Instant.MAX));
    assertThrows(BrokenEvent.class, () -> determine(Optional.empty(), Instant.MIN));
    assertEquals(List.of(), records.asked);
    assertEquals(List.of(), written);
  }

  @Test
  void withoutTheRecordsNothingIsDetermined() {
    records.away = true;
    assertThrows(StoreUnavailable.class, () -> determine(Optional.of("S"), BOOKED));
    assertEquals(List.of(), written);
  }

  @Test
  void ofWhatNoDeterminationCanBeMadeTheOutboxSaysSo() {
    BrokenEvent broken = new BrokenEvent("controllingOri is no agency on the day of the booking");
    Outbox refusing =
        determined -> {
          throw broken;
        };
    Identified identified = new Identified(Optional.of("S"), BOOKED);
    assertSame(broken, assertThrows(BrokenEvent.class, () -> use.determine(identified, refusing)));
  }
}
