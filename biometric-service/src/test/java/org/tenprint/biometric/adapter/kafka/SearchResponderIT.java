package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.CODECS;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.ShardAnswer;
import org.tenprint.events.biometric.ShardSearch;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.common.Origin;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Received;
import org.tenprint.testkit.TestBroker;

/** What a shard answers, asked by another of two. */
class SearchResponderIT {
  private static final int EXPECTED = 1000;
  private static final EventCodec<ShardAnswer> ANSWERS = EventCodec.of(ShardAnswer.class);
  private static TestBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.dedicated();
    RunningHop.createTopics(broker);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  /** Its questions bear its own time, which is no reason to leave it without an answer. */
  @Test
  void oneWhoseClockIsBehindIsAnswered() throws Exception {
    Booking booking = TestBookings.of("BEHIND", Retention.ENROL, person(1, 0, 1, 2));
    Instant minutesAgo = Instant.now().minus(Duration.ofMinutes(11));
    asked(Galleries.create(EXPECTED), booking, List.of(), minutesAgo);
    assertFalse(answered(booking).getFailed());
  }

  @Test
  void whatAnEngineSaysWhenItFailsIsInNoLog() throws Exception {
    Logger logger = Logger.getLogger(EngineFailures.class.getName());
    List<String> told = new ArrayList<>();
    Handler handler = handler(told);
    logger.addHandler(handler);
    try {
      Booking booking = TestBookings.of("FAILS", Retention.ENROL, person(1, 0, 1, 2));
      Gallery noShard = Galleries.exhaustive();
      asked(noShard, booking, List.of(SequenceCorrection.NONE), Instant.now());
      assertTrue(answered(booking).getFailed());
      assertEquals(1, told.size(), told.toString());
      assertTrue(told.get(0).contains(IllegalStateException.class.getName()), told.get(0));
      assertFalse(told.get(0).contains("cannot be a shard"), told.get(0));
    } finally {
      logger.removeHandler(handler);
    }
  }

  private static void asked(
      Gallery engine, Booking booking, List<SequenceCorrection> corrections, Instant recorded)
      throws Exception {
    GalleryShard shard = new GalleryShard(0, 2, new EnrolledGallery(engine), EXPECTED);
    ShardIdentity self = ShardIdentity.of(shard, "this");
    ShardIdentity other =
        new ShardIdentity(1, 2, self.engineVersion(), self.expectedSubjects(), "other");
    ShardQuestion question =
        new ShardQuestion(
            booking.getContext().getBookingId(), stored(booking), corrections, Set.of(), Map.of());
    ShardSearch search = ShardCodec.toAvro("other/1", question, other);
    String key = search.getBookingId().toString();
    ShardWriter writer = new ShardWriter(broker.client(), InstantSource.system());
    LogReader log = new LogReader(TopicCatalogue.BOOKINGS.name(), broker.client(), LONG);
    try (writer;
        SearchResponder responder =
            new SearchResponder(
                shard,
                self,
                new BookedProbes(CODECS.bookings(), log),
                ANSWERS,
                List.of(),
                new ShardLink.Outlet(writer, new SimpleMeterRegistry()))) {
      responder.take(
          new Received<>(
              search,
              key,
              Envelope.first(BiometricTopology.SOURCE, "type", key, "", recorded),
              new Origin(TopicCatalogue.SHARD_SEARCHES.name(), 0, 0L),
              recorded));
    }
  }

  /** Where the booking stands. */
  private static LogAddress stored(Booking booking) {
    RunningHop.book(broker, booking);
    ConsumerRecord<byte[], byte[]> record =
        broker
            .awaitRecords(
                TopicCatalogue.BOOKINGS.name(), records -> !of(booking, records).isEmpty(), LONG)
            .stream()
            .filter(one -> isOf(booking, one))
            .findFirst()
            .orElseThrow();
    return new LogAddress(record.partition(), record.offset());
  }

  private static ShardAnswer answered(Booking booking) throws Exception {
    String topic = TopicCatalogue.SHARD_ANSWERS.name();
    List<ConsumerRecord<byte[], byte[]>> answers = of(booking, broker.consume(topic));
    assertEquals(1, answers.size(), "all that was written stands there by now");
    return ANSWERS.decode(answers.get(0).value());
  }

  private static List<ConsumerRecord<byte[], byte[]>> of(
      Booking booking, List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().filter(record -> isOf(booking, record)).toList();
  }

  private static boolean isOf(Booking booking, ConsumerRecord<byte[], byte[]> record) {
    String id = booking.getContext().getBookingId().toString();
    return id.equals(new String(record.key(), StandardCharsets.UTF_8));
  }

  private static Handler handler(List<String> told) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        String said = record.getMessage();
        if (record.getParameters() != null) {
          said += " " + List.of(record.getParameters());
        }
        if (record.getThrown() != null) {
          said += " " + record.getThrown();
        }
        told.add(said);
      }

      @Override
      public void flush() {
        // nothing is kept back
      }

      @Override
      public void close() {
        // it has nothing open
      }
    };
  }
}
