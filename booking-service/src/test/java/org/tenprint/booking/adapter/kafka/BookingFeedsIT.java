package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.booking.adapter.store.TopicStores;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.application.Backlog;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.WaitingBookings;
import org.tenprint.booking.domain.AgencyAnswer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Intake;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.MemoryVault;

/**
 * A start takes from disk what the last one read and reads on from there, so that it does not grow
 * with the bookings: it knows what the topics' beginnings said after they are gone.
 */
class BookingFeedsIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Instant TIME = Instant.parse("2011-06-06T12:00:00Z");
  private static final int PARTITIONS = 3;
  private static final List<String> TOPICS =
      List.of(
          TopicCatalogue.RECEIPTS.name(),
          TopicCatalogue.DISPOSITIONS.name(),
          TopicCatalogue.ERASURES.name());

  @TempDir Path stateDir;

  @Test
  void aStartReadsOnWhereTheLastOneStopped() throws Exception {
    try (TestBroker broker = TestBroker.dedicated()) {
      TOPICS.forEach(topic -> broker.createTopic(topic, PARTITIONS));
      book(broker, "T-1");
      book(broker, "T-2");
      try (Started first = new Started(broker)) {
        first.assertKnown("T-1", "T-2");
      }
      forgetWhatTheTopicsSay(broker);
      book(broker, "T-3");
      try (Started second = new Started(broker)) {
        second.assertKnown("T-1", "T-2", "T-3");
      }
    }
  }

  /** Whoever accepted it, and however often this instance was started since. */
  @Test
  void whatWaitsIsKnownAfterAStart() throws Exception {
    UUID next = BookingIds.of("MA0130100", "T-9");
    try (TestBroker broker = TestBroker.dedicated()) {
      TOPICS.forEach(topic -> broker.createTopic(topic, PARTITIONS));
      accept(broker, "T-1");
      accept(broker, "T-2");
      try (Started first = new Started(broker)) {
        assertTrue(first.backlog.takes(next, TIME), "one a while");
        assertFalse(first.backlog.takes(next, TIME));
      }
      forgetWhatTheTopicsSay(broker);
      try (Started second = new Started(broker)) {
        assertTrue(second.backlog.takes(next, TIME), "one a while");
        assertFalse(second.backlog.takes(next, TIME));
        decide(broker, "T-2");
        Awaitility.await().atMost(LONG).until(() -> second.backlog.takes(next, TIME));
      }
      try (Started third = new Started(broker)) {
        assertTrue(third.backlog.takes(next, TIME));
        assertTrue(third.backlog.takes(next, TIME));
      }
    }
  }

  /**
   * By receipts alone one door knows what another has accepted: what they wait for is a window in
   * which both accept.
   */
  @Test
  void noReceiptWaitsForOthersToComeWithIt() {
    try (TestBroker broker = TestBroker.dedicated()) {
      TOPICS.forEach(topic -> broker.createTopic(topic, PARTITIONS));
      Map<String, Object> client = new HashMap<>(broker.client());
      client.put("interceptor.classes", AsTheyWait.class.getName());
      try (Started started = new Started(client)) {
        book(broker, "T-1");
        Awaitility.await().atMost(LONG).untilAsserted(() -> started.assertKnown("T-1"));
      }
      Map<String, ?> receipts = AsTheyWait.SETTINGS.get(TopicCatalogue.RECEIPTS.name());
      assertFalse(receipts.containsKey("fetch.min.bytes"), "as the client has it: a byte");
      assertFalse(receipts.containsKey("fetch.max.wait.ms"));
      Map<String, ?> dispositions = AsTheyWait.SETTINGS.get(TopicCatalogue.DISPOSITIONS.name());
      assertEquals(250, dispositions.get("fetch.max.wait.ms"));
    }
  }

  /** With what settings each topic is read. */
  public static final class AsTheyWait implements ConsumerInterceptor<byte[], byte[]> {
    private static final Map<String, Map<String, ?>> SETTINGS = new ConcurrentHashMap<>();

    private Map<String, ?> own;

    @Override
    public void configure(Map<String, ?> settings) {
      own = settings;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      records.partitions().forEach(partition -> SETTINGS.put(partition.topic(), own));
      return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
      // it is asked for what is read alone
    }

    @Override
    public void close() {
      // it holds nothing
    }
  }

  private final class Started implements AutoCloseable {
    private final TopicStores stores = TopicStores.open(stateDir, "0", thrown -> {});
    private final Receipts receipts = new Receipts(ReceiptCodec::bookingId, stores.receipts());
    private final AgencyAnswers answers = new AgencyAnswers(stores.answers());
    private final Backlog backlog =
        new Backlog(
            new Backlog.Limits(Duration.ofMinutes(1), 2, Duration.ofHours(1)),
            1,
            booking -> 0,
            waiting -> {});
    private final Lifeline lifeline = Lifeline.observed();
    private final BookingFeeds feeds;

    Started(TestBroker broker) {
      this(broker.client());
    }

    Started(Map<String, Object> client) {
      feeds =
          new BookingFeeds(
              receipts,
              answers,
              new WaitingBookings(receipts, answers, backlog, Duration.ofMinutes(2), () -> TIME),
              new MemoryVault(),
              Optional.empty(),
              client,
              lifeline);
      Awaitility.await().atMost(LONG).until(feeds::ready);
    }

    void assertKnown(String... tcns) {
      for (String tcn : tcns) {
        BookingKey key = new BookingKey("MA0130100", tcn);
        assertTrue(receipts.acceptance(key).isPresent(), tcn);
        assertEquals(AgencyAnswer.SENT, answers.of(ReceiptCodec.bookingId(key)), tcn);
      }
    }

    @Override
    public void close() {
      feeds.close();
      stores.close();
      assertTrue(lifeline.intact());
    }
  }

  private static void forgetWhatTheTopicsSay(TestBroker broker) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (String topic : TOPICS) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1));
      }
    }
    try (Admin admin = Admin.create(broker.client())) {
      admin.deleteRecords(all).all().get();
    }
  }

  /** A booking that was accepted, and whose agency was sent a message. */
  private static void book(TestBroker broker, String tcn) {
    accept(broker, tcn);
    decide(broker, tcn);
  }

  private static void accept(TestBroker broker, String tcn) {
    UUID id = BookingIds.of("MA0130100", tcn);
    Receipt receipt =
        Receipt.newBuilder()
            .setBookingOri("MA0130100")
            .setTcn(tcn)
            .setBookingId(id)
            .setOutcome(ReceiptOutcome.ACCEPTED)
            .setDigest("0f".repeat(32))
            .setIntake(Intake.REST_JSON)
            .setReceivedAt(TIME)
            .build();
    send(broker, TOPICS.get(0), ReceiptCodec.recordKey(receipt), receipt);
  }

  private static void decide(TestBroker broker, String tcn) {
    UUID id = BookingIds.of("MA0130100", tcn);
    Disposition disposition =
        Disposition.newBuilder()
            .setBookingId(id)
            .setBookingOri("MA0130100")
            .setTcn(tcn)
            .setRecipient("agency:MA0130100")
            .setEdge(Edge.RETURN)
            .setOutcome(Outcome.DELIVERED)
            .setReason(Reason.PERMITTED)
            .setInstruments(List.of())
            .setRuleBookVersion("v")
            .setRuleBookOffset(0L)
            .setReferenceDataVersion("r")
            .setStep(1)
            .setMessageId("m")
            .setDecidedAt(new OffsetTime(TIME, 0))
            .setAnswer(RecipientAnswer.SENT)
            .build();
    send(broker, TOPICS.get(1), id.toString(), disposition);
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecord> void send(
      TestBroker broker, String topic, String key, T event) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    broker.produce(topic, key.getBytes(UTF_8), codec.encode(event));
  }
}
