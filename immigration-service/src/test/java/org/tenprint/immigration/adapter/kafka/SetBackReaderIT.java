package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.immigration.application.OtherLog;
import org.tenprint.messaging.TopicExtent;

/** The reader is set back, and the brokers do not answer: what is known without them. */
class SetBackReaderIT {
  private final TestDatabase database = new TestDatabase();
  private final FollowedLog log = new FollowedLog();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();
  private final RecordFeed.Keeper keeper =
      new RecordFeed.Keeper(new PostgresRecords(database.source(), RunningHop.VAULT), log);

  private TopicExtent topic() {
    if (asked.incrementAndGet() > 1) {
      throw new TimeoutException("no broker answers");
    }
    return new TopicExtent("T", Map.of(0, 0L), Map.of(0, 7L), Duration.ZERO);
  }

  private void write() {
    log.write(written::incrementAndGet);
  }

  @Test
  void itIsWrittenDownThatTheLogIsAnother() throws Exception {
    keeper.positions(this::topic);
    keeper.read(Map.of(0, 7L));
    write();
    assertThrows(OtherLog.class, () -> keeper.read(Map.of(0, 5L)));
    assertEquals(1, asked.get(), "no broker was asked");
    assertEquals(1, database.number("SELECT count(*) FROM feed_log WHERE other_log"));
    assertThrows(RetriableException.class, this::write);
    assertEquals(1, written.get());
  }

  /** A feed that begins again asks how long the log is: nothing makes it longer meanwhile. */
  @Test
  void nothingIsWrittenBeforeTheLogWasFoundNorWhileItIsAskedForAnew() {
    assertThrows(RetriableException.class, this::write);
    keeper.positions(this::topic);
    assertTrue(log.isFollowed());
    write();
    assertThrows(TimeoutException.class, () -> keeper.positions(this::topic));
    assertFalse(log.isFollowed());
    assertThrows(RetriableException.class, this::write);
    assertEquals(1, written.get());
    asked.set(0);
    keeper.positions(this::topic);
    write();
    assertEquals(2, written.get());
  }
}
