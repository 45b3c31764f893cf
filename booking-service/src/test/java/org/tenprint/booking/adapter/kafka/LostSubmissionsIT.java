package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.messaging.Lifeline;
import org.tenprint.testkit.PowerCut;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.MemoryVault;

/**
 * An agency's log has lost its end, which was taken, or was made anew, and the agency sends on:
 * what was acknowledged since is taken, here put aside, and not deleted before it is.
 */
class LostSubmissionsIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String TOPIC = "booking.submissions.MA0130100.v1";

  @TempDir Path folder;
  private TestBroker broker;

  private final MockProducer<byte[], byte[]> letters =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  @BeforeEach
  void start() {
    broker = TestBroker.dedicated(data());
    broker.createTopic(TOPIC, 1);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private Path data() {
    return folder.resolve("broker").resolve("data");
  }

  @Test
  void whatIsSentWhereTheLostEndWasIsTakenByTheNextStart() {
    send(0, 3);
    try (SubmissionFeed feed = feed()) {
      awaitTaken(3);
      assertTrue(feed.alive());
    }
    PowerCut.take(broker, data(), TOPIC, 0, 1);
    send(3, 7);
    try (SubmissionFeed feed = feed()) {
      awaitTaken(7);
      assertEquals(Set.of(), feed.held());
    }
    assertEquals(IntStream.range(0, 7).mapToObj(i -> "T-" + i).toList(), taken());
  }

  @Test
  void whatIsSentWhereTheLostEndWasIsTakenByOneThatRuns() {
    send(0, 3);
    try (SubmissionFeed feed = feed()) {
      awaitTaken(3);
      PowerCut.take(broker, data(), TOPIC, 0, 1);
      send(3, 7);
      awaitTaken(7);
      assertTrue(feed.alive());
    }
    assertEquals(IntStream.range(0, 7).mapToObj(i -> "T-" + i).toList(), taken());
  }

  /** The new log is longer than what was read of the old one when the feed looks at it. */
  @Test
  void whatIsSentToATopicThatWasMadeAnewMeanwhileIsTaken() throws Exception {
    MockProducer<byte[], byte[]> slow =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    send(0, 3);
    try (SubmissionFeed feed = feed(slow)) {
      Awaitility.await().atMost(LONG).until(() -> slow.history().size() == 3);
      try (Admin admin = Admin.create(broker.client())) {
        admin.deleteTopics(List.of(TOPIC)).all().get();
        Awaitility.await()
            .atMost(LONG)
            .until(() -> !admin.listTopics().names().get().contains(TOPIC));
      }
      broker.createTopic(TOPIC, 1);
      send(3, 13);
      Awaitility.await()
          .atMost(LONG)
          .untilAsserted(
              () -> {
                while (slow.completeNext()) {} // the feed waits for each
                assertEquals(IntStream.range(0, 13).mapToObj(i -> "T-" + i).toList(), taken(slow));
              });
      Awaitility.await().atMost(LONG).until(() -> broker.consume(TOPIC).isEmpty());
      assertTrue(feed.alive());
    }
  }

  private void send(int from, int to) {
    for (int i = from; i < to; i++) {
      broker.produce(TOPIC, ("T-" + i).getBytes(UTF_8), new byte[] {1});
    }
  }

  private List<String> taken() {
    return taken(letters);
  }

  private static List<String> taken(MockProducer<byte[], byte[]> letters) {
    return letters.history().stream().map(letter -> new String(letter.key(), UTF_8)).toList();
  }

  /** And gone from the agency's topic. */
  private void awaitTaken(int count) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> assertEquals(count, taken().size(), taken().toString()));
    Awaitility.await().atMost(LONG).until(() -> broker.consume(TOPIC).isEmpty());
  }

  private SubmissionFeed feed() {
    return feed(letters);
  }

  private SubmissionFeed feed(MockProducer<byte[], byte[]> letters) {
    SubmissionIntake intake =
        new SubmissionIntake(
            new SubmissionCodec(Optional.empty()),
            new TakeSubmission(new AcceptBooking(null, null, null, () -> true, null), null),
            new SubmissionOutcomes(
                new AgencyWriter(letters),
                new AgencyWriter(
                    new MockProducer<>(
                        true, null, new ByteArraySerializer(), new ByteArraySerializer())),
                Optional.empty(),
                new MemoryVault(),
                () -> Instant.EPOCH),
            (door, outcome) -> {},
            () -> Instant.EPOCH);
    return new SubmissionFeed(intake, broker.client(), Lifeline.observed()).start();
  }
}
