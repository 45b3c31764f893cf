package org.tenprint.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

class ReferenceFeedIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final TestBroker broker = TestBroker.shared();
  private final Lifeline lifeline = Lifeline.observed();
  private String topic;
  private String deadLetters;

  @BeforeEach
  void topics(TestInfo test) {
    topic = "feed." + test.getTestMethod().orElseThrow().getName();
    deadLetters = TopicSpec.deadLetters(topic, "tester");
    broker.createTopic(topic, 3);
    broker.createTopic(deadLetters, 1);
  }

  @Test
  void isReadyOnlyWhenWhatWasThereAtStartIsHeldAndThenFollows() {
    for (int i = 0; i < 50; i++) {
      put("TCN-" + i);
    }
    CountDownLatch gate = new CountDownLatch(1);
    Held held = new Held(gate);
    List<ReferenceFeed<?>> heard = new CopyOnWriteArrayList<>();
    lifeline.eachFeed(heard::add);
    ReferenceFeed<Review> made = feed(held);
    assertEquals(OptionalLong.empty(), made.unread(), "nobody knows yet");
    try (ReferenceFeed<Review> feed = made.start()) {
      assertEquals(List.of(feed), heard);
      await().atMost(LONG).until(() -> feed.unread().equals(OptionalLong.of(50)));
      assertFalse(feed.ready());
      assertThrows(IllegalStateException.class, () -> feed.awaitReady(Duration.ofMillis(50)));
      gate.countDown();
      feed.awaitReady(LONG);
      assertEquals(50, held.keys.size());
      put("TCN-later");
      await().atMost(LONG).until(() -> held.keys.size() == 51);
      await().atMost(LONG).until(() -> feed.unread().equals(OptionalLong.of(0)));
      List<ReferenceFeed<?>> later = new CopyOnWriteArrayList<>();
      lifeline.eachFeed(later::add);
      assertEquals(heard, later, "who asks late hears of all");
    }
  }

  @Test
  void aTombstoneIsHandedOn() {
    put("TCN-1");
    broker.produce(topic, "gone".getBytes(StandardCharsets.UTF_8), null);
    Held held = new Held(new CountDownLatch(0));
    try (ReferenceFeed<Review> feed = feed(held).start()) {
      feed.awaitReady(LONG);
      assertEquals(List.of("gone"), held.removed);
    }
  }

  @Test
  void poisonBecomesOneDeadLetterAcrossRestarts() {
    put("TCN-1");
    broker.produce(topic, "k".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
    put("TCN-2");
    for (int start = 0; start < 2; start++) {
      Held held = new Held(new CountDownLatch(0));
      try (ReferenceFeed<Review> feed = feed(held).start()) {
        feed.awaitReady(LONG);
        assertEquals(2, held.keys.size());
        broker.awaitRecords(deadLetters, 1, LONG);
      }
    }
    assertEquals(1, broker.consume(deadLetters).size());
  }

  @Test
  void leavesDeadLettersToAHopThatReadsTheSame() {
    broker.produce(topic, "k".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
    put("TCN-1");
    Held held = new Held(new CountDownLatch(0));
    held.putsAside = false;
    try (ReferenceFeed<Review> feed = feed(held).start()) {
      feed.awaitReady(LONG);
      assertEquals(List.of(key("TCN-1")), held.keys);
    }
    assertEquals(List.of(), broker.consume(deadLetters));
  }

  /** Kept for 30 days, which a record that is years old would not be. */
  @Test
  void theDeadLetterOfAnOldRecordIsAsOldAsItsReading() {
    long old = 1_300_000_000_000L;
    broker.produce(List.of(new ProducerRecord<>(topic, 0, old, bytes("k"), bytes("no event"))));
    Held held = new Held(new CountDownLatch(0));
    try (ReferenceFeed<Review> feed = feed(held).start()) {
      feed.awaitReady(LONG);
      assertTrue(broker.awaitRecords(deadLetters, 1, LONG).get(0).timestamp() > old);
    }
  }

  @Test
  void readsOnFromWhereTheHolderIs() {
    put("TCN-1");
    Held first = new Held(new CountDownLatch(0));
    try (ReferenceFeed<Review> feed = feed(first).start()) {
      feed.awaitReady(LONG);
    }
    put("TCN-2");
    Held second = new Held(new CountDownLatch(0));
    second.positions = first.positions;
    try (ReferenceFeed<Review> feed = feed(second).start()) {
      feed.awaitReady(LONG);
      assertTrue(first.positions.values().stream().mapToLong(Long::longValue).sum() >= 1);
      assertEquals(List.of(key("TCN-2")), second.keys);
    }
  }

  @Test
  void tellsTheHolderWhatTheTopicIsAndWhenItIsClosed() {
    put("TCN-1");
    Held held = new Held(new CountDownLatch(0));
    try (ReferenceFeed<Review> feed = feed(held).start()) {
      feed.awaitReady(LONG);
      assertEquals(Map.of(0, 0L, 1, 0L, 2, 0L), held.extent.begins());
      assertEquals(held.positions, held.extent.ends());
      assertEquals(Duration.ofDays(1), held.extent.tombstonesKept());
      assertEquals(0, held.closed);
    }
    assertEquals(1, held.closed);
    String other = topic + ".other";
    broker.createTopic(other, 3);
    Held elsewhere = new Held(new CountDownLatch(0));
    try (ReferenceFeed<Review> feed =
        new ReferenceFeed<>(other, "tester", codec, elsewhere, client(), lifeline).start()) {
      feed.awaitReady(LONG);
      assertNotEquals(held.extent.id(), elsewhere.extent.id());
    }
  }

  @Test
  void tellsPositionsBehindATransactionsMarkerToo() {
    Map<String, Object> settings = new HashMap<>(client());
    settings.put("transactional.id", "feed-it");
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      Held held = new Held(new CountDownLatch(0));
      try (ReferenceFeed<Review> feed = feed(held).start()) {
        feed.awaitReady(LONG);
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, 0, bytes(key("TCN-1")), event("TCN-1")));
        producer.commitTransaction();
        await().atMost(LONG).until(() -> held.positions.getOrDefault(0, 0L) == 2);
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, 0, bytes(key("TCN-2")), event("TCN-2")));
        producer.flush();
        producer.abortTransaction();
        await().atMost(LONG).until(() -> held.positions.getOrDefault(0, 0L) == 4);
        assertEquals(List.of(key("TCN-1")), held.keys);
      }
    }
  }

  @Test
  void doesNotPassOverPoisonWhoseDeadLetterCannotBeWritten() {
    broker.createTopic("feed.no-dead-letters", 1, Map.of());
    broker.createTopic(
        TopicSpec.deadLetters("feed.no-dead-letters", "tester"),
        1,
        Map.of("max.message.bytes", "100"));
    broker.produce("feed.no-dead-letters", bytes("k"), new byte[1000]);
    Held held = new Held(new CountDownLatch(0));
    try (ReferenceFeed<Review> feed =
        new ReferenceFeed<>("feed.no-dead-letters", "tester", codec, held, client(), lifeline)
            .start()) {
      await().atMost(LONG).until(() -> feed.failure().isPresent());
      assertFalse(feed.ready());
    }
  }

  private ReferenceFeed<Review> feed(Held held) {
    return new ReferenceFeed<>(topic, "tester", codec, held, client(), lifeline);
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private void put(String tcn) {
    broker.produce(topic, bytes(key(tcn)), event(tcn));
  }

  private byte[] event(String tcn) {
    return codec.encode(Samples.review(tcn));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String key(String tcn) {
    return Samples.review(tcn).getBookingId().toString();
  }

  private static final class Held implements ReferenceFeed.Holder<Review> {
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> removed = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate;
    private volatile Map<Integer, Long> positions = Map.of();
    private volatile TopicExtent extent;
    private volatile int closed;
    private volatile boolean putsAside = true;

    private Held(CountDownLatch gate) {
      this.gate = gate;
    }

    @Override
    public void put(Received<Review> received) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      keys.add(received.key());
    }

    @Override
    public void remove(String key, Origin origin, Instant recorded) {
      removed.add(key);
    }

    @Override
    public boolean putsAside() {
      return putsAside;
    }

    @Override
    public void read(Map<Integer, Long> now) {
      positions = now;
    }

    @Override
    public Map<Integer, Long> positions(Supplier<TopicExtent> now) {
      extent = now.get();
      return positions;
    }

    @Override
    public void closed() {
      closed++;
    }
  }
}
