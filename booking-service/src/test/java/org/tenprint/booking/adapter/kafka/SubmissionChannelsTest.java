package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.booking.Submission;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;

class SubmissionChannelsTest {
  private static final String TOPIC = "booking.submissions.MA0130100.v1";

  private final MockProducer<byte[], byte[]> letters =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  private final Lifeline lifeline = Lifeline.observed();

  /** Whatever is thrown over one submission, it is that one's dead letter and the next is taken. */
  @Test
  void whatIsThrownOverASubmissionIsItsDeadLetter() {
    Queue<Throwable> thrown =
        new ArrayDeque<>(
            List.of(
                new IllegalStateException("a name of a person"),
                new StackOverflowError(),
                new AssertionError()));
    int count = thrown.size();
    SubmissionChannels channels = channels(() -> sneak(thrown.remove()));
    channels.take(records(count)).await().atMost(Duration.ofMinutes(1));
    assertEquals(count, letters.history().size());
    assertTrue(lifeline.intact());
    for (ProducerRecord<byte[], byte[]> letter : letters.history()) {
      assertEquals(TOPIC + ".dlq.booking-service", letter.topic());
      assertEquals("DECISION_FAILED", header(letter, DeadLetters.REASON));
      letter
          .headers()
          .forEach(
              header -> assertEquals(-1, new String(header.value(), UTF_8).indexOf("name of")));
    }
  }

  /**
   * What is no submission's fault is nobody's dead letter: the service ends, and takes it again.
   */
  @Test
  void anErrorOfTheMachineEndsTheServiceAndPassesOverNothing() {
    OutOfMemoryError full = new OutOfMemoryError("Java heap space");
    SubmissionChannels channels = channels(() -> sneak(full));
    assertThrows(
        CompletionException.class,
        () -> channels.take(records(1)).await().atMost(Duration.ofMinutes(1)));
    assertEquals(Optional.of(full), lifeline.failure());
    assertEquals(List.of(), letters.history());
  }

  @Test
  void aLetterThatCannotBeMadeEndsTheService() {
    letters.close();
    SubmissionChannels channels = channels(() -> sneak(new IllegalStateException("a name")));
    assertThrows(
        IllegalStateException.class,
        () -> channels.take(records(1)).await().atMost(Duration.ofMinutes(1)));
    assertFalse(lifeline.intact());
  }

  private SubmissionChannels channels(InstantSource clock) {
    AcceptBooking never = new AcceptBooking(null, null, null, () -> true);
    return new SubmissionChannels(
        new SubmissionCodec(Optional.empty()),
        new TakeSubmission(never, null),
        new SubmissionDeadLetters(letters),
        clock,
        lifeline);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable, R> R sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static ConsumerRecords<byte[], byte[]> records(int count) {
    Submission submission =
        Submission.newBuilder()
            .setTcn("TCN-0000001")
            .setControllingOri("MA0130100")
            .setBookingOri("MA0130100")
            .setBookedAt("2011-06-05T23:10:00-04:00")
            .setRetention(Retention.ENROL)
            .setPrints(List.of())
            .build();
    byte[] value = EventCodec.of(Submission.class).encode(submission);
    List<ConsumerRecord<byte[], byte[]>> records = new java.util.ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(new ConsumerRecord<>(TOPIC, 0, i, "TCN-0000001".getBytes(UTF_8), value));
    }
    return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of());
  }

  private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
