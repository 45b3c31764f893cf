package org.tenprint.biometric.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.application.Shards;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.ShardAnswer;
import org.tenprint.events.biometric.ShardSearch;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Mailbox;
import org.tenprint.messaging.ReferenceFeed;

/**
 * One instance's place among the shards: answers what the others ask, and asks them. Answering does
 * not wait for the hop: a hop that waits for this shard may be what keeps this instance's own from
 * starting.
 */
public final class ShardLink implements AutoCloseable {
  /** Longest wait for a record whose address is known, which is there. */
  private static final Duration LONGEST_READ = Duration.ofSeconds(10);

  private final SearchResponder responder;
  private final ShardCalls calls;
  private final ShardWriter writer;
  private final ReferenceFeed<ShardSearch> questions;
  private final ReferenceFeed<ShardAnswer> answers;

  /**
   * How long to wait for the others.
   *
   * @param pause after which a question is asked again, the first time; then ever longer
   * @param longest after which the hop gives up, and the process ends to be started again
   */
  public record Patience(Duration pause, Duration longest) {}

  /**
   * What both directions use.
   *
   * @param writer of questions and answers
   * @param meters counts questions asked again and refused
   */
  record Outlet(ShardWriter writer, MeterRegistry meters) {}

  private ShardLink(
      GalleryShard shard,
      String instance,
      Patience patience,
      List<ReferenceFeed<?>> orders,
      Kafka kafka) {
    ShardIdentity self = ShardIdentity.of(shard, instance);
    EventCodec<ShardSearch> searchCodec = EventCodec.of(ShardSearch.class, kafka.registry());
    EventCodec<ShardAnswer> answerCodec = EventCodec.of(ShardAnswer.class, kafka.registry());
    this.writer = new ShardWriter(kafka.client(), kafka.clock());
    Outlet out = new Outlet(writer, kafka.meters());
    this.responder =
        new SearchResponder(
            shard,
            self,
            new BookedProbes(
                kafka.codecs().bookings(),
                new LogReader(TopicCatalogue.BOOKINGS.name(), kafka.client(), LONGEST_READ)),
            answerCodec,
            orders,
            out);
    this.calls =
        new ShardCalls(
            self,
            kafka.codecs().enrolments(),
            searchCodec,
            new LogReader(TopicCatalogue.ENROLMENTS.name(), kafka.client(), LONGEST_READ),
            out,
            patience);
    this.questions = feed(TopicCatalogue.SHARD_SEARCHES, searchCodec, responder, kafka);
    this.answers = feed(TopicCatalogue.SHARD_ANSWERS, answerCodec, calls, kafka);
  }

  private static <T extends SpecificRecord> ReferenceFeed<T> feed(
      TopicSpec topic, EventCodec<T> codec, Mailbox.Post<T> post, Kafka kafka) {
    return new ReferenceFeed<>(
        topic.name(),
        BiometricTopology.SERVICE,
        codec,
        new Mailbox<>(post),
        kafka.client(),
        kafka.lifeline());
  }

  /**
   * Starts to answer, and to be able to ask.
   *
   * @param shard this instance's
   * @param instance names this process, unlike any other
   * @param orders on which an answer rests as it does on the gallery, as in {@link
   *     BiometricTopology#topology}: each that was acknowledged before it is asked is read before
   *     it answers
   */
  public static ShardLink start(
      GalleryShard shard,
      String instance,
      Patience patience,
      List<ReferenceFeed<?>> orders,
      Kafka kafka) {
    ShardLink link = new ShardLink(shard, instance, patience, orders, kafka);
    link.questions.start();
    link.answers.start();
    return link;
  }

  /** The way to the others. */
  public Shards shards() {
    return calls;
  }

  List<ReferenceFeed<?>> feeds() {
    return List.of(questions, answers);
  }

  /** Whether it answers and hears the others, and none of them keeps a booking waiting. */
  public boolean ready() {
    return questions.ready() && answers.ready() && calls.answered();
  }

  /** Ends waiting, so that the hop can stop: before the hop is closed. */
  public void release() {
    calls.release();
  }

  @Override
  public void close() {
    calls.close();
    questions.close();
    answers.close();
    responder.close();
    writer.close();
  }
}
