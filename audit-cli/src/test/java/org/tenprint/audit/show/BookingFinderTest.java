package org.tenprint.audit.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.audit.show.BookingFinder.Search;
import org.tenprint.audit.show.BookingFinder.Transaction;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.messaging.EventCodec;

/** What a booking's id is of, and when nobody can tell. */
class BookingFinderTest {
  private static final String DISPOSITIONS = TopicCatalogue.DISPOSITIONS.name();
  private static final String IDENTIFICATIONS = TopicCatalogue.IDENTIFICATIONS.name();
  private static final SampleCase CASE = new SampleCase("FINDER0001");

  private final List<LogRecord> records = new ArrayList<>();

  private void put(String topic, byte[] value) {
    byte[] key = CASE.id().toString().getBytes(UTF_8);
    records.add(new LogRecord(topic, 0, records.size(), SampleCase.BOOKED, key, List.of(), value));
  }

  private void identified() {
    put(IDENTIFICATIONS, EventCodec.of(Identification.class).encode(CASE.identification()));
  }

  private Search found(Set<String> topics) {
    Events events = new Events(Optional.empty(), Optional.empty(), Optional.empty());
    return new BookingFinder(new MemoryLog(topics, records), events).find(CASE.id());
  }

  private Search found() {
    return found(Set.of(DISPOSITIONS, IDENTIFICATIONS));
  }

  @Test
  void aRecordThatCanBeReadTellsIt() {
    put(DISPOSITIONS, new byte[] {7, 7});
    identified();
    assertEquals(Optional.of(new Transaction(SampleCase.ORI, CASE.tcn())), found().transaction());
    assertEquals(List.of(), found().unread(), "what is not needed is no want");
  }

  @Test
  void whereAllWasReadThereIsNoSuchBooking() {
    put(DISPOSITIONS, null);
    assertEquals(new Search(Optional.empty(), List.of()), found());
  }

  /** As a service with a registry writes: a magic byte and the id of the schema. */
  @Test
  void whatCannotBeDecodedMayBeIt() {
    put(DISPOSITIONS, ByteBuffer.allocate(9).put((byte) 0).putInt(4711).putInt(8).array());
    put(IDENTIFICATIONS, new byte[] {7, 7});
    Search search = found();
    assertEquals(Optional.empty(), search.transaction());
    assertEquals(2, search.unread().size());
    assertTrue(search.unread().get(0).endsWith("state it by --registry"), search.toString());
    assertTrue(search.unread().get(1).contains("cannot be decoded"), search.toString());
  }

  @Test
  void aTopicThatIsNotSeenMayHaveIt() {
    assertEquals(
        List.of(IDENTIFICATIONS + ": not there, or not for you to read"),
        found(Set.of(DISPOSITIONS)).unread());
  }
}
