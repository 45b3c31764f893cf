package org.tenprint.booking.adapter.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Draft;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/**
 * The agencies' own topics. A batch is acknowledged when every record of it has its receipt or its
 * dead letter on the log; while the log is away it is tried again, and nothing is passed over. What
 * is no submission's fault ends the service: a channel that stopped would look like no submissions.
 */
@ApplicationScoped
public class SubmissionChannels {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionChannels.class);
  private static final String CHANNEL = "submissions-in";
  private static final Pattern TOPIC =
      Pattern.compile("booking\\.submissions\\.([A-Z0-9]{9})\\.v1");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final SubmissionCodec codec;
  private final TakeSubmission takeSubmission;
  private final SubmissionDeadLetters deadLetters;
  private final InstantSource clock;
  private final Lifeline lifeline;

  /** Takes submissions by that use; dead letters go there. */
  public SubmissionChannels(
      SubmissionCodec codec,
      TakeSubmission takeSubmission,
      SubmissionDeadLetters deadLetters,
      InstantSource clock,
      Lifeline lifeline) {
    this.codec = codec;
    this.takeSubmission = takeSubmission;
    this.deadLetters = deadLetters;
    this.clock = clock;
    this.lifeline = lifeline;
  }

  /** Takes a batch of records, in their order. */
  @Incoming(CHANNEL)
  @Blocking
  public Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
    try {
      return taken(records).onFailure().invoke(thrown -> lifeline.cut(CHANNEL, thrown));
    } catch (RuntimeException | Error thrown) {
      lifeline.cut(CHANNEL, thrown);
      throw thrown;
    }
  }

  private Uni<Void> taken(ConsumerRecords<byte[], byte[]> records) {
    List<Uni<Void>> effects = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      effects.add(untilDone(() -> effect(record)));
    }
    return effects.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(effects).andFailFast().replaceWithVoid();
  }

  /**
   * Takes one record. What working on it throws is that record's dead letter, so that no agency's
   * submission ends the channel for the others. It fails with {@link Unavailable}, and with what
   * any submission would meet: an Error of the machine.
   */
  private CompletionStage<?> effect(ConsumerRecord<byte[], byte[]> record) {
    try {
      Draft draft = codec.decode(record.value());
      TakeSubmission.Delivered delivered =
          new TakeSubmission.Delivered(ori(record.topic()), key(record), record.value());
      return takeSubmission
          .take(draft, delivered, clock.instant())
          .thenApply(answer -> (Object) answer)
          .exceptionallyCompose(failure -> failed(record, failure).thenApply(done -> done));
    } catch (PoisonEvent poison) {
      return deadLetters.write(deadLetter(record, poison));
    } catch (RuntimeException | Error e) {
      return failed(record, e);
    }
  }

  private CompletionStage<?> failed(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Unavailable) {
      return CompletableFuture.failedStage(cause);
    }
    if (cause instanceof UncheckedIOException) {
      return CompletableFuture.failedStage(new Unavailable("schema registry", LONGEST_PAUSE));
    }
    if (cause instanceof Error && !ofTheSubmission(cause)) {
      return CompletableFuture.failedStage(cause);
    }
    StackTraceElement[] trace = cause.getStackTrace();
    String detail = cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    return deadLetters.write(
        deadLetter(record, new PoisonEvent(PoisonReason.DECISION_FAILED, detail)));
  }

  private static boolean ofTheSubmission(Throwable cause) {
    return cause instanceof StackOverflowError || cause instanceof AssertionError;
  }

  /** Begins at once, in the order of the batch; tries again on other threads. */
  private static Uni<Void> untilDone(Supplier<CompletionStage<?>> effect) {
    CompletionStage<?> first = effect.get();
    Uni<Object> again =
        Uni.createFrom()
            .<Object>completionStage(() -> effect.get().thenApply(done -> done))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .onFailure(Unavailable.class)
            .retry()
            .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
            .indefinitely();
    return Uni.createFrom()
        .<Object>completionStage(first.thenApply(done -> done))
        .onFailure(Unavailable.class)
        .recoverWithUni(again)
        .replaceWithVoid();
  }

  private static ProducerRecord<byte[], byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, PoisonEvent poison) {
    LOG.warn(
        "dead-letter reason={} topic={} partition={} offset={} detail={}",
        poison.reason(),
        record.topic(),
        record.partition(),
        record.offset(),
        poison.detail());
    Headers headers = new RecordHeaders(record.headers());
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    DeadLetters.mark(headers, poison, origin, BookingFeeds.GROUP);
    return new ProducerRecord<>(
        TopicSpec.deadLetters(record.topic(), BookingFeeds.GROUP),
        null,
        record.timestamp() < 0 ? null : record.timestamp(),
        record.key(),
        record.value(),
        headers);
  }

  private static String ori(String topic) {
    Matcher matcher = TOPIC.matcher(topic);
    if (!matcher.matches()) {
      throw new IllegalStateException("not an agency's topic: " + topic);
    }
    return matcher.group(1);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.key())
        .map(key -> new String(key, StandardCharsets.UTF_8))
        .orElse(null);
  }
}
