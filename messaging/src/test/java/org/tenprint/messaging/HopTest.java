package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;

/** The hop's routing and failure policy, on the Streams test driver; its transaction is an IT's. */
class HopTest {
  private static final String OUT = "out.v1";
  private static final String DEAD = TopicCatalogue.REVIEWS.deadLetters("tester");

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> in;
  private TestOutputTopic<byte[], byte[]> out;
  private TestOutputTopic<byte[], byte[]> dead;

  @BeforeEach
  void start() {
    start(new Properties());
  }

  private void start(Properties settings) {
    Hop hop =
        Hop.of("tester")
            .on(
                TopicCatalogue.REVIEWS,
                codec,
                review -> review.getBookingId().toString(),
                this::step);
    driver = new TopologyTestDriver(hop.topology(), settings);
    ByteArraySerializer bytes = new ByteArraySerializer();
    ByteArrayDeserializer from = new ByteArrayDeserializer();
    in = driver.createInputTopic(TopicCatalogue.REVIEWS.name(), bytes, bytes);
    out = driver.createOutputTopic(OUT, from, from);
    dead = driver.createOutputTopic(DEAD, from, from);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private void step(Received<Review> received, Emitter emitter) throws PoisonEvent {
    if (received.value().getVerdict() == Verdict.UNKNOWN) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "verdict");
    }
    emitter.emit(
        OUT,
        received.key(),
        codec,
        received.value(),
        received.envelope().next("/tester", codec.eventType(), received.key(), "", Samples.TIME));
  }

  @Test
  void aStepWritesToTheTopicItNames() throws PoisonEvent {
    Review review = Samples.review("TCN-0000001");
    pipe(review);
    TestRecord<byte[], byte[]> record = out.readRecord();
    assertEquals(review, codec.decode(record.value()));
    assertEquals(Samples.TIME, record.getRecordTime());
    assertTrue(dead.isEmpty());
  }

  @Test
  void whatCannotBeReadIsADeadLetterWithItsOriginAndTheNextPasses() {
    byte[] random = {9, 9, 9};
    in.pipeInput("k".getBytes(StandardCharsets.UTF_8), random);
    in.pipeInput("k".getBytes(StandardCharsets.UTF_8), (byte[]) null);
    pipe(Samples.review("TCN-0000002"));
    TestRecord<byte[], byte[]> first = dead.readRecord();
    assertArrayEquals(random, first.value());
    assertEquals("NOT_AN_EVENT", header(first.headers(), DeadLetters.REASON));
    assertEquals(TopicCatalogue.REVIEWS.name(), header(first.headers(), DeadLetters.TOPIC));
    assertEquals("0", header(first.headers(), DeadLetters.OFFSET));
    assertEquals("NULL_VALUE", header(dead.readRecord().headers(), DeadLetters.REASON));
    assertTrue(dead.isEmpty());
    assertEquals(1, out.getQueueSize());
  }

  /** A dead letter is kept for thirty days of its own time: of its record's, it might be over. */
  @Test
  void theDeadLetterOfAnOldRecordIsAsOldAsItsReading() {
    Instant old = Instant.parse("2011-06-07T00:00:00Z");
    in.pipeInput(new byte[] {1}, new byte[] {9, 9, 9}, old);
    assertTrue(dead.readRecord().getRecordTime().isAfter(old.plus(Duration.ofDays(1))));
  }

  @Test
  void aBrokenInvariantAndAForeignKeyAreDeadLetters() {
    Review review = Samples.review("TCN-0000003");
    in.pipeInput("another".getBytes(StandardCharsets.UTF_8), codec.encode(review));
    pipe(Review.newBuilder(review).setVerdict(Verdict.UNKNOWN).build());
    assertEquals("KEY_MISMATCH", header(dead.readRecord().headers(), DeadLetters.REASON));
    assertEquals("INVARIANT_BROKEN", header(dead.readRecord().headers(), DeadLetters.REASON));
    assertTrue(out.isEmpty());
  }

  @Test
  void whatTheTopicsWriterDidNotSignIsADeadLetter(@TempDir Path folder) throws IOException {
    TestSigners signers = new TestSigners(folder);
    EventSigner of = signers.of("notification-service").interceptor();
    EventSigner ofAnother = signers.of("immigration-service").interceptor();
    stop();
    Properties settings = new Properties();
    settings.put(SignedEvents.SIGNERS, folder.toString());
    start(settings);
    Review review = Samples.review("TCN-0000004");
    pipe(review);
    pipe(review, codec.encode(review), ofAnother);
    byte[] noEvent = {9, 9, 9};
    in.pipeInput(key(review), noEvent);
    pipe(review, noEvent, of);
    pipe(review, codec.encode(review), of);
    for (String reason : List.of("FORGED", "FORGED", "FORGED", "NOT_AN_EVENT")) {
      assertEquals(reason, header(dead.readRecord().headers(), DeadLetters.REASON));
    }
    assertTrue(dead.isEmpty());
    assertEquals(1, out.getQueueSize());
  }

  private void pipe(Review review, byte[] value, EventSigner by) {
    ProducerRecord<byte[], byte[]> sent =
        by.onSend(new ProducerRecord<>(TopicCatalogue.REVIEWS.name(), key(review), value));
    in.pipeInput(new TestRecord<>(sent.key(), sent.value(), sent.headers(), sent.timestamp()));
  }

  private void pipe(Review review) {
    in.pipeInput(key(review), codec.encode(review));
  }

  private static byte[] key(Review review) {
    return review.getBookingId().toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
