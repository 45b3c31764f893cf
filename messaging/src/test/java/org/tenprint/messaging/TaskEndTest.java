package org.tenprint.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Review;

/** What a task that ends says of what it has written, and that it calls nothing any more. */
class TaskEndTest {
  private static final int PARTITION = 3;

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final List<String> told = new ArrayList<>();
  private final HopProcessor task =
      new HopProcessor(
          "tester",
          Map.of(
              TopicCatalogue.REVIEWS.name(),
              new Hop.Input<>(
                  TopicCatalogue.REVIEWS, codec, r -> r.getBookingId().toString(), this::step)),
          new FeedGate(List.of(), List.of(), List.of()),
          List.of(),
          new TaskLife(
              List.of(out -> out.every(Duration.ofSeconds(1), () -> told.add("called"))),
              List.of(partition -> told.add("ended " + partition)),
              List.of(partition -> told.add("aborted " + partition))));

  @TempDir Path state;

  private MockProcessorContext<byte[], Outgoing> context;
  private boolean writes = true;

  private void step(Received<Review> received, Emitter out) {
    if (writes) {
      out.tombstone("out.v1", received.key(), Samples.TIME);
    }
  }

  private void begins() {
    Properties settings = new Properties();
    settings.put("application.id", "tester");
    settings.put("bootstrap.servers", "nowhere:1");
    context = new MockProcessorContext<>(settings, new TaskId(0, PARTITION), state.toFile());
    context.setCurrentSystemTimeMs(0);
    context.setRecordMetadata(TopicCatalogue.REVIEWS.name(), PARTITION, 0);
    task.init(context);
  }

  private void takes() {
    Review review = Samples.review("TCN-1");
    byte[] key = review.getBookingId().toString().getBytes(UTF_8);
    task.process(new Record<>(key, codec.encode(review), 0));
  }

  @Test
  void whatWasNotCommittedIsAborted() {
    ThreadCommits.another();
    begins();
    takes();
    task.close();
    assertEquals(List.of("ended 3", "aborted 3"), told);
  }

  /** As when it moves to another instance while others go on here. */
  @Test
  void whatWasCommittedIsNot() {
    begins();
    takes();
    takes();
    ThreadCommits.another();
    task.close();
    assertEquals(List.of("ended 3"), told);
  }

  @Test
  void whatWasWrittenBehindACommitIsAborted() {
    begins();
    takes();
    ThreadCommits.another();
    takes();
    task.close();
    assertEquals(List.of("ended 3", "aborted 3"), told);
  }

  @Test
  void ofWhoHasWrittenNothingNothingIsAborted() {
    writes = false;
    begins();
    takes();
    task.close();
    begins();
    task.close();
    assertEquals(List.of("ended 3", "ended 3"), told);
  }

  /** Kafka Streams revives a task with all that it was to call by the clock. */
  @Test
  void oneThatBeginsAgainIsCalledOnceByTheClock() {
    begins();
    List<CapturedPunctuator> first = context.scheduledPunctuators();
    task.close();
    begins();
    assertEquals(
        List.of(true), first.stream().map(CapturedPunctuator::cancelled).toList(), "the first");
    assertEquals(
        List.of(false),
        context.scheduledPunctuators().stream().map(CapturedPunctuator::cancelled).toList());
  }
}
