package org.tenprint.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

/** What ends a feed, and with it the service; and when it may say that it has read everything. */
class FeedFailureIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final List<Throwable> ENDING =
      List.of(
          new OutOfMemoryError("a person's name"),
          new NoClassDefFoundError(),
          new ExceptionInInitializerError(),
          new ThreadDeath(),
          new KafkaException("the broker is away"));
  private static final List<Throwable> OF_ONE_RECORD =
      List.of(
          new IllegalStateException("a person's name"),
          new DateTimeException("P999999999Y"),
          new StackOverflowError(),
          new AssertionError());

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final TestBroker broker = TestBroker.shared();
  private final Lifeline lifeline = Lifeline.observed();
  private final List<String> held = new CopyOnWriteArrayList<>();
  private final List<String> unread = new CopyOnWriteArrayList<>();
  private String topic;

  @BeforeEach
  void topics(TestInfo test) {
    topic = "feed." + test.getTestMethod().orElseThrow().getName();
    broker.createTopic(topic, 1);
    broker.createTopic(TopicSpec.deadLetters(topic, "tester"), 1);
  }

  @Test
  void whateverEndsTheFeedCutsTheLifeline() {
    put("TCN-1");
    for (Throwable thrown : ENDING) {
      Lifeline own = Lifeline.observed();
      try (ReferenceFeed<Review> feed = feed(received -> raise(thrown), own).start()) {
        await().atMost(LONG).until(() -> !own.intact());
        assertSame(thrown, own.failure().orElseThrow());
        assertSame(thrown, feed.failure().orElseThrow());
        assertFalse(feed.ready());
        assertThrows(IllegalStateException.class, () -> feed.awaitReady(LONG));
        assertThrows(NotCaughtUp.class, () -> feed.catchUp(LONG));
      }
    }
    assertEquals(0, broker.consume(TopicSpec.deadLetters(topic, "tester")).size());
  }

  @Test
  void whatIsThrownOnOneRecordIsItsDeadLetterAndTheFeedGoesOn() {
    OF_ONE_RECORD.forEach(thrown -> put(thrown.getClass().getName()));
    put("TCN-good");
    ReferenceFeed.Holder<Review> holder =
        received -> {
          if (held.size() + unread.size() < OF_ONE_RECORD.size()) {
            raise(OF_ONE_RECORD.get(unread.size()));
          }
          held.add(received.key());
        };
    try (ReferenceFeed<Review> feed = feed(new Noting(holder), lifeline).start()) {
      feed.awaitReady(LONG);
      feed.catchUp(LONG);
      assertEquals(List.of(key("TCN-good")), held);
      assertEquals(OF_ONE_RECORD.size(), unread.size());
      assertTrue(lifeline.intact());
      var letters = broker.consume(TopicSpec.deadLetters(topic, "tester"));
      assertEquals(OF_ONE_RECORD.size(), letters.size());
      for (int i = 0; i < letters.size(); i++) {
        Headers headers = letters.get(i).headers();
        assertEquals("DECISION_FAILED", text(headers, DeadLetters.REASON));
        String position = " at " + FeedFailureIT.class.getName() + ":\\d+";
        String detail = text(headers, DeadLetters.DETAIL);
        assertTrue(detail.matches(OF_ONE_RECORD.get(i).getClass().getName() + position), detail);
      }
    }
  }

  @Test
  void hasReadWhatWasAcknowledgedBeforeItWasAskedToCatchUp() {
    try (ReferenceFeed<Review> feed =
        feed(received -> held.add(received.key()), lifeline).start()) {
      feed.awaitReady(LONG);
      for (int i = 1; i <= 200; i++) {
        put("TCN-" + i);
        feed.catchUp(LONG);
        assertEquals(i, held.size());
      }
    }
  }

  @Test
  void isNotCaughtUpWhileItIsStuck() {
    CountDownLatch gate = new CountDownLatch(1);
    ReferenceFeed.Holder<Review> holder =
        received -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (ReferenceFeed<Review> feed = feed(holder, lifeline).start()) {
      feed.awaitReady(LONG);
      put("TCN-1");
      assertThrows(NotCaughtUp.class, () -> feed.catchUp(Duration.ofMillis(300)));
      assertFalse(feed.ready());
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (ProgressWatch watch = new ProgressWatch(client, Duration.ofSeconds(2), lifeline)) {
        watch.start();
        await().atMost(LONG).until(() -> !lifeline.intact());
        assertInstanceOf(StoodStill.class, lifeline.failure().orElseThrow());
      }
      gate.countDown();
      feed.catchUp(LONG);
      assertTrue(feed.ready());
    }
  }

  @Test
  void isNotCaughtUpWhileTheBrokerIsAway() {
    try (TestBroker own = TestBroker.dedicated()) {
      own.createTopic(topic, 1);
      Map<String, Object> client = Map.of("bootstrap.servers", own.bootstrapServers());
      try (ReferenceFeed<Review> feed =
              new ReferenceFeed<>(topic, "tester", codec, received -> {}, client, lifeline)
                  .start();
          ProgressWatch watch = new ProgressWatch(client, Duration.ofSeconds(9), lifeline)) {
        assertFalse(watch.brokersAnswer());
        watch.start();
        feed.awaitReady(LONG);
        feed.catchUp(LONG);
        await().atMost(LONG).until(watch::brokersAnswer);
        own.stop();
        await().atMost(LONG).until(() -> !watch.brokersAnswer());
        assertThrows(NotCaughtUp.class, () -> feed.catchUp(Duration.ofSeconds(1)));
        assertFalse(feed.ready());
        assertTrue(lifeline.intact());
      }
    }
  }

  @Test
  void endsWhenTheTopicHasMorePartitionsThanItReads() throws Exception {
    Map<String, Object> client =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "metadata.max.age.ms", 100);
    try (ReferenceFeed<Review> feed =
            new ReferenceFeed<>(topic, "tester", codec, received -> {}, client, lifeline).start();
        var admin = org.apache.kafka.clients.admin.Admin.create(client)) {
      feed.awaitReady(LONG);
      admin
          .createPartitions(
              Map.of(topic, org.apache.kafka.clients.admin.NewPartitions.increaseTo(2)))
          .all()
          .get();
      await().atMost(LONG).until(() -> !lifeline.intact());
    }
  }

  /** Also while nothing comes: what it holds by that key counts no more. */
  @Test
  void endsWhenAKeyIsWithdrawnFromBeforeWhatItHoldsAndStartsWithoutThat(@TempDir Path folder)
      throws IOException {
    topic = "field-office.TST.matches.v1";
    broker.createTopic(topic, 1);
    broker.createTopic(TopicSpec.deadLetters(topic, "tester"), 1);
    EventSigner signer = new TestSigners(folder).of("notification-service").interceptor();
    for (String tcn : List.of("TCN-1", "TCN-2")) {
      byte[] key = key(tcn).getBytes(StandardCharsets.UTF_8);
      broker.produce(
          List.of(
              signer.onSend(
                  new ProducerRecord<>(topic, 0, key, codec.encode(Samples.review(tcn))))));
    }
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            SignedEvents.SIGNERS,
            folder.toString());
    ReferenceFeed.Holder<Review> noting = new Noting(received -> held.add(received.key()));
    try (ReferenceFeed<Review> feed =
        new ReferenceFeed<>(topic, "tester", codec, noting, client, lifeline).start()) {
      feed.awaitReady(LONG);
      assertEquals(List.of(key("TCN-1"), key("TCN-2")), held);
      Files.writeString(folder.resolve("service.notification-service.1.until"), topic + "/0=1\n");
      await().atMost(LONG).until(() -> !lifeline.intact());
      assertInstanceOf(UncheckedIOException.class, lifeline.failure().orElseThrow());
      assertFalse(feed.ready());
    }
    held.clear();
    Lifeline next = Lifeline.observed();
    try (ReferenceFeed<Review> feed =
        new ReferenceFeed<>(topic, "tester", codec, noting, client, next).start()) {
      feed.awaitReady(LONG);
      feed.catchUp(LONG);
      assertEquals(List.of(key("TCN-1")), held);
      assertEquals(List.of(key("TCN-2")), unread);
      assertTrue(next.intact());
    }
  }

  private ReferenceFeed<Review> feed(ReferenceFeed.Holder<Review> holder, Lifeline of) {
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    return new ReferenceFeed<>(topic, "tester", codec, holder, client, of);
  }

  private void put(String tcn) {
    broker.produce(
        topic, key(tcn).getBytes(StandardCharsets.UTF_8), codec.encode(Samples.review(tcn)));
  }

  private static String key(String tcn) {
    return Samples.review(tcn).getBookingId().toString();
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  static void raise(Throwable thrown) {
    thrown.setStackTrace(new Throwable().getStackTrace());
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private final class Noting implements ReferenceFeed.Holder<Review> {
    private final ReferenceFeed.Holder<Review> other;

    private Noting(ReferenceFeed.Holder<Review> other) {
      this.other = other;
    }

    @Override
    public void put(Received<Review> received) throws PoisonEvent {
      other.put(received);
    }

    @Override
    public void unread(String key, Origin origin, Instant recorded, PoisonEvent why) {
      unread.add(key);
    }
  }
}
